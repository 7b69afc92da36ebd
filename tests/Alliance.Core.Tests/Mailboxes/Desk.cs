using Alliance.Core.Actors;
using Alliance.Core.Geography;
using Alliance.Core.Identifiers;
using Alliance.Core.Journals;
using Alliance.Core.Mailboxes;
using Alliance.Core.Runtimes;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Serialization;

namespace Alliance.Core.Tests.Mailboxes;

[GenerateSerializer, Alias("toy-stored")]
public sealed record StoredToy(ToyState State, Mailbox Mailbox, long Version);

/// <summary>One toy actor with its mailbox and a store of one record, whose commits can be lost.</summary>
internal sealed class Desk
{
    private static readonly Serializer<StoredToy> Serializer =
        new ServiceCollection().AddSerializer().BuildServiceProvider().GetRequiredService<Serializer<StoredToy>>();

    private readonly MailboxLimits? _limits;
    private byte[]? _stored;

    public Desk(ActorId id, MailboxLimits? limits = null)
    {
        (Id, _limits) = (id, limits);
        Turns = Open();
    }

    public static Region Nowhere { get; } = new(new RegionData
    {
        Name = "nowhere", DataQuality = new Dictionary<string, string>(), Townships = [], Roads = [],
        VillageAlliances = [],
        TownshipAlliances = [], CommandCentres = [], Teams = [], Depots = [],
    });

    public ActorId Id { get; }
    public TurnExecutor Turns { get; private set; }
    public int Commits { get; private set; }
    public List<Mail> Advisories { get; } = [];
    public List<JournalEntry> Journal { get; } = [];
    public ToyState State => (ToyState)Turns.State;
    public Instant Clock { get; set; }
    public Moment Now => new(Clock.Milliseconds, Clock, Nowhere);

    public static ActorId Town(string key) => new(ActorKind.Township, key);

    public CommandTurn Do(Command command) => Turns.Execute(command, Now);

    public IReadOnlyList<Acknowledgement> Take(params IReadOnlyList<Mail> mail) => Turns.Receive(mail, Now);

    /// <summary>Writes what there is to write; a crash may come before the store has it or, unknown to us,
    /// after.</summary>
    public bool Commit(bool crashBefore = false, bool crashAfter = false)
    {
        if (Turns.TakeDraft([]) is { } draft)
        {
            if (crashBefore) return Crash();
            _stored = Serializer.SerializeToArray(new StoredToy(State, Turns.Mailbox, draft.Version));
            Journal.AddRange(draft.Entries);
            Commits++;
            if (crashAfter) return Crash();
            Advisories.AddRange(Turns.Committed(draft));
        }
        Advisories.AddRange(Turns.TakeAdvisories());
        return true;
    }

    public bool Crash()
    {
        Turns = Open();
        if (_stored is not null) Turns.Restore(Now);
        return false;
    }

    /// <summary>Leaves memory, as who has come to its end does, and is read back for the next who asks.</summary>
    public void Leave()
    {
        if (!Turns.IsFinished) throw new InvalidOperationException($"{Id} has not come to its end.");
        Crash();
    }

    private TurnExecutor Open()
    {
        if (_stored is null) return new TurnExecutor(Id, new ToyActor(), new Mailbox(), 0, _limits);
        var stored = Serializer.Deserialize(_stored)!;
        return new TurnExecutor(Id, new ToyActor(stored.State), stored.Mailbox, stored.Version, _limits);
    }
}
