using Alliance.Core.Actors;
using Alliance.Core.Geography;
using Alliance.Core.Identifiers;
using Alliance.Simulation.Journals;

namespace Alliance.Simulation.Clusters;

/// <summary>Has a silo make its part of a run.</summary>
/// <param name="Plan">What the run is made of.</param>
/// <param name="Shards">Shards of the whole run.</param>
/// <param name="Here">Those of them that are this silo's.</param>
/// <param name="Build">The program that the run was asked of; every silo must run the same.</param>
[GenerateSerializer, Immutable, Alias("part-order")]
internal sealed record PartOrder(RunPlan Plan, int Shards, IReadOnlyList<int> Here, string Build);

/// <summary>Has a part work off a window.</summary>
/// <param name="Number">Of the window.</param>
/// <param name="Mail">What the other parts' shards have for its own, from the windows before.</param>
/// <param name="Changes">Changes of the region since its last window, in the total order of the records.</param>
[GenerateSerializer, Immutable, Alias("window-order")]
internal sealed record WindowOrder(long Number, IReadOnlyList<Lane> Mail, IReadOnlyList<DatedChange> Changes);

/// <summary>A change of the region and the tick of the record that made it.</summary>
[GenerateSerializer, Immutable, Alias("dated-change")]
internal sealed record DatedChange(long Tick, RegionChange Change);

/// <summary>What a window of a part gave.</summary>
/// <param name="Next">Its next window; null when it has nothing left.</param>
/// <param name="Mail">What its shards have for those of other parts.</param>
/// <param name="Records">Its records, in no order.</param>
/// <param name="Messages">Messages of the part so far.</param>
[GenerateSerializer, Immutable, Alias("window-report")]
internal sealed record WindowReport(long? Next, IReadOnlyList<Lane> Mail, RecordDraft[] Records, long Messages);

/// <summary>All mail of a window from one shard to another.</summary>
/// <param name="To">The shard that it goes to.</param>
/// <param name="Earliest">The tick at which the first of it arrives.</param>
/// <param name="Mail">The mail.</param>
[GenerateSerializer, Immutable, Alias("lane")]
internal sealed record Lane(int To, long Earliest, LaneMail[] Mail);

/// <summary>Mail on its way to an actor of another silo.</summary>
[GenerateSerializer, Immutable, Alias("lane-mail")]
internal readonly record struct LaneMail(
    long Tick, ActorId To, Message Body, ActorId From, bool FromPeople, long Ordinal);
