using Alliance.Core.Actors;
using Alliance.Core.Identifiers;
using Alliance.Core.Incidents;
using Alliance.Core.Invariants;
using Alliance.Core.Journals;
using Alliance.Core.Negotiation;
using Alliance.Core.Reports;
using Alliance.Core.Requests;
using Alliance.Core.Resources;
using Alliance.Core.Tests.Stories;
using Alliance.Core.Vocabulary;
using Xunit;
using static Alliance.Core.Tests.Stories.TestRegions;

namespace Alliance.Core.Tests.Invariants;

/// <summary>I13, I18 and I22, broken by hand, are seen to be broken; the same without the break is sound.</summary>
public sealed class IncidentInvariantTests
{
    private const string Number = "430422001-01";
    private static readonly LineId Line = new(new RequestNumber($"{Number}-R01"), 1);
    private static readonly LineSpec Spec = new(Catalogue.FloodRescue, 8, Priority.Urgent, new Instant(1_000_000));
    private static readonly ActorId Request = Line.Request.ToAidRequest(), Scene = Number.ToIncident();
    private static readonly Figures Few = new(0, 1, 0, 0, 0, 0);

    private static string[] Broken(bool atRest, params (ActorId Actor, JournalRecord Body)[] records)
    {
        var folds = AllInvariants.Of(new RegionPlan().Build());
        for (var i = 0; i < records.Length; i++)
        {
            var entry = new JournalEntry(i + 1, new Instant(i), records[i].Actor, new Author("someone", "desk"), null,
                new Cause(CauseKind.Mail, records[i].Actor, "test"), 1, records[i].Body);
            foreach (var fold in folds) fold.On(entry);
        }

        if (atRest)
            foreach (var fold in folds) fold.AtRest();
        return [.. folds.SelectMany(f => f.Violations).Where(v => v.Invariant is "I13" or "I18" or "I22")
            .Select(v => v.Invariant)];
    }

    private static (ActorId, JournalRecord) Put(ActorId tier) => (Request, new LineSolicited(Line, tier, 8));
    private static (ActorId, JournalRecord) Taken(ActorId tier) =>
        (tier, new SearchOpened(new Demand(Line, Spec.Kind, 8, Code(1), Spec.Priority, Spec.NeededBy)));
    private static (ActorId, JournalRecord) Report(int count, string? corrects, Figures? figures = null) =>
        (Scene, new SituationReported(Of(count, corrects, figures)));

    private static SituationReport Of(int count, string? corrects, Figures? figures = null) =>
        new($"{Number}-S{count:00}", new IncidentNumber(Number), count == 1 ? ReportStage.First : ReportStage.FollowUp,
            figures ?? Few,
            corrects, null, new Instant(count));

    private static (ActorId, JournalRecord) Opened => (Scene, new IncidentOpened("flood", "flood", Code(1)));
    private static (ActorId, JournalRecord) Proposed(ActorId commander, ActorId to, ActorId by) =>
        (Scene, new HandoverProposed(commander, to, by, false, new Instant(100), "it grows"));
    private static (ActorId, JournalRecord) Passed(ActorId former, ActorId to, ActorId by) =>
        (Scene, new CommandHandedOver(former, to, by, false, "by plan"));

    [Fact]
    public void A_line_goes_up_one_tier_at_a_time()
    {
        Assert.Empty(Broken(false, Put(Town(1)), Put(Allies), Put(County), Put(Town(1)), Put(County)));
        Assert.Equal(["I13"], Broken(false, Put(County)));
        Assert.Equal(["I13"], Broken(false, Put(Town(1)), Put(County), Put(Allies)));
        Assert.Equal(["I13"], Broken(false, Put(Town(1)), Put(new(ActorKind.CommandCentre, "430000"))));
    }

    [Fact]
    public void A_line_that_is_put_to_a_tier_is_taken_up_there()
    {
        Assert.Empty(Broken(true, Put(Town(1)), Taken(Town(1)), Put(County), Taken(County)));
        Assert.Equal(["I13"], Broken(true, Put(Town(1)), Taken(Town(1)), Put(County)));
    }

