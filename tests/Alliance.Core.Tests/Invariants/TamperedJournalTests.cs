using Alliance.Core.Actors;
using Alliance.Core.Depots;
using Alliance.Core.Geography;
using Alliance.Core.Identifiers;
using Alliance.Core.Incidents;
using Alliance.Core.Invariants;
using Alliance.Core.Invariants.Folds;
using Alliance.Core.Journals;
using Alliance.Core.Lenders;
using Alliance.Core.Messages;
using Alliance.Core.Negotiation;
using Alliance.Core.Policies;
using Alliance.Core.Realms;
using Alliance.Core.Requests;
using Alliance.Core.Resources;
using Alliance.Core.Teams;
using Alliance.Core.Tests.Stories;
using Alliance.Core.Vocabulary;
using Xunit;
using static Alliance.Core.Tests.Stories.TestRegions;

namespace Alliance.Core.Tests.Invariants;

/// <summary>The journal of a whole story is sound; with one record left out, added or altered, the invariant that this
/// breaks is seen to be broken, with the record that breaks it.</summary>
public sealed class TamperedJournalTests
{
    private static readonly Author Someone = new("someone", "duty desk");
    private static readonly RegionPlan Plan =
        new() { Squads = [1, 2, 2, 2, 2], Floor = 1, Approves = true, Boats = [0, 9] };
    private static readonly Lazy<(Region Region, JournalEntry[] Journal)> Sound = new(TellStory);
    private static readonly ActorId Other = new(ActorKind.AidRequest, "430422001-07-R09");

