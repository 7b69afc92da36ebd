using Alliance.Core.Lenders;
using Alliance.Core.Negotiation;

namespace Alliance.Core.Tiers;

/// <summary>Handles a township alliance (乡镇应急救援联盟). It runs the rounds among its members under their
/// agreement.</summary>
/// <param name="state">The stored state; null for a new alliance.</param>
public sealed class TownshipAlliance(TierState? state) : Tier<TierState>(state);
