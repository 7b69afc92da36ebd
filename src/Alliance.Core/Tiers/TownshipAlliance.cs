using Alliance.Core.Lenders;
using Alliance.Core.Negotiation;

namespace Alliance.Core.Tiers;

/// <summary>A township alliance (乡镇应急救援联盟): it runs the rounds among its members under their
/// agreement.</summary>
public sealed class TownshipAlliance(TierState? state) : Tier<TierState>(state);