    [Fact]
    public void A_report_goes_to_the_next_tier_unless_it_is_flagged_and_is_on_record_there()
    {
        (ActorId, JournalRecord) Told(ActorId to, bool skipped) =>
            (Town(1), new ReportedUpward(new IncidentNumber(Number), to, ReportMedium.Written, skipped, null, null));
        (ActorId, JournalRecord) Heard() =>
            (County, new UpwardReportReceived(
                new IncidentNumber(Number), Town(1), ReportMedium.Written, false, null, null));
        var city = new ActorId(ActorKind.CommandCentre, "4304");
        Assert.Empty(Broken(true, Told(County, false), Told(County, false), Heard(), Heard()));
        Assert.Equal(["I13"], Broken(true, Told(County, false), Told(County, false), Heard()));
        Assert.Equal(["I13"], Broken(false, Heard()));
        Assert.Equal(["I13"], Broken(false, Told(city, false)));
        Assert.Empty(Broken(false, Told(city, true)));
    }

    [Fact]
    public void Command_passes_when_one_body_proposed_and_the_other_accepted()
    {
        Assert.Empty(Broken(false, Opened, Proposed(Town(1), County, County), Passed(Town(1), County, Town(1)),
            Proposed(County, Town(1), County), Passed(County, Town(1), Town(1))));
        Assert.Equal(["I18"], Broken(false, Opened, Opened));
        Assert.Equal(["I18"], Broken(false, Opened, Passed(Town(1), County, Town(1))));
        Assert.Equal(
            ["I18"], Broken(false, Opened, Proposed(Town(1), County, County), Passed(Town(1), County, County)));
        Assert.Equal(
            ["I18"], Broken(false, Opened, Proposed(Town(1), County, County), Proposed(Town(1), County, Town(1))));
        Assert.Equal(["I18"], Broken(false, Opened, Proposed(County, Town(1), County)));
    }

    [Fact]
    public void A_report_corrects_and_never_overwrites()
    {
        Assert.Empty(Broken(false, Report(1, null), Report(2, $"{Number}-S01"), Report(3, $"{Number}-S01")));
        Assert.Equal(["I22"], Broken(false, Report(1, null), Report(2, null)));
        Assert.Equal(["I22"], Broken(false, Report(1, null), Report(2, $"{Number}-S05")));
        Assert.Contains("I22", Broken(false, Report(1, null), Report(2, $"{Number}-S01"), Report(2, $"{Number}-S01")));
        Assert.Equal(["I22"], Broken(false, Report(1, null),
            (County, new UpwardReportReceived(new IncidentNumber(Number), Town(1), ReportMedium.Written, true,
                Of(1, null, Few with { Missing = 0 }), null))).Where(i => i != "I13"));
    }

    [Fact]
    public void What_a_grade_or_an_amendment_takes_the_place_of_is_what_was_on_record()
    {
        (ActorId, JournalRecord) Graded(EventGrade grade, EventGrade? before) =>
            (Scene, new IncidentGraded(grade, before, "basis"));
        (ActorId, JournalRecord) Submitted() =>
            (Request, new RequestSubmitted(new IncidentNumber(Number), Code(1), [Spec]));
        (ActorId, JournalRecord) Amended(int before, int after) =>
            (Request, new LineAmended(Line, Spec with { Quantity = before }, Spec with { Quantity = after }, "more"));
        Assert.Empty(Broken(false, Graded(EventGrade.Ordinary, null), Graded(EventGrade.Large, EventGrade.Ordinary)));
        Assert.Equal(["I22"], Broken(false, Graded(EventGrade.Ordinary, null), Graded(EventGrade.Large, null)));
        Assert.Empty(Broken(false, Submitted(), Amended(8, 16), Amended(16, 9)));
        Assert.Equal(["I22"], Broken(false, Submitted(), Amended(8, 16), Amended(8, 9)));
    }
}
