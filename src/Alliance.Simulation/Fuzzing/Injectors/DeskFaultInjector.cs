using Alliance.Core.Actors;
using Alliance.Core.Identifiers;
using Alliance.Core.Incidents;
using Alliance.Core.Journals;
using Alliance.Core.Messages;
using Alliance.Core.Requests;
using Alliance.Core.Responses;
using Alliance.Core.Vocabulary;
using Alliance.Simulation.Statistics;

namespace Alliance.Simulation.Fuzzing.Injectors;

/// <summary>Injects desk work, right and wrong: amends and merges requests, merges incidents, grades, reports, warns,
/// hands command over, and offers aid.</summary>
internal sealed class DeskFaultInjector(InjectorContext context) : IFaultInjector
{
    private const long Minute = 60_000;
    private static readonly Author By = new("文书", "anywhere");
    private readonly RandomStream _random = new(context.Case.Seed, default, "clerks");
    private readonly List<(string Number, LineSpec[] Lines)> _requests = [];
    private readonly List<DuplicateSuspected> _askedTwice = [];
    private readonly List<(ActorId Township, SameIncidentSuspected Pair)> _reportedTwice = [];
    private readonly List<HandoverAsked> _handovers = [];
    private readonly List<(string Incident, UnsolicitedOfferReceived Offer)> _offers = [];
    private readonly List<(ActorId Tier, string Warning)> _warnings = [];

    public void Plan(long faultPhaseMs)
    {
        for (var i = _random.Between(0, 60); i > 0; i--)
        {
            var (at, choice) = (_random.Between(10 * Minute, faultPhaseMs), (int)_random.Between(0, 14));
            context.Loop.After(at, () => { if (!context.Faults.IsOver) Act(choice); });
        }
    }

    /// <summary>Remembers what the injector can act on later.</summary>
    public void Landed(in JournalEntry entry)
    {
        switch (entry.Body)
        {
            case RequestSubmitted submitted: _requests.Add((entry.Actor.Key, submitted.Lines)); break;
            case DuplicateSuspected pair: _askedTwice.Add(pair); break;
            case SameIncidentSuspected pair: _reportedTwice.Add((entry.Actor, pair)); break;
            case HandoverAsked asked: _handovers.Add(asked); break;
            case UnsolicitedOfferReceived offer:
                _offers.Add((entry.Actor.Key, offer));
                // Most often the desk answers at once; else it lapses, or somebody comes upon it.
                var incident = entry.Actor.Key;
                if (_random.Chance(700))
                    context.Loop.After(_random.Between(0, 10 * Minute), () => Answer(incident, offer));
                break;
            case WarningIssued issued: _warnings.Add((entry.Actor, issued.Warning)); break;
        }
    }

    private void Act(int choice)
    {
        switch (choice)
        {
            case <= 3 when Any(_requests, out var r): Issue(r.Number.ToAidRequest(), Amendment(r.Lines.Length)); break;
            case 4 when Any(_askedTwice, out var pair):
                Issue(
                    pair.Younger.Request.Incident.ToIncident(),
                    new MergeRequests(By, null, pair.Younger.Request, pair.Older.Request, "重复"));
                break;
            case 5 when Any(_reportedTwice, out var twice):
                Issue(twice.Township, new MergeIncidents(By, null, twice.Pair.Younger, twice.Pair.Older, "同一险情"));
                break;
            case 6 when Any(context.Incidents.Numbers, out var number):
                Issue(
                    number.ToIncident(), new GradeIncident(
                        By, context.Happened(_random), (EventGrade)_random.Between(0, 3), "伤亡与损失"));
                break;
            case 7 or 8 when Any(context.Incidents.Numbers, out var number):
                Issue(number.ToIncident(), RandomFigures(number));
                break;
            case 9 when Any(context.Incidents.Numbers, out var number):
                ReportUp(number);
                break;
            case 10 when Any(context.Incidents.Numbers, out var number):
                Propose(number);
                break;
            case 11 when Any(_handovers, out var asked):
                Issue(
                    asked.Incident.ToIncident(),
                    new AnswerHandover(
                        By, null, _random.Chance(700) ? asked.To : asked.Commander, _random.Chance(700), "按预案"));
                break;
            case 12: Offer(); break;
            case 13 when Any(_offers, out var offer): Answer(offer.Incident, offer.Offer); break;
            case 14: Warn(); break;
        }
    }

