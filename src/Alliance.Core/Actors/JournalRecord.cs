using System.Text;
using Alliance.Core.Identifiers;

namespace Alliance.Core.Actors;

/// <summary>The body of one journal record: a fact and its reasons. The host adds the actor, the time, the cause and
/// the region version.</summary>
/// <remarks>The members declared here are computed facts of the type. They are neither stored nor written to a
/// journal.</remarks>
[GenerateSerializer, Alias("record")]
public abstract record JournalRecord
{
    /// <summary>The subject of the record, beside the actor that gives it. Streams, stories and situations find their
    /// records by it.</summary>
    public abstract Subject About { get; }

    /// <summary>Whether the record is a step on the way from a request to a commitment. Telemetry counts the commits
    /// that hold one.</summary>
    public abstract bool IsNegotiationStep { get; }

    /// <summary>When the fact happened, where the record knows that it was before the turn that gives it; else
    /// null.</summary>
    public virtual Instant? HappenedAt => null;

    /// <summary>Leaves the computed facts out of the text of a record.</summary>
    /// <param name="builder">The text.</param>
    /// <returns>Whether anything was added.</returns>
    protected virtual bool PrintMembers(StringBuilder builder) => false;
}

/// <summary>A record that a person is to see: an order, an approval wanted, an arrival. It goes to the people of the
/// actor that gives it: the crew of a team or depot, the duty desk of a tier, the scene of an incident.</summary>
[GenerateSerializer, Alias("notice")]
public abstract record Notice : JournalRecord;
