using Alliance.Core.Actors;
using Alliance.Core.Identifiers;
using Alliance.Core.Tests.Stories;
using Xunit;

namespace Alliance.Core.Tests.Tutorial;

// tutorial: table
public sealed class ShelterTableTests
{
    private static readonly RequestNumber Request = new("R01");
    private static readonly Author Door = new("李敏", "门岗");

    private static readonly (string Name, Message[] Way)[] States =
    [
        ("empty", []),
        ("expected", [Asks(30)]),
        ("inside", [Asks(30), new ReportArrival(Door, null, Request)]),
    ];

    private static readonly (string Name, Message Message)[] Messages =
    [
        ("Reserve", Asks(30)),
        ("Reserve, too many", Asks(60)),
        ("Reserve, late", Asks(30) with { Until = new Instant(-1) }),
        ("ReportArrival", new ReportArrival(Door, null, Request)),
        ("NoShowDue", new NoShowDue(Request)),
    ];

    [Fact]
    public void Every_state_meets_every_message_as_the_tutorial_says()
    {
        var rows = Messages.Select(m => (m.Name, Cells: States.Select(s => Cell(s.Way, m.Message))));
        Assert.Equal(rows.Select(r => $"| {r.Name} | {string.Join(" | ", r.Cells)} |"), TutorialTests.TableOfThePage());
    }

    private static Reserve Asks(int people) => new(Request, people, Instant.Start + Span.FromMinutes(5));

    private static string Cell(Message[] way, Message message)
    {
        var shelter = new Shelter(new ShelterState { Places = 50 });
        var turn = new Turn();
        foreach (var each in way.Append(message)) shelter.On(each, Begin(turn));
        if (turn.Refusal is { } refusal) return $"refused: {refusal.Code}";
        var records = turn.Records.Select(r => r.GetType().Name);
        var sent = turn.Sent.Select(s => $"→ {s.Message.GetType().Name}");
        return string.Join(", ", records.Concat(sent).DefaultIfEmpty("–"));
    }

    private static Turn Begin(Turn turn) => turn.Begin(
        new ActorId(ActorKind.Depot, "shelter-1"), new ActorId(ActorKind.Township, "430422119"), Instant.Start,
        new RegionPlan().Build());
}
// end
