using Alliance.Core.Actors;
using Alliance.Core.Identifiers;
using Alliance.Core.Resources;

namespace Alliance.Core.Vocabulary;

/// <summary>Describes the open remainder of a line that a tier is to find (EDXL-RM RequestResource).</summary>
/// <param name="Line">The line of the aid request.</param>
/// <param name="Kind">What is asked.</param>
/// <param name="Remainder">People or units still open.</param>
/// <param name="Place">The code of the township where it is needed.</param>
/// <param name="Priority">How pressing the line is.</param>
/// <param name="NeededBy">When the aid must have arrived.</param>
/// <param name="Backfill">The bounds of the move-up cover of the place's station that it asks for; null for no
/// cover.</param>
/// <param name="Requirement">What is asked beyond kind and quantity; null for nothing special.</param>
/// <param name="Since">When it was first asked. A line that waits long rises in the order of decision.</param>
/// <param name="NotBefore">Before when nobody is to be there; null where they may come at once.</param>
[GenerateSerializer, Alias("tier.demand")]
public sealed record Demand(
    LineId Line, ResourceKind Kind, int Remainder, string Place, Priority Priority, Instant NeededBy,
    Backfill? Backfill = null,
    Requirement? Requirement = null, Instant Since = default, Instant? NotBefore = null);