    private ReportFigures RandomFigures(string incident)
    {
        int Some(int most) => (int)_random.Between(0, most);
        return new(By, null, new Figures(Some(3), Some(5), Some(20), Some(400), Some(3000), Some(60)),
            _random.Chance(200) ? $"{incident}-S{_random.Between(1, 3):00}" : null, _random.Chance(100));
    }

    private void ReportUp(string incident)
    {
        var place = new IncidentNumber(incident).Township;
        var superior = context.Region.Townships[place].Superior;
        var tier = _random.Chance(600)
            ? new ActorId(ActorKind.Township, place)
            : new ActorId(ActorKind.CommandCentre, superior);
        var to = _random.Chance(300) ? context.Region.CommandCentres[superior].Superior : null;
        Issue(tier, new ReportUpward(By, null, new IncidentNumber(incident), (ReportMedium)_random.Between(0, 1), to));
    }

    private void Propose(string incident)
    {
        var township = new ActorId(ActorKind.Township, new IncidentNumber(incident).Township);
        var county = new ActorId(ActorKind.CommandCentre, context.Region.Townships[township.Key].Superior);
        var to = _random.Chance(650) ? county : township;
        Issue(
            incident.ToIncident(),
            new ProposeHandover(
                By, null, _random.Chance(500) ? county : township, to, _random.Chance(100), "险情扩大"));
        // Most often the other body answers at once; else others come upon it, or it lapses.
        if (_random.Chance(400))
            context.Loop.After(5 * Minute, () =>
                Issue(incident.ToIncident(), new AnswerHandover(By, null, to, true, "同意")));
    }

    /// <summary>Offers a kind that some request needs, from an owner that has it.</summary>
    private void Offer()
    {
        if (!Any(_requests, out var request)) return;
        var kind = request.Lines[0].Kind;
        var (incident, until) = (
            new RequestNumber(request.Number).Incident,
            new Instant(context.Loop.Now + _random.Between(5 * Minute, 240 * Minute)));
        if (Any(context.Region.Data.Teams.Where(t => t.Capabilities.Any(c => c.Kind == kind)).ToList(), out var team))
            Issue(
                team.Owner,
                new OfferAid(By, null, incident, new ActorId(ActorKind.RescueTeam, team.Id), kind, 0, until, "可支援"));
        else if (Any(context.Region.Data.Depots, out var depot))
            Issue(
                depot.Owner,
                new OfferAid(
                    By, null, incident, new ActorId(ActorKind.Depot, depot.Id), kind, (int)_random.Between(0, 20),
                    until, "可支援"));
    }

    private void Answer(string incident, UnsolicitedOfferReceived offer) =>
        Issue(
            incident.ToIncident(),
            offer.Fits is { } line && _random.Chance(800)
                ? new AnswerOffer(By, null, offer.Offer, line, null, "需要")
                : new AnswerOffer(By, null, offer.Offer, null, (OfferRefusal)_random.Between(0, 3), "不需要"));

    private void Warn()
    {
        if (Any(_warnings, out var warning) && _random.Chance(400))
        {
            Issue(warning.Tier, new CancelWarning(By, null, warning.Warning, "险情解除"));
            return;
        }

        var places = context.Region.Data.Townships;
        var tier = new ActorId(ActorKind.Township, places[(int)_random.Between(0, places.Count - 1)].Code);
        Issue(
            tier,
            new IssueWarning(
                By,
                null,
                "flood",
                (WarningColour)_random.Between(0, 3),
                new Instant(context.Loop.Now + _random.Between(10 * Minute, 600 * Minute)),
                "雨量"));
    }

    private AmendLine Amendment(int lines) => new(
        By, null, (int)_random.Between(1, lines),
        _random.Chance(700) ? (int)_random.Between(0, 60) : null,
        _random.Chance(300) ? (Priority)_random.Between(0, 2) : null,
        _random.Chance(300) ? new Instant(context.Loop.Now + _random.Between(-10 * Minute, 600 * Minute)) : null,
        "情况有变", _random.Chance(200),
        _random.Chance(200) ? new Instant(context.Loop.Now + _random.Between(-10 * Minute, 300 * Minute)) : null,
        _random.Chance(100));

    private void Issue(ActorId to, Command command) =>
        context.Desks.Issue($"clerk/{_random.Between(0, 2)}", to, command);

    private bool Any<T>(IReadOnlyList<T> list, out T one)
    {
        one = list.Count == 0 ? default! : list[(int)_random.Between(0, list.Count - 1)];
        return list.Count > 0;
    }
}
