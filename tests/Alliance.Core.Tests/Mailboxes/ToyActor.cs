using Alliance.Core.Actors;
using Alliance.Core.Identifiers;

namespace Alliance.Core.Tests.Mailboxes;

/// <summary>Says numbered words to a peer.</summary>
[GenerateSerializer, Alias("toy-say")]
public sealed record Say(ActorId To, int Word, string? Pair = null, long? Until = null, bool Last = false)
    : Command(new Author("Toy", "test"), null)
{
    public override Subject About => Subject.None;
    public override CommandUrgency Urgency => CommandUrgency.Decision;
}

[GenerateSerializer, Alias("toy-said")]
public sealed record Said(int Word, string? Pair, long? Until, bool Last) : Assured
{
    public override Subject About => Subject.None;
    public override string? Request => Pair;
    public override Instant? ValidUntil => Until is { } until ? new Instant(until) : null;
    public override bool IsLast => Last;
}

[GenerateSerializer, Alias("toy-refused")]
public sealed record SayNothing() : Command(new Author("Toy", "test"), null)
{
    public override Subject About => Subject.None;
    public override CommandUrgency Urgency => CommandUrgency.Decision;
}

[GenerateSerializer, Alias("toy-hush")]
public sealed record Hush(string Word) : Advisory
{
    public override Subject About => Subject.None;
}

[GenerateSerializer, Alias("toy-hush-echo")]
public sealed record HushEcho(string Word) : Advisory
{
    public override Subject About => Subject.None;
}

[GenerateSerializer, Alias("toy-alarm")]
public sealed record SetAlarm(string Key, long? At) : Command(new Author("Toy", "test"), null)
{
    public override Subject About => Subject.None;
    public override CommandUrgency Urgency => CommandUrgency.Decision;
}

[GenerateSerializer, Alias("toy-close")]
public sealed record CloseDown() : Command(new Author("Toy", "test"), null)
{
    public override Subject About => Subject.None;
    public override CommandUrgency Urgency => CommandUrgency.Decision;
}

[GenerateSerializer, Alias("toy-rang")]
public sealed record Rang(string Key) : Due
{
    public override Subject About => Subject.None;
}

[GenerateSerializer, Alias("toy-heard")]
public sealed record Heard(ActorId From, int Word) : JournalRecord
{
    public override Subject About => Subject.None;
    public override bool IsNegotiationStep => false;
}

[GenerateSerializer, Alias("toy-state")]
public sealed class ToyState
{
    [Id(0)] public List<(ActorId From, string? Pair, int Word)> HeardWords { get; set; } = [];
    [Id(1)] public List<string> Rung { get; set; } = [];
    [Id(2)] public int Restored { get; set; }
    [Id(5)] public Dictionary<ActorId, int> Ended { get; set; } = [];
    [Id(4)] public List<(ActorId From, string? Pair, int Word)> Late { get; set; } = [];
    [Id(3)] public List<(ActorId To, string? Pair, int Word)> SaidWords { get; set; } = [];
    [Id(6)] public bool IsClosed { get; set; }
}

/// <summary>Remembers what it hears and what it says.</summary>
public sealed class ToyActor(ToyState? state = null) : Actor<ToyState>(state)
{
    public override bool IsFinished => State.IsClosed;

    public override void On(Message message, Turn turn)
    {
        switch (message)
        {
            case Say say:
                if (say.Last) State.Ended[say.To] = State.Ended.GetValueOrDefault(say.To) + 1;
                State.SaidWords.Add((say.To, say.Pair, say.Word));
                turn.Send(say.To, new Said(say.Word, say.Pair, say.Until, say.Last));
                break;
            case Said said when said.ValidUntil < turn.Now:
                State.Late.Add((turn.From, said.Pair, said.Word));
                break;
            case Said said:
                State.HeardWords.Add((turn.From, said.Pair, said.Word));
                turn.Record(new Heard(turn.From, said.Word));
                break;
            case SayNothing:
                turn.Refuse("nothing", "There is nothing to say.");
                break;
            case CloseDown:
                State.IsClosed = true;
                break;
            case Hush hush:
                turn.Send(turn.From, new HushEcho(hush.Word));
                break;
            case SetAlarm { At: { } at } alarm:
                turn.At(alarm.Key, new Instant(at), new Rang(alarm.Key));
                break;
            case SetAlarm alarm:
                turn.Cancel(alarm.Key);
                break;
            case Rang rang:
                State.Rung.Add(rang.Key);
                break;
            case Restored:
                State.Restored++;
                break;
            default:
                throw NotMine(message, turn);
        }
    }
}
