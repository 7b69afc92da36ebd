using Alliance.Core.Actors;
using Alliance.Core.Geography;
using Alliance.Core.Identifiers;
using Alliance.Simulation.Journals;

namespace Alliance.Simulation.Clusters;

/// <summary>The order to a silo to create its part of a run.</summary>
/// <param name="Plan">The plan of the run.</param>
/// <param name="Shards">The number of shards of the whole run.</param>
/// <param name="Here">The shards of this silo.</param>
/// <param name="Build">The build that requested the run. Every silo must run the same build.</param>
[GenerateSerializer, Immutable, Alias("part-order")]
internal sealed record PartOrder(RunPlan Plan, int Shards, IReadOnlyList<int> Here, string Build);

/// <summary>The order to a part to run a window.</summary>
/// <param name="Number">The number of the window.</param>
/// <param name="Mail">The mail of other parts' shards for its own shards, from earlier windows.</param>
/// <param name="Changes">The changes of the region since its last window, in the total order of the records.</param>
[GenerateSerializer, Immutable, Alias("window-order")]
internal sealed record WindowOrder(long Number, IReadOnlyList<Lane> Mail, IReadOnlyList<DatedChange> Changes);

/// <summary>A change of the region and the tick of the record that made it.</summary>
[GenerateSerializer, Immutable, Alias("dated-change")]
internal sealed record DatedChange(long Tick, RegionChange Change);

/// <summary>The output of a part in a window.</summary>
/// <param name="Next">Its next window; null when it has nothing left.</param>
/// <param name="Mail">The mail of its shards for shards of other parts.</param>
/// <param name="Records">Its records, in no particular order.</param>
/// <param name="Messages">The number of messages of the part so far.</param>
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
