using Alliance.Core.Actors;
using Alliance.Core.Identifiers;

namespace Alliance.Core.Journals;

/// <summary>One record of the journal with what its host adds.</summary>
/// <param name="Number">Its place in the total order, counted from 1; 0 until it has one.</param>
/// <param name="At">When it was recorded.</param>
/// <param name="Actor">Whose it is.</param>
/// <param name="Author">Who gave the command that led to it; null where mail or a timer did.</param>
/// <param name="OccurredAt">When the thing happened, where the command said that it was earlier.</param>
/// <param name="Cause">The message that led to it.</param>
/// <param name="RegionVersion">The version of the region that the actor saw.</param>
/// <param name="Body">What happened and why.</param>
[GenerateSerializer, Immutable, Alias("journal-entry")]
public readonly record struct JournalEntry(
    long Number, Instant At, ActorId Actor, Author? Author, Instant? OccurredAt, Cause Cause, int RegionVersion,
    JournalRecord Body);
