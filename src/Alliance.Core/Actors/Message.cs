using System.Text;
using Alliance.Core.Identifiers;

namespace Alliance.Core.Actors;

/// <summary>A message that an actor handles: mail of another actor, a command of people, or a timer of its own. Fields
/// are numbered by their place in the primary constructor: append new ones, never reorder.</summary>
[GenerateSerializer, Alias("message")]
public abstract record Message
{
    /// <summary>The subject of the message, beside the actor that gets it. Traces follow a request by it. It is
    /// computed and not sent.</summary>
    public abstract Subject About { get; }

    /// <summary>Leaves computed facts out of the text of a message.</summary>
    /// <param name="builder">The text.</param>
    /// <returns>Whether anything was added.</returns>
    protected virtual bool PrintMembers(StringBuilder builder) => false;
}

/// <summary>Mail that is numbered per pair, redelivered until it is acknowledged, and handled once and in
/// order.</summary>
[GenerateSerializer, Alias("assured")]
public abstract record Assured : Message
{
    /// <summary>Number of the aid request that it belongs to. With sender and receiver it names the pair. Null for
    /// pairs that never close.</summary>
    public virtual string? Request => null;
    /// <summary>The time after which the receiver refuses it, on record; null for a message that never
    /// lapses.</summary>
    public virtual Instant? ValidUntil => null;
    /// <summary>Whether it is the last message of its pair.</summary>
    public virtual bool IsLast => false;
}

/// <summary>Mail that may be lost or repeated. A sender that needs the answer asks again.</summary>
[GenerateSerializer, Alias("advisory")]
public abstract record Advisory : Message;

/// <summary>An order, a decision or a report of a person. In a rehearsal the world issues the same commands.</summary>
/// <param name="By">The person that gives it.</param>
/// <param name="OccurredAt">When it happened, if that was before its entry; null: at its entry.</param>
[GenerateSerializer, Alias("command")]
public abstract record Command(Author By, Instant? OccurredAt) : Message
{
    /// <summary>The time that a fast clock gave for what happened, where it was taken as of its entry; else
    /// null.</summary>
    [Id(0)] public Instant? ClaimedAt { get; init; }
    /// <summary>Details of a report that were wrong, so that they are not in it; null for none. The report stands
    /// without them.</summary>
    [Id(1)] public WrongDetail[]? LeftOut { get; init; }
    /// <summary>How urgent it is. This decides whether an overloaded server takes it. It is computed and not
    /// sent.</summary>
    public abstract CommandUrgency Urgency { get; }
}

/// <summary>A timer of the actor itself that has come due.</summary>
[GenerateSerializer, Alias("timer")]
public abstract record Due : Message;

/// <summary>Tells a live actor that it was read back from the store, before any other message. Open rounds ask
/// again.</summary>
[GenerateSerializer, Alias("restored")]
public sealed record Restored : Message
{
    /// <inheritdoc/>
    public override Subject About => Subject.None;
}

/// <summary>A person and the office in which that person acts.</summary>
/// <param name="Name">Name of the person.</param>
/// <param name="Office">The office: a township's duty desk, a team, a command centre.</param>
/// <param name="Account">The account that signed in; null where nobody had to.</param>
/// <param name="OnBehalfOf">The person who said it, as by telephone, where somebody else enters it; null for
/// none.</param>
/// <param name="ActingFor">The office whose place it was to do it, where another acts for it because nobody is on duty
/// there; null for none.</param>
[GenerateSerializer, Alias("author")]
public readonly record struct Author(
    string Name, string Office, string? Account = null, string? OnBehalfOf = null, string? ActingFor = null);