    /// <summary>By invariant and what is done to the journal.</summary>
    private static readonly Dictionary<string, Func<JournalEntry[], IEnumerable<JournalEntry>>> Tampering = new()
    {
        ["I1: a squad that is out is held for another"] = j => After<TeamStatusChanged>(
            j, Reaches(TeamStatus.EnRoute), e => e with { Body = new TeamStatusChanged(
                TeamStatus.Held, TeamStatus.EnRoute, new CommitmentId("430422001-01-R01-L9-x-1")) }),
        ["I1: a squad that is out goes for nobody"] = j => Altered<TeamStatusChanged>(
            j, Reaches(TeamStatus.OnScene), r => r with { Commitment = null }),
        ["I2: more leaves than there was"] = j => Altered<StockMoved>(
            j, r => r.Source == StockPlace.Held, r => r with { Units = r.Units + 100 }),
        ["I3: what is on the shelf is not what the entries leave"] = j => Altered<StockMoved>(
            j, r => r.Source == StockPlace.Available, r => r with { AvailableAfter = 99 }),
        ["I4: a request never ends"] = j => Without<RequestSettled>(j),
        ["I4: a request is settled while a line is open"] = j => Without<LineEnded>(j),
        ["I4: a search never ends"] = j => Without<SearchClosed>(j),
        ["I5: a second squad is accepted for a covered line"] = j => After<CommitmentAccepted>(
            j, r => r.Resource == Squad(2, 1),
            e => e with { Body = (CommitmentAccepted)e.Body with { Commitment = new CommitmentId(
                "430422001-01-R01-L1-x-9") } }),
        ["I8: a lender never booked out what its squad served"] = j => Without<SlotTaken>(j),
        ["I8: request and lender name two squads"] = j => Altered<SlotTaken>(
            j, _ => true, r => r with { Resource = Squad(5, 2) }),
        ["I8: a squad sets out for what no request accepted"] = j => Without<CommitmentAccepted>(j),
        ["I8: a squad knows nothing of what it served"] = j => j.Where(
            e => e is not { Actor.Kind: ActorKind.RescueTeam, Body: TeamStatusChanged }),
        ["I9: a slot never returns"] = j => Without<SlotReturned>(j),
        ["I9: a squad stays held"] = j => [
            .. j.TakeWhile(e => e.Body is not TeamStatusChanged { Status: TeamStatus.Committed })],
        ["I9: units stay held"] = j => [.. j.TakeWhile(e => e.Body is not StockMoved { Source: StockPlace.Held })],
        ["I10: nobody gave a command"] = j => [
            .. j.Select(e => e.Cause.Kind == CauseKind.Command ? e with { Author = null } : e)],
        ["I10: an office without a name"] = j => [
            .. j.Select(e => e.Author is null ? e : e with { Author = new Author("", "duty desk") })],
        ["I10: an author without a command"] = j => [
            .. j.Select(e => e.Cause.Kind == CauseKind.Mail ? e with { Author = Someone } : e)],
        ["I10: time runs backwards"] = j => [
            .. j.Select(e => e.Body is SearchClosed ? e with { At = Instant.Start } : e)],
        ["I10: a change that starts from what was not"] = j => Altered<TeamStatusChanged>(
            j, Reaches(TeamStatus.OnScene), r => r with { Before = TeamStatus.Available }),
        ["I10: an award on nothing"] = j => Altered<Awarded>(j, _ => true, r => r with { Chosen = [], Considered = 0 }),
        ["I10: a requisition of what nobody offered"] = j => Altered<Requisitioned>(
            j, _ => true, r => r with { Resource = Squad(5, 2) }),
        ["I10: an end without a reason"] = j => Altered<LineEnded>(j, _ => true, r => r with { Reason = "" }),
        ["I10: a slot back that was never out"] = j => Without<SlotTaken>(j),
        ["I10: a version of the region that nobody made"] = j => [.. j.Select(e => e with { RegionVersion = 2 })],
        ["I12: promised before it was booked out"] = j => Without<SlotTaken>(j),
        ["I12: booked out before anyone requisitioned it"] = j => Without<Requisitioned>(j),
        ["I12: passed on before it was promised"] = j => Without<LenderCommitted>(j),
        ["I12: accepted before it was passed on"] = j => Without<CommitmentPassedOn>(j),
        ["I12: under way before it was ordered out"] = j => Without<Deploy>(j),
        ["I12: the request counts it as arrived before it was"] = j => [
            .. j.Where(e => e.Body is not TeamStatusChanged { Status: TeamStatus.OnScene })],
        ["I12: back before it arrived"] = j => [
            .. j.Where(e => e.Body is not CommitmentProgress { Status: CommitmentStatus.OnScene })],
        ["I12: a timer brings a squad home"] = j => [
            .. j.Select(e => e.Body is TeamStatusChanged { Status: TeamStatus.Resting }
                ? e with { Cause = new Cause(CauseKind.Timer, e.Actor, "overdue"), Author = null } : e)],
        ["I12: stock arrives that never left"] = j => [
            .. j.Where(e => e.Body is not StockMoved { Target: StockPlace.InTransit })],
        ["I12: a report of what is still to happen"] = j => [
            .. j.Select(e => e.Author is null ? e : e with { OccurredAt = e.At + Span.FromMinutes(2) })],
        ["I14: a squad is out for a request of another realm"] = j => [
            .. j.Select(e => e.Body is TeamStatusChanged { Commitment: not null } r
                ? e with { Body = r with { Commitment = new CommitmentId("430422009-01-R01-L1-x-1") } } : e)],
        ["I14: a request that nobody raised here"] = j => [
            .. j.Select(e => e.Actor.Kind == ActorKind.AidRequest ? e with { Actor = Other } : e)],
        ["I14: an incident that nobody reported here"] = j => Without<IncidentReported>(j),
        ["I14: a number of another township's"] = j => Altered<IncidentReported>(
            j, _ => true, r => r with { Incident = new IncidentNumber("430422009-01") }),
        ["I14: a squad that is not of the region"] = j => [
            .. j.Select(e => e.Actor == Squad(2, 1) ? e with { Actor = Squad(9, 9) } : e)],
        ["I14: the map of another realm"] = j => [.. j, .. new[] { TheRealm, TheRealm with { Key = "another" } }.Select(
            realm => j[0] with { Actor = realm, At = j[^1].At, Body = new RoadChanged(Code(1), Code(2), true) })],
        ["I20: a lender answers twice"] = j => After<OfferReceived>(j, _ => true, e => e),
        ["I20: a lender answers who was not asked"] = j => Altered<OffersCalled>(
            j, _ => true, r => r with { Called = [Town(5)] }),
        ["I20: an award after the search is over"] = j => [
            .. j.Where(e => e.Body is not Awarded), .. j.Where(e => e.Body is Awarded)],
        ["I20: a commitment that was not taken up is accepted"] = j => Before<CommitmentAccepted>(
            j, e => e with { Body = new CommitmentNotTaken(
                ((CommitmentAccepted)e.Body).Line, ((CommitmentAccepted)e.Body).Commitment, "covered") }),
        ["I20: a commitment that came late is accepted"] = j => Before<CommitmentAccepted>(
            j, e => e with { Body = new CommitmentLate(
                ((CommitmentAccepted)e.Body).Line, ((CommitmentAccepted)e.Body).Commitment, Town(2)) }),
        ["I20: a report moves a commitment that is over"] = j => After<CommitmentProgress>(
            j, r => r.Status == CommitmentStatus.Ended, e => e),
        ["I20: a line that has ended is put to a tier"] = j => After<LineEnded>(
            j, _ => true, e => e with { Body = new LineSolicited(((LineEnded)e.Body).Line, Allies, 1) }),
        ["ledger: a return that its team's records do not bear out"] = j => Altered<LedgerReturned>(
            j, _ => true, r => r with { PersonMinutes = r.PersonMinutes + 1 }),
        ["ledger: an entry that is never closed"] = j => Without<LedgerSettled>(j),
        ["award: joint leaves more unmet than nearest-first would"] = j => Altered<Awarded>(j, _ => true, r =>
            r with { Policy = AwardPolicyName.Joint, Decision = r.Decision with { Unmet = 9, UnmetNearestFirst = 1 } }),
        ["award: one squad for two lines of a decision"] = j => After<Awarded>(j, _ => true, e => e),
        ["I20: a request is settled twice"] = j => After<RequestSettled>(j, _ => true, e => e),
    };

