using Alliance.Core.Actors;

namespace Alliance.Simulation.Clusters;

/// <summary>Which program this is: the identities that the compiler gave the modules whose code decides what a journal says.</summary>
internal static class Builds
{
    public static string This { get; } = $"{typeof(Actor).Module.ModuleVersionId:N}-{typeof(Builds).Module.ModuleVersionId:N}";
}
