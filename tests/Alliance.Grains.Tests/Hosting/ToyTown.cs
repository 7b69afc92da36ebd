using Alliance.Core.Actors;
using Alliance.Core.Geography;
using Alliance.Core.Identifiers;
using Alliance.Core.Mailboxes;

namespace Alliance.Grains.Tests.Hosting;

[GenerateSerializer, Alias("toy-say")]
public sealed record Say(ActorId To, string Word) : Command(new Author("Toy", "desk"), null)
{
    public override Subject About => Subject.None;
    public override CommandUrgency Urgency => CommandUrgency.Decision;
}

[GenerateSerializer, Alias("toy-said")]
public sealed record Said(string Word) : Assured
{
    public override Subject About => Subject.None;
}

[GenerateSerializer, Alias("toy-refuse")]
public sealed record RefuseThis() : Command(new Author("Toy", "desk"), null)
{
    public override Subject About => Subject.None;
    public override CommandUrgency Urgency => CommandUrgency.Decision;
}

[GenerateSerializer, Alias("toy-alarm")]
public sealed record SetAlarm(string Key, long AfterMilliseconds) : Command(new Author("Toy", "desk"), null)
{
    public override Subject About => Subject.None;
    public override CommandUrgency Urgency => CommandUrgency.Decision;
}

[GenerateSerializer, Alias("toy-alarm-due")]
public sealed record AlarmDue(string Key) : Due
{
    public override Subject About => Subject.None;
}

[GenerateSerializer, Alias("toy-ask")]
public sealed record Ask(ActorId Of) : Command(new Author("Toy", "desk"), null)
{
    public override Subject About => Subject.None;
    public override CommandUrgency Urgency => CommandUrgency.Decision;
}

[GenerateSerializer, Alias("toy-call")]
public sealed record Call : Advisory
{
    public override Subject About => Subject.None;
}

[GenerateSerializer, Alias("toy-offer")]
public sealed record Offer : Advisory
{
    public override Subject About => Subject.None;
}

[GenerateSerializer, Alias("toy-fail")]
public sealed record Fail() : Command(new Author("Toy", "desk"), null)
{
    public override Subject About => Subject.None;
    public override CommandUrgency Urgency => CommandUrgency.Decision;
}

[GenerateSerializer, Alias("toy-change-region")]
public sealed record ChangeRegion() : Command(new Author("Toy", "county"), null)
{
    public override Subject About => Subject.None;
    public override CommandUrgency Urgency => CommandUrgency.Decision;
}

[GenerateSerializer, Alias("toy-region-changed")]
public sealed record RegionChanged : RegionChange
{
    public override Region Apply(Region region) => new(region.Data, region.Version + 1);
}

[GenerateSerializer, Alias("toy-event")]
public sealed record Happened(string What) : JournalRecord
{
    public override Subject About => Subject.None;
    public override bool IsNegotiationStep => false;
}

[GenerateSerializer, Alias("toy-state")]
public sealed class TownState : IListed
{
    [Id(0)] public List<string> Events { get; set; } = [];
    [Id(1)] public int Offers { get; set; }
    public string ListedAs => Events.Count == 0 ? "quiet" : "busy";
}

/// <summary>A township that notes what happens to it.</summary>
internal sealed class ToyTown(TownState? state) : Actor<TownState>(state)
{
    public override void On(Message message, Turn turn)
    {
        switch (message)
        {
            case Say say:
                turn.Send(say.To, new Said(say.Word));
                Note($"said {say.Word}", turn);
                turn.Give($"{turn.Self.Key}-{State.Events.Count:00}");
                break;
            case Said said:
                Note($"heard {said.Word}", turn);
                break;
            case RefuseThis:
                turn.Refuse("no", "Never.");
                break;
            case SetAlarm alarm:
                turn.At(alarm.Key, turn.Now + new Span(alarm.AfterMilliseconds), new AlarmDue(alarm.Key));
                break;
            case AlarmDue due:
                Note($"alarm {due.Key}", turn);
                break;
            case Ask ask:
                turn.Send(ask.Of, new Call());
                break;
            case Call:
                turn.Send(turn.From, new Offer());
                break;
            case Offer:
                Note("offer", turn);
                break;
            case ChangeRegion:
                turn.Record(new RegionChanged());
                break;
            case Fail:
                State.Events.Add("half done");
                throw new InvalidOperationException("A bug.");
            case Restored:
                State.Events.Add("restored");
                break;
            default:
                throw NotMine(message, turn);
        }
    }

    private void Note(string what, Turn turn)
    {
        State.Events.Add(what);
        turn.Record(new Happened(what));
    }
}