    public static TheoryData<string> Cases => [.. Tampering.Keys];

    [Theory]
    [MemberData(nameof(Cases))]
    public void What_is_broken_is_seen(string what)
    {
        var invariant = what[..what.IndexOf(':')];
        JournalEntry[] tampered = [.. Tampering[what](Sound.Value.Journal)];
        Assert.NotEqual(Sound.Value.Journal, tampered);
        var seen = Judge(tampered).Where(v => v.Invariant == invariant).ToList();
        Assert.NotEmpty(seen);
        Assert.All(seen, v => Assert.All(v.Records, r => Assert.InRange(r, 1, tampered.Length)));
        Assert.All(seen, v => Assert.NotEmpty(v.Records));
    }

    [Fact]
    public void The_whole_story_is_sound() => Assert.Empty(Judge(Sound.Value.Journal));

    [Fact]
    public void In_a_journal_that_goes_on_what_is_long_overdue_is_seen()
    {
        JournalEntry[] held =
            [.. Sound.Value.Journal.TakeWhile(e => e.Body is not TeamStatusChanged { Status: TeamStatus.Committed })];
        Assert.Empty(AtEnd(held, held[^1].At));
        var seen = AtEnd(held, held[^1].At + Span.FromHours(100));
        Assert.Contains(seen, v => v.Invariant == "I9" && v.What.Contains("hold of team", StringComparison.Ordinal));
        Assert.Contains(seen, v => v.Invariant == "I4" && v.What.Contains("search", StringComparison.Ordinal));
        Assert.Empty(AtEnd(Sound.Value.Journal, held[^1].At + Span.FromHours(100)));
    }

    [Fact]
    public void A_version_of_the_region_counts_from_the_record_that_makes_it()
    {
        var cut = new JournalEntry(0, Instant.Start, TheRealm, Someone, null,
            new Cause(CauseKind.Command, TheRealm, "ReportRoad"), 1, new RoadChanged(Code(1), Code(2), false));
        var seen = Sound.Value.Journal.Select(e => e with { RegionVersion = 2 });
        Assert.Empty(Judge([cut, .. seen]));
        Assert.Contains(Judge(seen), v => v.Invariant == "I10");
    }

