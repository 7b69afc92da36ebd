using Alliance.Core.Actors;
using Alliance.Core.Identifiers;
using Alliance.Core.Messages;
using Alliance.Core.Requests;
using Alliance.Core.Resources;
using Alliance.Core.Teams;
using Alliance.Core.Tests.Stories;
using Alliance.Core.Vocabulary;

namespace Alliance.Core.Tests.Fuzz;

/// <summary>A region, its people and two days of trouble, all from one seed: needs rise and fall, places fall silent,
/// roads are cut, calls are lost, people change their minds. In the end everyone is heard again and every incident is
/// over.</summary>
internal sealed class Storm
{
    private static readonly Author Someone = new("someone", "duty desk");
    private const int Day = 24 * 60;
    private readonly Dice _dice;
    private readonly RegionPlan _plan;
    private readonly Crews _crews;

    public Storm(ulong seed)
    {
        _dice = new Dice(seed);
        _plan = new RegionPlan
        {
            Townships = _dice.Between(2, 6),
            Squads = [.. Enumerable.Range(0, 6).Select(_ => _dice.Between(0, 3))],
            Floor = _dice.Between(0, 1), Cap = _dice.Between(1, 3), Approves = _dice.Percent(50),
            ApprovalMinutes = _dice.Between(5, 60),
            CountySquads = _dice.Between(0, 3), CountyFloor = _dice.Between(0, 1), Volunteers = _dice.Between(0, 2),
            Boats = [.. Enumerable.Range(0, 2).Select(_ => _dice.Between(0, 12))], CountyBoats = _dice.Between(0, 20),
        };
        Story = new Story(_plan.Build());
        _crews = new Crews(Story, _dice);
        Story.People = _crews.On;
        Story.Delay = () => new Span(_dice.Between(0, 120_000));
        Story.Loses = (_, _) => _dice.Percent(15);
    }

    public Story Story { get; }

    public void Blow()
    {
        for (var i = _dice.Between(1, 4); i > 0; i--) At(_dice.Between(0, 360), Strike);
        for (var i = _dice.Between(0, 8); i > 0; i--) At(_dice.Between(0, Day), Hush);
        for (var i = _dice.Between(0, 4); i > 0; i--) At(_dice.Between(0, Day), CutRoad);
        for (var i = _dice.Between(0, 3); i > 0; i--)
            At(_dice.Between(0, Day),
                () => OnSomeRequest(r => Story.Do(r, new CancelRequest(Someone, null, "changed mind"))));
        for (var i = _dice.Between(0, 4); i > 0; i--) At(_dice.Between(0, Day), () => OnSomeRequest(Telephone));
        for (var i = _dice.Between(0, 3); i > 0; i--) At(_dice.Between(0, Day), ReleaseOne);
        for (var i = _dice.Between(0, 2); i > 0; i--) At(_dice.Between(0, Day), Stray);
        if (_dice.Percent(20))
            At(_dice.Between(0, Day), () => Story.Do(
                TestRegions.TheRealm,
                new SetAgreement(Someone, null, new AgreementId(TestRegions.Allies.Key), false, "dispute")));
        for (var i = _dice.Between(0, 6); i > 0; i--) At(_dice.Between(0, Day), () => OnSomeRequest(Amend));
        for (var i = _dice.Between(0, 3); i > 0; i--) At(_dice.Between(0, Day), MergeSome);
        Story.Rest();
    }

    private void At(int minutes, Action act) => Story.Later(Span.FromMinutes(minutes), act);

    private ActorId SomeTown() => TestRegions.Town(_dice.Between(1, _plan.Townships));

    private void Strike()
    {
        var incident =
            Story.Do(SomeTown(), new ReportIncident(Someone, null, "flood", "flood", null)).Number!.ToIncident();
        for (var i = _dice.Between(1, 6); i > 0; i--) At(_dice.Between(5, Day / 2), () => Need(incident));
        At(Day + _dice.Between(0, Day), () => Close(incident));
    }

