using Alliance.Core.Lenders;
using Alliance.Core.Negotiation;

namespace Alliance.Core.Tiers;

/// <summary>A command centre (综合指挥平台), or a regional rescue centre: the tier above, with its own teams and
/// depots.</summary>
public sealed class CommandCentre(TierState? state) : Tier<TierState>(state);
