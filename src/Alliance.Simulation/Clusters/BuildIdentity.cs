using Alliance.Core.Actors;

namespace Alliance.Simulation.Clusters;

/// <summary>Identifies the build of this program by the module identifiers of the code that determines the
/// journal.</summary>
internal static class BuildIdentity
{
    /// <summary>The identity of this program's build.</summary>
    public static string This { get; } =
        $"{typeof(Actor).Module.ModuleVersionId:N}-{typeof(BuildIdentity).Module.ModuleVersionId:N}";

    /// <summary>Checks that a run was requested by the same build.</summary>
    /// <exception cref="ClusterUnavailableException">The run was requested by another build.</exception>
    public static void Check(string asked)
    {
        if (asked != This)
            throw new ClusterUnavailableException(
                $"a silo of the cluster runs another build ({This}) than the one the run was asked of ({asked}); "
                    + "start all from the same");
    }
}
