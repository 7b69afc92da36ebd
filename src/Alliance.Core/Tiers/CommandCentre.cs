using Alliance.Core.Lenders;
using Alliance.Core.Negotiation;

namespace Alliance.Core.Tiers;

/// <summary>Handles a command centre (综合指挥平台) or a regional rescue centre. It is the tier above, with its own
/// teams and depots.</summary>
/// <param name="state">The stored state; null for a new centre.</param>
public sealed class CommandCentre(TierState? state) : Tier<TierState>(state);
