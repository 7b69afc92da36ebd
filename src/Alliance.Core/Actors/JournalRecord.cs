using System.Text;
using Alliance.Core.Identifiers;

namespace Alliance.Core.Actors;

/// <summary>What happened and why: the body of one record of the journal. The host adds who, when, the cause and the
/// region version.</summary>
/// <remarks>The members that are declared here are facts on the type. They are computed, and neither stored nor written
/// to a journal.</remarks>
[GenerateSerializer, Alias("record")]
public abstract record JournalRecord
{
    /// <summary>The thing that the record is about, beside the actor that gives it. Streams, stories and situations
    /// find their records by it.</summary>
    public abstract Subject About { get; }

    /// <summary>Whether the record is a step on the way from a request to a commitment on record. Telemetry counts the
    /// commits that hold one.</summary>
    public abstract bool IsNegotiationStep { get; }

    /// <summary>Leaves the facts out of the text of a record.</summary>
    /// <param name="builder">The text.</param>
    /// <returns>Whether anything was added.</returns>
    protected virtual bool PrintMembers(StringBuilder builder) => false;
}

/// <summary>A record that a person is to see: an order, an approval wanted, an arrival. Its addressees are the people
/// of the actor that gives it: the crew of a team or depot, the duty desk of a tier, the scene of an
/// incident.</summary>
[GenerateSerializer, Alias("notice")]
public abstract record Notice : JournalRecord;
