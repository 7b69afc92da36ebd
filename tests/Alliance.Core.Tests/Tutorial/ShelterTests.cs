using Alliance.Core.Actors;
using Alliance.Core.Identifiers;
using Alliance.Core.Tests.Stories;
using Xunit;

namespace Alliance.Core.Tests.Tutorial;

public sealed class ShelterTests
{
    // tutorial: test
    private static readonly ActorId Self = new(ActorKind.Depot, "shelter-1");
    private static readonly ActorId Town = new(ActorKind.Township, "430422119");
    private static readonly RequestNumber First = new("R01"), Second = new("R02");
    private readonly Shelter _shelter = new(new ShelterState { Places = 50 });
    private Instant _now = Instant.Start;

    [Fact]
    public void People_who_do_not_come_within_three_hours_leave_their_places_to_others()
    {
        Assert.IsType<Reserved>(On(Reserve(First, 40)).Sent[0].Message);
        Assert.IsType<TurnedAway>(On(Reserve(Second, 20)).Sent[0].Message);

        _now += Span.FromHours(3);
        var overdue = On(new NoShowDue(First));

        Assert.Equal(new NobodyCame(First, 40), Assert.Single(overdue.Records));
        Assert.IsType<Reserved>(On(Reserve(Second, 20)).Sent[0].Message);
    }

    private Reserve Reserve(RequestNumber request, int people) => new(request, people, _now + Span.FromMinutes(5));

    private Turn On(Message message)
    {
        var turn = new Turn().Begin(Self, Town, _now, new RegionPlan().Build());
        _shelter.On(message, turn);
        return turn;
    }
    // end

    [Fact]
    public void A_shelter_never_promises_more_places_than_it_has()
    {
        var dice = new Random(7);
        for (var i = 0; i < 10_000; i++)
        {
            var request = new RequestNumber($"R{dice.Next(20):00}");
            On(dice.Next(3) switch
            {
                0 => Reserve(new RequestNumber(request), dice.Next(1, 30)),
                1 => new ReportArrival(new Author("李敏", "门岗"), null, new RequestNumber(request)),
                _ => new NoShowDue(new RequestNumber(request)),
            });
            Assert.InRange(_shelter.State.Free, 0, 50);
        }
    }
}
