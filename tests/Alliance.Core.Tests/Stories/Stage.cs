using Alliance.Core.Actors;
using Alliance.Core.Geography;
using Alliance.Core.Identifiers;

namespace Alliance.Core.Tests.Stories;

/// <summary>One actor alone: a message in, what it gives out.</summary>
internal sealed class Stage(Region region, ActorId self)
{
    private readonly Actor _actor = ActorFactory.Create(self.Kind);

    public ActorId Self => self;
    public object State => _actor.State;
    public Instant Now { get; set; }
    public Region Region { get; set; } = region;

    public Turn On(Message message, ActorId? from = null)
    {
        var turn = new Turn().Begin(self, from ?? self, Now, Region);
        _actor.Handle(message, turn);
        return turn;
    }
}

internal static class TurnReading
{
    /// <summary>The one message of that type that the turn sent.</summary>
    public static T Sent<T>(this Turn turn) where T : Message => turn.Sent.Select(s => s.Message).OfType<T>().Single();
    public static T Recorded<T>(this Turn turn) where T : JournalRecord => turn.Records.OfType<T>().Single();
}
