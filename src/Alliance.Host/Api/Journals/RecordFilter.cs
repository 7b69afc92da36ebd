using Alliance.Core.Actors;
using Alliance.Core.Geography;
using Alliance.Core.Identifiers;
using Alliance.Core.Journals;
using Alliance.Core.Situations;
using Alliance.Grains.Realms;
using Alliance.Host.Api.Endpoints;
using Alliance.Host.Api.Lists;
using Alliance.Host.Api.Queries;
using Alliance.Host.Api.Typing;
using Alliance.Host.Situations;

namespace Alliance.Host.Api.Journals;

/// <summary>The records that a caller wants; all records where the caller names no criterion.</summary>
internal sealed class RecordFilter : IWanted
{
    /// <summary>The type of records, for the journal.</summary>
    public static readonly QueryParameter<IReadOnlySet<string>> Type = Parameters.AnyOf(
        "type", "The type of the record, such as incident.opened.", RecordTypes.All);

    /// <summary>The types of records, for the event stream.</summary>
    public static readonly QueryParameter<IReadOnlySet<string>> Types = Parameters.AnyOf(
        "types", "The types of the records, such as incident.opened.", RecordTypes.All);

    /// <summary>The actor that gave the records.</summary>
    public static readonly QueryParameter<string> Actor = Parameters.Text(
        "actor",
        "The actor that gave the record: Kind/Key, such as RescueTeam/430422119-F1; the code or name of a tier, squad "
            + "or depot; or the number of an incident or a request.");

    private static readonly QueryParameter<bool?> Notices = Parameters.Flag(
        "notices", "true: only what people are to see.");

    private static readonly QueryParameter<string> Words = ListParameters.Search(
        "names, reasons, numbers and other texts");

    private readonly List<Func<JournalEntry, bool>> _more = [];
    private HashSet<Type>? _types;
    private string? _request;
    private ActorId? _actor;
    private HashSet<string>? _places;
    private bool _notices;
    private Func<RequestNumber, bool>? _ofIncident;

    /// <summary>The parameters of a filter, but for the type.</summary>
    public static IReadOnlyList<QueryParameter> All { get; } =
    [
        Actor, ListParameters.Request, ListParameters.Incident, ListParameters.Place, Notices, ListParameters.Author,
        ListParameters.Office, ListParameters.Since, ListParameters.Until, ListParameters.RecordedSince,
        ListParameters.RecordedUntil, Words,
    ];

    /// <summary>Reads a filter from a query.</summary>
    /// <param name="values">The query.</param>
    /// <param name="types">The parameter for types.</param>
    /// <param name="open">The realm.</param>
    /// <exception cref="Problems.ApiProblem">The township is unknown.</exception>
    public static RecordFilter Of(QueryValues values, QueryParameter<IReadOnlySet<string>> types, RealmDesk open)
    {
        var checks = new Checks([]);
        var filter = new RecordFilter
        {
            _types = values.Of(types) is { } names ? [.. names.Select(RecordTypes.TypeOf)] : null,
            _request = values.Of(ListParameters.Request),
            _places = values.Of(ListParameters.Place) is { } place
                ? CodesOf(Lookups.Place(place, ListParameters.Place.Name, open.Region, checks), open.Region) : null,
            _notices = values.Of(Notices) == true,
            _actor = values.Of(Actor) is { } actor ? ActorOf(actor, open, checks) : null,
        };
        ListParameters.CheckOrder(values, checks);
        checks.Done();
        filter.AddTexts(values, open.Region);
        filter.AddTimes(values, open);
        return filter;
    }

    /// <summary>Lists the codes under which a township is on record: its own, former ones, and those of the townships
    /// that were merged into it.</summary>
    private static HashSet<string> CodesOf(string? township, Region region) =>
        [
            township ?? "",
            .. region.Townships.Values.Where(t => region.Standing(t.Code) == township)
                .SelectMany(t => t.Formerly.Select(f => f.Code).OfType<string>().Prepend(t.Code)),
        ];

    /// <summary>Leaves out what is not about one of these incidents.</summary>
    public void Restrict(IReadOnlySet<string> incidents) =>
        _more.Add(entry => RecordSubjects.IncidentOf(entry) is { } of && incidents.Contains(of.Text));

