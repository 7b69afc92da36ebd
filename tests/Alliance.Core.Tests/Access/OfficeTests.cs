using Alliance.Core.Access;
using Alliance.Core.Actors;
using Alliance.Core.Identifiers;
using Alliance.Core.Tests.Stories;
using Xunit;

namespace Alliance.Core.Tests.Access;

public sealed class OfficeTests
{
    private static readonly Author By = new("李敏", "近尾洲镇", "li");
    private readonly Stage _stage = new(
        new RegionPlan().Build(), new ActorId(ActorKind.Office, $"{TestRegions.Town(1)}"))
    {
        Now = Hour(100),
    };

    private OfficeState State => (OfficeState)_stage.State;

    [Fact]
    public void The_roster_says_who_is_on_duty_and_has_gaps()
    {
        Plan(100, 124, (100, 108, "li"), (116, 124, "wang"));
        Assert.Equal("li", State.At(Hour(107))!.People[0]);
        Assert.Null(State.At(Hour(108)));
        Assert.Equal("wang", State.At(Hour(116))!.People[0]);
    }

    [Fact]
    public void A_new_plan_replaces_its_time_and_cuts_what_lies_across_its_ends()
    {
        Plan(100, 124, (100, 124, "li"));
        Plan(108, 116, (108, 116, "wang"));
        Assert.Equal(
            ["li", "wang", "li"], State.Shifts.Select(s => s.People[0]));
        Assert.Equal(Hour(116), State.Shifts[2].From);
    }

    [Fact]
    public void A_shift_is_handed_over_now_with_a_note()
    {
        Plan(90, 124, (90, 124, "li"));
        var turn = _stage.On(new HandOverShift(By, ["wang", "chen"], Hour(110), "三处滑坡待核实"));
        Assert.Equal(["li"], turn.Recorded<ShiftHandedOver>().Before);
        Assert.Equal(["wang", "chen"], State.At(Hour(100))!.People);
        Assert.Equal("三处滑坡待核实", State.At(Hour(100))!.Note);
        Assert.Equal(["li"], State.At(Hour(110))!.People);
    }

    [Fact]
    public void However_often_a_shift_is_handed_over_a_roster_stays_bounded()
    {
        for (var i = 0; i < Office.MostShifts + 50; i++)
        {
            _stage.Now += Span.FromMinutes(1);
            _stage.On(new HandOverShift(By, ["li"], _stage.Now + Span.FromHours(8), $"{i}"));
        }

        Assert.Equal(Office.MostShifts, State.Shifts.Count);
        Assert.Equal($"{Office.MostShifts + 49}", State.At(_stage.Now)!.Note);
    }

    [Fact]
    public void A_wrong_plan_changes_nothing_and_names_its_fault()
    {
        Plan(100, 124, (100, 124, "li"));
        foreach (var (shifts, field) in (((int, int, string)[] Shifts, string Field)[])[
            ([(100, 110, "li"), (109, 124, "wang")], "shifts[1]"), ([(90, 110, "li")], "shifts[0]"),
            ([(110, 105, "li")], "shifts[0].to")])
        {
            var turn = Plan(100, 124, shifts);
            Assert.StartsWith($"{field}:", turn.Refusal!.Why, StringComparison.Ordinal);
        }

        Assert.Equal(["li"], State.Shifts.Single().People);
    }

    private Turn Plan(int from, int to, params (int From, int To, string Who)[] shifts) => _stage.On(new PlanShifts(
        By, Hour(from), Hour(to), [.. shifts.Select(s => new Shift(Hour(s.From), Hour(s.To), [s.Who]))]));

    private static Instant Hour(int hour) => Instant.Start + Span.FromHours(hour);
}