    private void Need(ActorId incident)
    {
        var kind = _dice.Of(
            [Catalogue.FloodRescue, Catalogue.FloodRescue, Catalogue.Evacuation, Catalogue.Boats, Catalogue.Medical]);
        Story.Do(incident, new ReportNeed(Someone, null, kind, _dice.Between(0, 40), (Priority)_dice.Between(0, 2)));
    }

    /// <summary>An incident whose opening still waits at a silent place is closed later.</summary>
    private void Close(ActorId incident)
    {
        if (Story.Do(incident, new CloseIncident(Someone, null, "over")).Refused is not null)
            At(60, () => Close(incident));
    }

    private void Hush()
    {
        List<ActorId> actors = [SomeTown(), TestRegions.Allies, TestRegions.County,
            .. Story.Region.Teams.Keys.Select(Team), .. Requests().TakeLast(2)];
        var actor = _dice.Of(actors);
        Story.Silence(actor);
        At(_dice.Between(5, 240), () => Story.Hear(actor));
    }

    private void CutRoad()
    {
        var a = _dice.Between(1, _plan.Townships - 1);
        var report = new ReportRoad(Someone, null, TestRegions.Code(a), TestRegions.Code(a + 1), Open: false);
        Story.Do(TestRegions.TheRealm, report);
        At(_dice.Between(30, 600), () => Story.Do(TestRegions.TheRealm, report with { Open = true }));
    }

    private void Telephone(ActorId request)
    {
        var resources = Story.Region.Teams.Keys.Select(Team)
            .Concat(Story.Region.Depots.Keys.Select(d => new ActorId(ActorKind.Depot, d))).ToList();
        if (resources.Count == 0) return;
        var resource = _dice.Of(resources);
        var lines = Story.All<RequestSubmitted>(request).Single().Lines;
        var suited = Enumerable.Range(0, lines.Length)
            .Where(i => lines[i].Kind.IsSupply == (resource.Kind == ActorKind.Depot)).ToList();
        if (suited.Count > 0)
            Story.Do(request, new EnterArrangedAid(Someone, null, _dice.Of(suited) + 1, resource, _dice.Between(1, 6)));
    }

    private void Amend(ActorId request) => Story.Do(request, new AmendLine(
        Someone, null, 1, _dice.Percent(70) ? _dice.Between(1, 40) : null,
        _dice.Percent(30) ? (Priority)_dice.Between(0, 2) : null,
        _dice.Percent(30) ? Story.Now + Span.FromMinutes(_dice.Between(5, 600)) : null, "the water rises"));

    private void MergeSome() => OnSomeRequest(younger =>
    {
        var incident = new RequestNumber(younger.Key).Incident;
        if (Requests().FirstOrDefault(r => new RequestNumber(r.Key).Incident == incident) is { Key: not null } older)
            Story.Do(incident.ToIncident(),
                new MergeRequests(Someone, null, RequestNumber.Of(younger), RequestNumber.Of(older), "asked twice"));
    });

    private void ReleaseOne() => OnSomeRequest(request =>
    {
        if (Story.All<CommitmentAccepted>(request).LastOrDefault() is { } accepted)
            Story.Do(request, new Release(Someone, null, accepted.Commitment, "enough"));
    });

    private void Stray()
    {
        var teams = Story.Region.Teams.Keys.Select(Team)
            .Where(t => Story.All<TeamStatusChanged>(t).Select(c => c.Status).LastOrDefault() == TeamStatus.Available)
            .ToList();
        if (teams.Count > 0) _crews.SetOut(_dice.Of(teams));
    }

    private void OnSomeRequest(Action<ActorId> act)
    {
        var requests = Requests().ToList();
        if (requests.Count > 0) act(_dice.Of(requests));
    }

    private IEnumerable<ActorId> Requests() =>
        Story.Journal.Where(e => e.Body is RequestSubmitted).Select(e => e.Actor);

    private static ActorId Team(string id) => new(ActorKind.RescueTeam, id);
}
