using Alliance.Core.Actors;

namespace Alliance.Simulation.Clusters;

/// <summary>Identifies the build of this program by the module identifiers of the code that decides what a journal
/// says.</summary>
internal static class BuildIdentity
{
    public static string This { get; } =
        $"{typeof(Actor).Module.ModuleVersionId:N}-{typeof(BuildIdentity).Module.ModuleVersionId:N}";

    /// <summary>Checks that a run was asked of the same program.</summary>
    /// <exception cref="ClusterUnavailableException">It is another.</exception>
    public static void Check(string asked)
    {
        if (asked != This)
            throw new ClusterUnavailableException(
                $"a silo of the cluster runs another build ({This}) than the one the run was asked of ({asked}); "
                    + "start all from the same");
    }
}
