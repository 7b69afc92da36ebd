using Alliance.Core.Lenders;
using Alliance.Core.Negotiation;

namespace Alliance.Core.Tiers;

/// <summary>A village alliance (村级应急救援联盟): its volunteers are first at the scene.</summary>
public sealed class VillageAlliance(TierState? state) : Tier<TierState>(state);
