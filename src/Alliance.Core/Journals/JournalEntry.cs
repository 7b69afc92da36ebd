using Alliance.Core.Actors;
using Alliance.Core.Identifiers;

namespace Alliance.Core.Journals;

/// <summary>One record of the journal, with the facts that its host adds.</summary>
/// <param name="Number">Its place in the total order, from 1; 0 until it has one.</param>
/// <param name="At">When it was recorded.</param>
/// <param name="Actor">The actor that gave it.</param>
/// <param name="Author">The person whose command led to it; null where mail or a timer did.</param>
/// <param name="OccurredAt">When it happened, where the command said that it was earlier; else null.</param>
/// <param name="Cause">The message that led to it.</param>
/// <param name="RegionVersion">The region version that the actor saw.</param>
/// <param name="Body">The fact and its reasons.</param>
/// <param name="ClaimedAt">The time that a fast clock gave for what happened, where it was taken as of its entry; else
/// null.</param>
[GenerateSerializer, Immutable, Alias("journal-entry")]
public readonly record struct JournalEntry(
    long Number, Instant At, ActorId Actor, Author? Author, Instant? OccurredAt, Cause Cause, int RegionVersion,
    JournalRecord Body, Instant? ClaimedAt = null)
{
    /// <summary>When it happened: the time that the record or the command names, else the time of recording. It is
    /// never after the recording. Standing, hours, clocks and measures reckon from it.</summary>
    public Instant Happened =>
        (Body.HappenedAt ?? OccurredAt) is { } happened && happened < At ? happened : At;
}
