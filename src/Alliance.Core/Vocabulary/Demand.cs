using Alliance.Core.Actors;
using Alliance.Core.Identifiers;
using Alliance.Core.Resources;

namespace Alliance.Core.Vocabulary;

/// <summary>What a tier is to find: the open remainder of a line (EDXL-RM RequestResource).</summary>
/// <param name="Line">The line.</param>
/// <param name="Kind">What is asked.</param>
/// <param name="Remainder">People or units still open.</param>
/// <param name="Place">The township where it is needed.</param>
/// <param name="Priority">How much hangs on it.</param>
/// <param name="NeededBy">When it must have arrived.</param>
/// <param name="Backfill">It is move-up cover of the place's station, within these bounds; null otherwise.</param>
/// <param name="Requirement">What is asked beyond kind and quantity; null for nothing special.</param>
/// <param name="Since">When it was first asked: what waits long rises.</param>
[GenerateSerializer, Alias("tier.demand")]
public sealed record Demand(
    LineId Line, ResourceKind Kind, int Remainder, string Place, Priority Priority, Instant NeededBy,
    Backfill? Backfill = null,
    Requirement? Requirement = null, Instant Since = default);
