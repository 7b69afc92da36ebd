using System.Globalization;
using Alliance.Core.Access;
using Alliance.Core.Actors;
using Alliance.Core.Geography;
using Alliance.Core.Identifiers;
using Alliance.Core.Resources;
using Alliance.Core.Vocabulary;
using Alliance.Grains.Realms;
using Alliance.Grains.Storage;
using Alliance.Host.Access;
using Alliance.Host.Api.Problems;
using Alliance.Host.Api.Queries;
using Alliance.Host.Api.Typing;
using Alliance.Host.Situations;
using Alliance.Simulation.Lookups;
using Alliance.Simulation.Scenarios.Yaml;

namespace Alliance.Host.Api.Endpoints;

/// <summary>Gathers all errors of one body, so that the caller can mend them at once. A check returns a usable value
/// even where it failed. <see cref="Done"/> must be called before the values are used.</summary>
/// <param name="faults">What is wrong with the JSON of the body. Errors that follow from these are not added.</param>
/// <param name="caller">Who has signed in; null where nobody has to.</param>
/// <param name="realm">The kind of realm that the body is for.</param>
/// <param name="isReport">Whether the body reports what has happened in the field (<see cref="IReported"/>). A field
/// that it should not have is then left out and flagged.</param>
internal sealed class Checks(
    IReadOnlyList<BodyFault> faults, bool isReport = false, Caller? caller = null, RealmClass realm = RealmClass.Live)
{
    private const int MaxText = 500;
    /// <summary>The most fields whose errors are gathered.</summary>
    private const int MostErrors = 200;
    /// <summary>How far apart two clocks are that are both right.</summary>
    private static readonly TimeSpan RightClock = TimeSpan.FromSeconds(1);
    /// <summary>The number of days after which an event can no longer be entered.</summary>
    private const int MostDaysLate = 30;
    /// <summary>The most minutes that a field may have: a week. Nobody is on the way, or stays, for longer.</summary>
    public const int MaxMinutes = 7 * 24 * 60;
    /// <summary>The most characters that are kept of a wrong detail.</summary>
    private const int MostSaid = 80;
    private readonly SortedDictionary<string, List<string>> _errors =
        Gathered(faults.Where(f => !isReport || f.Extra is null));
    /// <summary>What is left out, and how to mend it where the body is refused for something else.</summary>
    private readonly List<(WrongDetail Detail, string Mend)> _leftOut =
    [
        .. faults.Where(f => isReport && f.Extra is not null)
            .Select(f => (new WrongDetail(f.Field, Shown(f.Extra!), f.Mend), f.Mend)),
    ];
    private Instant? _happened;

    /// <summary>Whether the caller plays any office, so that the body says who and in which office.</summary>
    private bool RolesPlayed => caller!.Posts.Any(p =>
        RoleTable.PlaysAnyOffice(p.Role) && RoleTable.Of(p.Role, Act.Decide, realm) != Grant.Refused);

    /// <summary>The time that a fast clock gave for what happened, where it was taken as of now; else null.</summary>
    public DateTimeOffset? TakenAsNow { get; private set; }

    /// <summary>The details that were wrong and are left out, though the report is taken.</summary>
    public IReadOnlyList<WrongDetail> LeftOut => _leftOut.ConvertAll(l => l.Detail);

    /// <summary>Reads a detail of a report, without which the report stands too. A wrong one does not stop the report:
    /// it is left out and flagged.</summary>
    /// <param name="field">The field.</param>
    /// <param name="said">Its value as it was read; null where its JSON is wrong.</param>
    /// <param name="instead">What counts instead, in words.</param>
    /// <param name="read">Reads and checks it.</param>
    /// <param name="mend">What is wrong and how to mend it; null: as the checks say.</param>
    /// <returns>The detail; the default where it is wrong.</returns>
    public T? Detail<T>(string field, object? said, string instead, Func<T?> read, string? mend = null)
    {
        var value = read();
        List<string> mends = [];
        foreach (var (wrong, why) in _errors.Where(e => e.Key == field || e.Key.StartsWith(field + "[",
            StringComparison.Ordinal) || e.Key.StartsWith(field + ".", StringComparison.Ordinal)).ToList())
        {
            _errors.Remove(wrong);
            mends.AddRange(wrong == field ? why : why.Select(m => $"{wrong}: {m}"));
        }

        if (mends.Count == 0) return value;
        var words = said?.ToString()
            ?? faults.FirstOrDefault(f => f.Said is not null && f.Explains(field)).Said ?? "";
        var how = mend ?? string.Join(' ', mends);
        _leftOut.Add((new WrongDetail(field, Shown(words), $"{how} {instead}"), how));
        return default;
    }

    /// <summary>Reads a detail. A wrong one is left out, as of a report, or refused, as of a decision.</summary>
    /// <param name="leavesOut">Whether a wrong one is left out.</param>
    /// <param name="field">The field.</param>
    /// <param name="said">Its value as it was read; null where its JSON is wrong.</param>
    /// <param name="instead">What counts instead, in words.</param>
    /// <param name="read">Reads and checks it.</param>
    public T? Detail<T>(bool leavesOut, string field, object? said, string instead, Func<T?> read) =>
        leavesOut ? Detail(field, said, instead, read) : read();

    private static string Shown(string said)
    {
        var words = WrittenText.OnOneLine(said);
        return words.Length > MostSaid ? words[..MostSaid] + "…" : words;
    }

    public void Wrong(string field, string mend)
    {
        if (!faults.Any(f => f.Explains(field))) Add(_errors, field, mend);
    }

    private static SortedDictionary<string, List<string>> Gathered(IEnumerable<BodyFault> faults)
    {
        var errors = new SortedDictionary<string, List<string>>(StringComparer.Ordinal);
        foreach (var fault in faults) Add(errors, fault.Field, fault.Mend);
        return errors;
    }

    private static void Add(SortedDictionary<string, List<string>> errors, string field, string mend)
    {
        if (!errors.TryGetValue(field, out var list))
        {
            if (errors.Count >= MostErrors) return;
            errors.Add(field, list = []);
        }

        list.Add(mend);
    }

    /// <summary>Whether a field, or a part of it, has an error so far.</summary>
    public bool IsWrong(string field) => _errors.ContainsKey(field)
        || _errors.Keys.Any(k => k.StartsWith($"{field}[", StringComparison.Ordinal));

    /// <summary>The errors of a field so far.</summary>
    public IReadOnlyList<string> Of(string field) => _errors.GetValueOrDefault(field) ?? [];

    /// <summary>Whether there are no errors so far.</summary>
    public bool AreFine => _errors.Count == 0;

    /// <summary>Ends the call if there are errors.</summary>
    /// <exception cref="ApiProblem">There are errors: 400 with all of them.</exception>
    public void Done()
    {
        if (_errors.Count == 0) return;
        // What is sent again is to be right in its details, too.
        foreach (var (detail, mend) in _leftOut) Add(_errors, detail.Field, mend);
        throw ApiProblem.BadInput(_errors.ToDictionary(e => e.Key, e => e.Value.ToArray()));
    }

    public string Text(string? value, string field, string what)
    {
        var text = WrittenText.OnOneLine(value ?? "");
        if (text.Length == 0) Wrong(field, $"is missing: {what}.");
        else if (text.Length > MaxText) Wrong(field, $"is longer than {MaxText} characters; shorten it.");
        else if (text.Any(char.IsControl)) Wrong(field, "holds control characters; leave them out.");
        else if (WrittenText.IsInvisible(text)) Wrong(field, $"holds nothing that can be seen: {what}.");
        return text;
    }

    /// <summary>Reads the number of an incident, a request or the like as people type it.</summary>
    public string Number(string? value, string field, string what) => WrittenNumber.Of(Text(value, field, what));

    /// <summary>Reads the author. Of a caller who has signed in the office is found out later
    /// (<see cref="Authority"/>).</summary>
    public Author By(CommandBody body)
    {
        var other = body.Author?.OnBehalfOf is { } said ? Text(said, "author.onBehalfOf", "say who said it") : null;
        if (caller is not null && !RolesPlayed)
            return caller.Author with
            {
                OnBehalfOf = other ?? (body.Author?.Name is { Length: > 0 } name && name != caller.Person
                    ? Text(name, "author.name", "say who") : null),
            };
        if (body.Author is { } author)
            return new Author(
                Text(author.Name, "author.name", "say who"),
                Text(author.Office, "author.office", "say in which office"), caller?.Account, other);
        Wrong("author", "is missing: give name and office of who does this.");
        return default;
    }

    /// <summary>Reads when something happened; null for now. A time up to <see cref="MomentText.FastClock"/> ahead is
    /// taken as of now and marked (<see cref="TakenAsNow"/>).</summary>
    public Instant? OccurredAt(CommandBody body, LiveRealm realm)
    {
        if (body.OccurredAt is not { } text || Moment(text, "occurredAt", realm, BareTime.Latest) is not { } moment)
            return null;
        var now = realm.LocalTime(realm.Now);
        var occurred = realm.At(moment);
        if (moment > now)
        {
            // The clocks of a caller and of the server differ by a little even where both are right.
            if (moment > now + RightClock) TakenAsNow = moment;
            if (moment > now + MomentText.FastClock)
                Wrong(
                    "occurredAt",
                    $"'{text}' lies in the future, more than {MomentText.FastClock.TotalMinutes:0} minutes ahead (it "
                        + $"is {now:yyyy-MM-ddTHH:mm:sszzz}); leave it out for what happens now.");
            return null;
        }

        if (occurred < Earliest(realm))
            Wrong(
                "occurredAt",
                realm.Id.Name == RealmId.Live
                    ? $"lies more than {MostDaysLate} days back; give a later time, or leave it out and say in words "
                        + $"when it was."
                    : $"lies before the drill began, {realm.LocalTime(Instant.Start):yyyy-MM-ddTHH:mm:sszzz}; give a "
                        + $"later time.");
        _happened = occurred;
        return occurred;
    }

    /// <summary>Reads a time still to come, given in minutes or as a time. The minutes count from when it happened, or
    /// from now where that moment has passed.</summary>
    /// <param name="minutes">The minutes; null for none.</param>
    /// <param name="time">The time; null for none.</param>
    /// <param name="fields">The names of both.</param>
    /// <param name="realm">The realm.</param>
    /// <param name="min">The fewest minutes.</param>
    /// <param name="max">The most minutes.</param>
    public Instant By(
        int? minutes, string? time, (string Minutes, string Time) fields, LiveRealm realm, int min = 1,
        int max = LineSpec.MaxQuantity)
    {
        if (time is null)
            return Within(
                Span.FromMinutes(Count(minutes, fields.Minutes, min, $"minutes, or a time in {fields.Time}", max)),
                realm);
        if (minutes is not null) Wrong(fields.Time, $"leave it out, or {fields.Minutes}: one says by when.");
        var by = ToCome(time, fields.Time, realm) ?? realm.Now;
        if (by > realm.Now + Span.FromMinutes(max))
            Wrong(fields.Time, $"'{time}' is more than {max} minutes ahead; give an earlier time.");
        return by;
    }

    /// <summary>Returns the end of a time that begins when it happened, or now where that end has passed.</summary>
    public Instant Within(Span span, LiveRealm realm) =>
        _happened + span is { } end && end > realm.Now ? end : realm.Now + span;

    /// <summary>Reads a time that is still to come. A time without a date is the next one.</summary>
    public Instant? ToCome(string? text, string field, LiveRealm realm)
    {
        if (text is null || Moment(text, field, realm, BareTime.Next) is not { } moment) return null;
        if (moment < realm.LocalTime(realm.Now))
            Wrong(field, $"'{text}' has passed; give a time still to come.");
        if (moment.Year > QueryTime.LastYear)
            Wrong(field, $"'{text}' is later than the year {QueryTime.LastYear}; give the right year.");
        return realm.At(moment);
    }

    /// <summary>Reads a time that may have passed or be still to come.</summary>
    public Instant AnyTime(string text, string field, LiveRealm realm) =>
        text.Length > 0 && Moment(text, field, realm, BareTime.Next) is { } moment ? realm.At(moment) : realm.Now;

    /// <summary>Reads any time that was typed.</summary>
    private DateTimeOffset? Moment(string text, string field, LiveRealm realm, BareTime bare)
    {
        var reading = MomentText.Read(text, realm.LocalTime(realm.Now), bare);
        if (reading.Moment is null) Wrong(field, reading.Fault);
        return reading.Moment;
    }

    // The live realm is told afterwards of what was arranged by telephone, also from before it began; in a drill
    // nothing has happened before it.
    private static Instant Earliest(LiveRealm realm) =>
        realm.Id.Name == RealmId.Live ? realm.Now + Span.FromHours(-24 * MostDaysLate) : Instant.Start;

    /// <summary>Reads a day in China, and returns its midnight; null for what is no day.</summary>
    /// <param name="text">The day.</param>
    /// <param name="field">The field.</param>
    /// <param name="realm">The realm on whose clock the moment is.</param>
    /// <param name="later">Days from that day to the midnight; 1: the end of the day.</param>
    public Instant? Day(string text, string field, LiveRealm realm, int later = 0)
    {
        if (MomentText.ReadDay(text) is { } day && QueryTime.IsOfOurTimes(day.Year))
            return realm.Midnight(day.AddDays(later));
        Wrong(field, $"'{text}' is no day; {MomentText.DayForm}.");
        return null;
    }

    public T Value<T>(T? value, string field, string what) where T : struct
    {
        if (value is null) Wrong(field, $"is missing: {what}.");
        return value.GetValueOrDefault();
    }

    public int Count(int? value, string field, int min, string what, int max = LineSpec.MaxQuantity)
    {
        if (value is null)
            Wrong(field, $"is missing: {what}.");
        else if (value < min)
            Wrong(
                field,
                min > 0
                    ? $"{value} is too little; give {what}, {min} or more."
                    : $"{value} is negative; give {what}, {min} or more.");
        else if (value > max)
            Wrong(field, $"{value} is too much; give {what}, {max} or less.");
        return value ?? 0;
    }

    public ResourceKind Kind(string? value, string field)
    {
        var kind = new ResourceKind(value ?? "");
        if (value is null)
            Wrong(field, $"is missing: one of {string.Join(", ", Catalogue.Definitions.Select(d => d.Kind.Code))}.");
        else if (!Catalogue.IsKnown(kind))
        {
            var (entry, problem) = Naming.One(
                LookupIndex.OfKinds, value, LookupKind.Capability, LookupKind.Supply);
            if (entry is not null) return new ResourceKind(entry.Code);
            Wrong(field, problem!);
        }

        return kind;
    }

    /// <summary>Reads a kind of hazard by code, name or synonym. It returns the code.</summary>
    public string Hazard(string? value, string field, Region region)
    {
        if (string.IsNullOrWhiteSpace(value))
        {
            Wrong(field, "is missing: the kind of hazard, such as flood; GET …/catalogue/hazards lists them.");
            return "";
        }

        if (region.Hazards.Find(value) is { } kind) return kind.Code;
        var (entry, problem) = Naming.One(LookupIndex.Of(region), value, LookupKind.Hazard);
        if (problem is not null) Wrong(field, $"{problem} GET …/catalogue/hazards lists them.");
        return entry?.Code ?? value;
    }

    public DeclineCode DeclineCode(string? value, string field)
    {
        var codes = Enum.GetValues<DeclineCode>().ToDictionary(c => c.Code(), StringComparer.Ordinal);
        if (value is not null && codes.TryGetValue(value, out var code))
            return code;
        Wrong(
            field,
            value is null
                ? $"is missing: one of {string.Join(", ", codes.Keys)}."
                : $"'{value}' is no decline code; the nearest is {Nearest.Of(value, codes.Keys)}.");
        return default;
    }

    /// <summary>Reads the requirements beyond kind and quantity; null where there are none.</summary>
    /// <param name="wish">The body that states them.</param>
    /// <param name="prefix">The prefix of its fields in an error: empty, or for example <c>lines[0].</c></param>
    /// <param name="kind">The kind that is asked for.</param>
    public Requirement? Requirement(IWish wish, string prefix, ResourceKind kind)
    {
        if (
            wish is { MinimumType: null, MinimumPeople: null, Equipment: null, EnduranceHours: null, Substitutes: null }
        )
            return null;
        var before = _errors.Count;
        var requirement = new Requirement
        {
            MinimumType = wish.MinimumType ?? Capability.LeastType,
            MinimumPeople = wish.MinimumPeople ?? 0,
            EnduranceHours = wish.EnduranceHours ?? 0,
            Equipment =
            [
                .. (wish.Equipment ?? []).Select(e => new EquipmentCount(Kind(e.Key, $"{prefix}equipment"), e.Value)),
            ],
            Substitutes = [.. (wish.Substitutes ?? []).Select((s, i) => Kind(s, $"{prefix}substitutes[{i}]"))],
        };
        if (_errors.Count == before && Catalogue.IsKnown(kind) && requirement.Fault(kind) is { } fault)
            Wrong(prefix + fault.Field, fault.Mend);
        return requirement;
    }

    public string Township(string? code, string field, Region region)
    {
        if (string.IsNullOrWhiteSpace(code))
        {
            Wrong(field, "is missing: the 9-digit code of a township, or its name.");
            return "";
        }

        var (found, problem) = Naming.Township(code, region);
        if (problem is not null) Wrong(field, problem);
        return found ?? code;
    }

    /// <summary>Reads a township, a village alliance or a command centre, written as in lists:
    /// <c>Township/430422119</c>.</summary>
    public ActorId Tier(string? text, string field, Region region)
    {
        var at = text?.IndexOf('/', StringComparison.Ordinal) ?? -1;
        if (
            at > 0
            && Enum.TryParse<ActorKind>(text![..at], out var kind)
            && new ActorId(kind, text[(at + 1)..]) is var tier
            && region.IsTier(tier))
            return tier;
        if (string.IsNullOrWhiteSpace(text))
        {
            Wrong(field, "is missing: Township/CODE or CommandCentre/CODE, or its name.");
            return default;
        }

        var (named, problem) = Naming.Tier(text, region);
        if (problem is not null) Wrong(field, $"{problem} Write Township/CODE or CommandCentre/CODE, or its name.");
        return named.GetValueOrDefault();
    }

    /// <summary>Reads townships, village alliances and command centres by their codes, written as in region files or as
    /// in lists.</summary>
    public ActorId[] Tiers(string[] texts, string field, Region region) => IsFew(texts, field)
        ? [.. texts.Select((text, i) => Party(text, $"{field}[{i}]", region))] : [];

    /// <summary>Checks that a list of names is short: each is looked up among all that the region has.</summary>
    public bool IsFew(string[] texts, string field)
    {
        const int Most = 200;
        if (texts.Length > Most) Wrong(field, $"has {texts.Length} entries; name up to {Most}.");
        return texts.Length <= Most;
    }

    private ActorId Party(string? text, string field, Region region)
    {
        foreach (var kind in (ActorKind[])[ActorKind.Township, ActorKind.CommandCentre, ActorKind.VillageAlliance])
            if (new ActorId(kind, text ?? "") is var tier && region.IsTier(tier))
                return tier;
        return Tier(text, field, region);
    }

    /// <summary>Reads a team or a depot, written as in lists: <c>RescueTeam/430422119-F1</c>.</summary>
    public ActorId Resource(string? text, Region region)
    {
        const string Team = "RescueTeam/",
            Depot = "Depot/";
        if (text?.StartsWith(Team, StringComparison.Ordinal) == true && region.Teams.ContainsKey(text[Team.Length..]))
            return new ActorId(ActorKind.RescueTeam, text[Team.Length..]);
        if (
            text?.StartsWith(Depot, StringComparison.Ordinal) == true
            && region.Depots.ContainsKey(text[Depot.Length..]))
            return new ActorId(ActorKind.Depot, text[Depot.Length..]);
        if (string.IsNullOrWhiteSpace(text))
        {
            Wrong("resource", "is missing: RescueTeam/ID or Depot/ID, or its name.");
            return default;
        }

        var (named, problem) = Naming.Resource(text, region);
        if (problem is not null) Wrong("resource", $"{problem} Write RescueTeam/ID or Depot/ID, or its name.");
        return named.GetValueOrDefault();
    }

    /// <summary>Reads a line, written as in an incident: <c>430422119-01-R01-L1</c>.</summary>
    public LineId Line(string text, string field)
    {
        text = WrittenNumber.Of(text);
        if (
            text.LastIndexOf("-L", StringComparison.Ordinal) is var at and > 0
            && int.TryParse(text.AsSpan(at + 2), NumberStyles.None, null, out var number)
            && number > 0)
            return new LineId(new RequestNumber(text[..at]), number);
        Wrong(field, $"'{text}' is no line; write it as the incident names its lines, such as 430422119-01-R01-L1.");
        return default;
    }
}