    private static (Region, JournalEntry[]) TellStory()
    {
        var region = Plan.Build();
        var story = new Story(region);
        story.People = (actor, notice) => Answer(story, actor, notice);
        var incident =
            story.Do(Town(1), new ReportIncident(Someone, null, "flood", "flood", null)).Number!.ToIncident();
        story.Advance(new Span(2_000));
        story.Do(incident, new ReportNeed(Someone, null, Catalogue.FloodRescue, 16, Priority.Urgent));
        story.Do(incident, new ReportNeed(Someone, null, Catalogue.Boats, 4, Priority.Urgent));
        story.Advance(Span.FromMinutes(300));
        story.Do(incident, new CloseIncident(Someone, null, "the water fell"));
        story.Rest();
        return (region, [.. story.Journal]);
    }

    /// <summary>Desks approve, crews go, work and come home, depots ship and deliver.</summary>
    private static void Answer(Story story, ActorId actor, Notice notice)
    {
        void In(int minutes, Command command) => story.Later(Span.FromMinutes(minutes), () => story.Do(actor, command));
        switch (notice)
        {
            case ApprovalWanted wanted: In(1, new Approve(Someone, null, wanted.Commitment, true, "send them")); break;
            case Deploy:
                In(5, new ReportStatus(Someone, null, TeamStatus.Mobilising, null));
                In(10, new ReportStatus(Someone, null, TeamStatus.EnRoute, null));
                In(30, new ReportStatus(Someone, null, TeamStatus.OnScene, null));
                break;
            case ComeHome:
                In(1, new ReportStatus(Someone, null, TeamStatus.Returning, null));
                In(30, new ReportStatus(Someone, null, TeamStatus.Available, null));
                break;
            case Ship ship:
                In(20, new ReportShipment(Someone, null, ship.Task.Commitment, ShipmentStatus.Shipped));
                In(50, new ReportShipment(Someone, null, ship.Task.Commitment, ShipmentStatus.Delivered));
                break;
        }
    }

    private static IReadOnlyList<Violation> Judge(IEnumerable<JournalEntry> journal) =>
        Judge(journal, fold => fold.AtRest());

    private static IReadOnlyList<Violation> AtEnd(IEnumerable<JournalEntry> journal, Instant now) =>
        Judge(journal, fold => fold.AtEnd(now));

    private static IReadOnlyList<Violation> Judge(IEnumerable<JournalEntry> journal, Action<InvariantFold> finish)
    {
        var folds = AllInvariants.Of(Sound.Value.Region);
        var number = 0;
        foreach (var entry in journal)
        {
            number++;
            foreach (var fold in folds) fold.On(entry with { Number = number });
        }

        foreach (var fold in folds) finish(fold);
        return [.. folds.SelectMany(f => f.Violations)];
    }

    private static Func<TeamStatusChanged, bool> Reaches(TeamStatus status) => r => r.Status == status;

    private static IEnumerable<JournalEntry> Without<T>(JournalEntry[] journal) => journal.Where(e => e.Body is not T);

    private static IEnumerable<JournalEntry> Altered<T>(JournalEntry[] journal, Func<T, bool> which, Func<T, T> alter)
        where T : JournalRecord =>
        journal.Select(e => e.Body is T body && which(body) ? e with { Body = alter(body) } : e);

    private static IEnumerable<JournalEntry> After<T>(
        JournalEntry[] journal, Func<T, bool> which, Func<JournalEntry, JournalEntry> added) where T : JournalRecord =>
        journal.SelectMany(e => e.Body is T body && which(body) ? new[] { e, added(e) } : [e]);

    private static IEnumerable<JournalEntry> Before<T>(JournalEntry[] journal, Func<JournalEntry, JournalEntry> added)
        where T : JournalRecord =>
        journal.SelectMany(e => e.Body is T ? new[] { added(e), e } : [e]);
}
