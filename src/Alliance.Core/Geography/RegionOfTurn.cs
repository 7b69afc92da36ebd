using Alliance.Core.Actors;

namespace Alliance.Core.Geography;

/// <summary>Gives the region as the context of a turn.</summary>
public static class RegionOfTurn
{
    extension(Turn turn)
    {
        /// <summary>The region that the actor sees in this turn.</summary>
        /// <exception cref="InvalidCastException">The host gave the turn another context, which is a bug of the
        /// host.</exception>
        public Region Region => (Region)turn.Context;
    }
}