    /// <summary>Takes what is about the incident that was asked for, or about a request that belongs to it now.
    /// </summary>
    /// <param name="ofIncident">Whether a request belongs to it; null where no incident was asked for.</param>
    public void TakeRequests(Func<RequestNumber, bool>? ofIncident) => _ofIncident = ofIncident;

    /// <summary>The actor whose records alone are wanted; null for all.</summary>
    public ActorId? ActorAlone => _actor;

    /// <inheritdoc/>
    public string? Place => _places is { Count: 1 } ? _places.First() : null;

    /// <inheritdoc/>
    public bool NeedsRecord => _more.Count > 0;

    public bool Takes(in JournalEntry entry, Region region)
    {
        var facts = new RecordFacts(
            entry.Body.GetType(),
            entry.Body is Notice,
            _request is null ? null : RecordSubjects.RequestOf(entry),
            _places is null ? null : RecordSubjects.PlaceOf(entry, region));
        if (!Takes(facts)) return false;
        foreach (var more in _more)
            if (!more(entry)) return false;
        return true;
    }

    public bool Takes(in RecordFacts facts) =>
        (_places is null || (facts.Place is { } place && _places.Contains(place)))
        && (_types is null || _types.Contains(facts.Type))
        && (_request is null || facts.Request == _request)
        && (!_notices || facts.IsNotice);

    private void AddTexts(QueryValues values, Region region)
    {
        if (_actor is { } actor) _more.Add(entry => entry.Actor == actor);
        if (values.Of(ListParameters.Incident) is { } incident)
            _more.Add(entry => (RecordSubjects.IncidentOf(entry) is { } of && of == incident)
                || (RecordSubjects.RequestOf(entry) is { } request && _ofIncident?.Invoke(request) == true));
        if (values.Of(ListParameters.Author) is { } author)
        {
            var name = new SearchText(author);
            _more.Add(entry => entry.Author is { } by && name.IsIn(by.Name));
        }

        if (values.Of(ListParameters.Office) is { } office)
        {
            var name = new SearchText(office);
            _more.Add(entry => entry.Author is { } by && name.IsIn(by.Office));
        }

        if (values.Of(Words) is { } words)
        {
            var search = new SearchText(words);
            _more.Add(entry => search.IsIn(RecordTexts.Of(entry, region)));
        }
    }

    private void AddTimes(QueryValues values, RealmDesk open)
    {
        if (values.Of(ListParameters.Since) is { } since)
            From(open.Live.At(since.From), entry => entry.Happened);
        if (values.Of(ListParameters.Until) is { } until)
            Before(open.Live.At(until.End), entry => entry.Happened);
        if (values.Of(ListParameters.RecordedSince) is { } recorded)
            From(open.Live.At(recorded.From), entry => entry.At);
        if (values.Of(ListParameters.RecordedUntil) is { } end) Before(open.Live.At(end.End), entry => entry.At);
    }

    private void From(Instant first, Func<JournalEntry, Instant> when) => _more.Add(entry => when(entry) >= first);

    private void Before(Instant end, Func<JournalEntry, Instant> when) => _more.Add(entry => when(entry) < end);

    /// <summary>Reads the number of an incident or a request, alone or as <c>Incident/430422119-01</c>; null for any
    /// other text.</summary>
    public static ActorId? Numbered(string text)
    {
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        var number = WrittenNumber.Of(text[(slash + 1)..]);
        if (slash < 0)
            return WrittenNumber.IsIncident(number) ? number.ToIncident()
                : WrittenNumber.IsRequest(number) ? number.ToAidRequest() : null;
        return text[..slash].ToUpperInvariant() switch
        {
            "INCIDENT" => number.ToIncident(),
            "AIDREQUEST" => number.ToAidRequest(),
            _ => null,
        };
    }

    private static ActorId ActorOf(string text, RealmDesk open, Checks checks) =>
        text == LiveRealm.RealmActor(open.Name).ToString() ? LiveRealm.RealmActor(open.Name)
        : Numbered(text) ?? Lookups.Actor(text, Actor.Name, open.Region, checks);
}
