using Alliance.Core.Actors;

namespace Alliance.Simulation.Clusters;

/// <summary>Which program this is: the identities that the compiler gave the modules whose code decides what a journal says.</summary>
internal static class Builds
{
    public static string This { get; } = $"{typeof(Actor).Module.ModuleVersionId:N}-{typeof(Builds).Module.ModuleVersionId:N}";

    /// <summary>Checks that a run was asked of the same program.</summary>
    /// <exception cref="ClusterUnavailableException">It is another.</exception>
    public static void Check(string asked)
    {
        if (asked != This)
            throw new ClusterUnavailableException($"a silo of the cluster runs another build ({This}) than the one the run was asked of ({asked}); start all from the same");
    }
}
