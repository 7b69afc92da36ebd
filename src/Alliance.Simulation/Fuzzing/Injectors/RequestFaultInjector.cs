using Alliance.Core.Actors;
using Alliance.Core.Identifiers;
using Alliance.Core.Journals;
using Alliance.Core.Messages;
using Alliance.Core.Negotiation;
using Alliance.Core.Requests;
using Alliance.Core.Resources;
using Alliance.Core.Vocabulary;
using Alliance.Simulation.Fuzzing.Systems;
using Alliance.Simulation.Statistics;

namespace Alliance.Simulation.Fuzzing.Injectors;

/// <summary>Injects faults around requests.</summary>
/// <remarks>It cancels requests, releases commitments, enters aid arranged by telephone from busy resources,
/// denies approvals, suspends agreements, and reports impossible states of teams and shipments.</remarks>
internal sealed class RequestFaultInjector(InjectorContext context) : IFaultInjector
{
    private const long Minute = 60_000;
    private static readonly Author By = new("旁人", "anywhere");
    private static readonly TeamStatus[] Reportable =
    [
        TeamStatus.Available, TeamStatus.Mobilising, TeamStatus.EnRoute, TeamStatus.OnScene, TeamStatus.Covering,
        TeamStatus.Returning, TeamStatus.OutOfService,
    ];
    private readonly RandomStream _random = new(context.Case.Seed, default, "meddlers");
    private readonly List<(string Request, int Lines)> _requests = [];
    private readonly List<(LineId Line, string Commitment, ActorId Resource)> _commitments = [];
    private readonly List<(ActorId Lender, string Commitment)> _approvals = [];
    private readonly SortedSet<string> _outOfService = new(StringComparer.Ordinal);
    private readonly SortedSet<(ActorId Depot, CommitmentId Commitment)> _shipments = [];
    private readonly SortedSet<string> _suspended = new(StringComparer.Ordinal);

    public void Plan(long faultPhaseMs)
    {
        for (var i = _random.Between(0, 24); i > 0; i--)
        {
            var (at, choice) = (_random.Between(10 * Minute, faultPhaseMs), (int)_random.Between(0, 9));
            context.Loop.After(at, () => { if (!context.Faults.IsOver) Act(choice); });
        }
    }

    /// <summary>Remembers what the injector can act on later.</summary>
    public void Landed(in JournalEntry entry)
    {
        switch (entry.Body)
        {
            case RequestSubmitted submitted:
                _requests.Add((entry.Actor.Key, submitted.Lines.Length));
                break;
            case CommitmentAccepted accepted:
                _commitments.Add((accepted.Line, accepted.Commitment, accepted.Resource));
                break;
            case ApprovalWanted wanted:
                _approvals.Add((entry.Actor, wanted.Commitment));
                break;
        }
    }

    /// <summary>Restores the agreements, shipments and teams that the injector has changed.</summary>
    public void End()
    {
        foreach (var alliance in _suspended)
            context.Desks.Issue(
                "agreements", Realm, new SetAgreement(By, null, new AgreementId(alliance), true, "恢复"));
        foreach (var (depot, commitment) in _shipments)
            Issue(depot, new ReportShipment(By, null, commitment, ShipmentStatus.Delivered));
        foreach (var team in _outOfService)
            Report(team, TeamStatus.Available, false);
    }

    private static ActorId Realm => new(ActorKind.Realm, "realm");

    private void Act(int choice)
    {
        switch (choice)
        {
            case 0 when Any(_requests, out var r):
                Issue(r.Request.ToAidRequest(), new CancelRequest(By, null, "不要了"));
                break;
            case 1 when Any(_commitments, out var c):
                Issue(c.Line.Request.ToAidRequest(), new Release(By, null, new CommitmentId(c.Commitment), "不需要"));
                break;
            case 2 or 3 when Any(_requests, out var r):
                Arrange(r.Request, r.Lines);
                break;
            case 4 when Any(context.Incidents.Numbers, out var number):
                Issue(number.ToIncident(), RandomRequest());
                break;
            case 5 when Any(context.Incidents.Numbers, out var number) && _random.Chance(300):
                Issue(number.ToIncident(), new CloseIncident(By, null, "误报"));
                break;
            case 6:
                Suspend();
                break;
            case 7 when Any(_approvals, out var a):
                Issue(a.Lender, new Approve(By, null, new CommitmentId(a.Commitment), false, "不同意"));
                break;
            case 8 when Any(_commitments, out var c) && c.Resource.Kind == ActorKind.Depot:
                _shipments.Add((c.Resource, new CommitmentId(c.Commitment)));
                Issue(c.Resource, new ReportShipment(
                    By, null, new CommitmentId(c.Commitment), (ShipmentStatus)_random.Between(0, 1)));
                break;
            case 9 when Any(context.Region.Data.Teams, out var team):
                Report(team.Id, Reportable[_random.Between(0, Reportable.Length - 1)], _random.Chance(300));
                break;
        }
    }

    private void Arrange(string request, int lines)
    {
        var (teams, depots) = (context.Region.Data.Teams, context.Region.Data.Depots);
        var resource =
            depots.Count > 0 && _random.Chance(300)
                ? new ActorId(ActorKind.Depot, depots[(int)_random.Between(0, depots.Count - 1)].Id)
                : new ActorId(ActorKind.RescueTeam, teams[(int)_random.Between(0, teams.Count - 1)].Id);
        Issue(
            request.ToAidRequest(),
            new EnterArrangedAid(By, null, (int)_random.Between(1, lines), resource, (int)_random.Between(1, 60)));
    }

    private RaiseAidRequest RandomRequest()
    {
        var kinds = Catalogue.Capabilities.Concat(Catalogue.Supplies).ToList();
        var lines = new LineSpec[_random.Between(1, 3)];
        for (var i = 0; i < lines.Length; i++)
        {
            var kind = kinds[(int)_random.Between(0, kinds.Count - 1)];
            lines[i] = new(
                kind,
                (int)_random.Between(1, 30),
                (Priority)_random.Between(0, 2),
                new Instant(context.Loop.Now + _random.Between(20 * Minute, 600 * Minute)),
                RandomRequirements.Draw(kind, _random),
                _random.Chance(150) ? new Instant(context.Loop.Now + _random.Between(1, 400) * Minute) : null);
        }

        return new RaiseAidRequest(By, null, lines);
    }

    private void Suspend()
    {
        if (!Any(context.Region.Data.TownshipAlliances, out var alliance)) return;
        _suspended.Add(alliance.Id);
        context.Desks.Issue(
            "agreements", Realm, new SetAgreement(By, null, new AgreementId(alliance.Id), false, "暂停"));
        context.Loop.After(_random.Between(30 * Minute, 300 * Minute), () =>
            context.Desks.Issue(
                "agreements", Realm, new SetAgreement(By, null, new AgreementId(alliance.Id), true, "恢复")));
    }

    private void Report(string team, TeamStatus status, bool corrects)
    {
        if (status == TeamStatus.OutOfService) _outOfService.Add(team);
        Issue(new ActorId(ActorKind.RescueTeam, team), new ReportStatus(By, null, status, corrects ? "误报" : null));
    }

    private void Issue(ActorId to, Command command) =>
        context.Desks.Issue($"meddler/{_random.Between(0, 2)}", to, command);

    private bool Any<T>(IReadOnlyList<T> list, out T one)
    {
        one = list.Count == 0 ? default! : list[(int)_random.Between(0, list.Count - 1)];
        return list.Count > 0;
    }
}
