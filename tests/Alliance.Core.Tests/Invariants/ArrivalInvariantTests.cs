using Alliance.Core.Actors;
using Alliance.Core.Identifiers;
using Alliance.Core.Incidents;
using Alliance.Core.Invariants;
using Alliance.Core.Journals;
using Alliance.Core.Messages;
using Alliance.Core.Resources;
using Alliance.Core.Tests.Stories;
using Xunit;

namespace Alliance.Core.Tests.Invariants;

/// <summary>I1, I12 and I22 for teams that turn up, broken by hand, are seen to be broken; the same without the break
/// is sound.</summary>
public sealed class ArrivalInvariantTests
{
    private const string Number = "430422001-01", CheckIn = $"{Number}-K01", Letter = $"{Number}-Y01";
    private static readonly SocialTeam Ram = new("公羊救援队", "浙江省公羊会", 18, Catalogue.FloodRescue);
    private static readonly LineId There = new(new RequestNumber("430422002-01-R01"), 1);

    private static string[] Broken(params JournalRecord[] records)
    {
        var folds = AllInvariants.Of(new RegionPlan().Build());
        for (var i = 0; i < records.Length; i++)
        {
            var scene = Number.ToIncident();
            var entry = new JournalEntry(i + 1, new Instant(i), scene, new Author("someone", "desk"), null,
                new Cause(CauseKind.Mail, scene, "test"), 1, records[i]);
            foreach (var fold in folds) fold.On(entry);
        }

        return [.. folds.SelectMany(f => f.Violations).Where(v => v.Invariant is "I1" or "I12" or "I22")
            .Select(v => v.Invariant)];
    }

    private static TeamTurnedUp Comes(string? letter = null) =>
        new(CheckIn, null, Ram, null, null, null, letter, letter is null ? null : LetterStanding.Valid);
    private static CheckInUpdated Counted(int before, int people) => new(CheckIn, people, before, null, null, null);
    private static LetterWritten Written => new(
        Letter, $"{Number}-W01", new Invitation("school", "evacuation", new Instant(1_000), "the desk", "S315"), "few");

    [Fact]
    public void Nobody_decides_about_a_team_that_is_not_there()
    {
        Assert.Empty(Broken(Comes(), new CheckInAccepted(CheckIn, null, "few"), new TeamCheckedOut(CheckIn)));
        Assert.Equal(["I12"], Broken(new CheckInAccepted(CheckIn, null, "few")));
        Assert.Equal(["I12"], Broken(Comes(), new TeamCheckedOut(CheckIn), new TeamSentHome(CheckIn, "full")));
        Assert.Equal(["I12"], Broken(Comes(), Comes()));
    }

    [Fact]
    public void A_head_count_names_the_one_before()
    {
        Assert.Empty(Broken(Comes(), Counted(18, 20), Counted(20, 15)));
        Assert.Equal(["I22"], Broken(Comes(), Counted(18, 20), Counted(18, 15)));
    }

    [Fact]
    public void A_squad_with_a_task_elsewhere_is_not_accepted()
    {
        var comes = new TeamTurnedUp(CheckIn, "t2-1", null, null);
        var task = new SquadTaskChanged(CheckIn, CommitmentId.Of(There, "x", 1), There, CheckInStage.Undecided);
        var free = new SquadTaskChanged(CheckIn, null, null, CheckInStage.Undecided);
        var accepted = new CheckInAccepted(CheckIn, new LineId(new RequestNumber($"{Number}-R01"), 1), "few");
        Assert.Empty(Broken(comes, task, free, accepted));
        Assert.Equal(["I1"], Broken(comes, task, accepted));
    }

    [Fact]
    public void A_letter_admits_its_team_only_while_it_holds()
    {
        var ended = new LetterEnded(Letter, LetterStanding.Withdrawn, "over");
        Assert.Empty(Broken(Written, Comes(Letter), ended));
        Assert.Equal(["I12"], Broken(Written, ended, Comes(Letter)));
        Assert.Equal(["I12"], Broken(Comes(Letter)));
        Assert.Equal(["I12"], Broken(Written, ended, ended));
    }
}
