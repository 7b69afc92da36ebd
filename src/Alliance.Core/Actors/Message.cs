using System.Text;
using Alliance.Core.Identifiers;

namespace Alliance.Core.Actors;

/// <summary>What an actor can be handed: mail of another actor, a command of people, or a timer of its own.
/// Fields are numbered by their place in the primary constructor: append new ones, never reorder.</summary>
[GenerateSerializer, Alias("message")]
public abstract record Message
{
    /// <summary>The thing that the message is about, beside the actor that gets it. Traces follow a request by it.
    /// Computed; not sent.</summary>
    public abstract Subject About { get; }

    /// <summary>Leaves computed facts out of the text of a message.</summary>
    /// <param name="builder">The text.</param>
    /// <returns>Whether anything was added.</returns>
    protected virtual bool PrintMembers(StringBuilder builder) => false;
}

/// <summary>Mail that is numbered per pair, redelivered until acknowledged, handled once and in order.</summary>
[GenerateSerializer, Alias("assured")]
public abstract record Assured : Message
{
    /// <summary>The aid request that it belongs to, which with sender and receiver makes the pair; null for pairs that
    /// never close.</summary>
    public virtual string? Request => null;
    /// <summary>After this the receiver refuses it, on record; null for what never lapses.</summary>
    public virtual Instant? ValidUntil => null;
    /// <summary>Whether it is the last of its pair.</summary>
    public virtual bool IsLast => false;
}

/// <summary>Mail that may be lost or repeated; who needs the answer asks again.</summary>
[GenerateSerializer, Alias("advisory")]
public abstract record Advisory : Message;

/// <summary>What a person orders, decides or reports; in a rehearsal the world issues the same commands.</summary>
/// <param name="By">Who does it.</param>
/// <param name="OccurredAt">When it happened if earlier than its entry; null: now.</param>
[GenerateSerializer, Alias("command")]
public abstract record Command(Author By, Instant? OccurredAt) : Message
{
    /// <summary>How urgent it is, which decides whether an overloaded server takes it. Computed; not sent.</summary>
    public abstract CommandUrgency Urgency { get; }
}

/// <summary>A timer of the actor itself has come due.</summary>
[GenerateSerializer, Alias("timer")]
public abstract record Due : Message;

/// <summary>Handed to a live actor first after it was read back from the store: open rounds ask again.</summary>
[GenerateSerializer, Alias("restored")]
public sealed record Restored : Message
{
    public override Subject About => Subject.None;
}

/// <summary>A person and the office in which that person acts.</summary>
/// <param name="Name">Who.</param>
/// <param name="Office">In which office: a township's duty desk, a team, a command centre.</param>
[GenerateSerializer, Alias("author")]
public readonly record struct Author(string Name, string Office);
