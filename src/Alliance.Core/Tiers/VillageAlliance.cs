using Alliance.Core.Lenders;
using Alliance.Core.Negotiation;

namespace Alliance.Core.Tiers;

/// <summary>Handles a village alliance (村级应急救援联盟). Its volunteers are first at the scene.</summary>
/// <param name="state">The stored state; null for a new alliance.</param>
public sealed class VillageAlliance(TierState? state) : Tier<TierState>(state);
