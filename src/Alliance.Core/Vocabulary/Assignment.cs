using Alliance.Core.Actors;
using Alliance.Core.Identifiers;
using Alliance.Core.Resources;

namespace Alliance.Core.Vocabulary;

/// <summary>Describes the task that a team or depot is wanted for.</summary>
/// <param name="Line">The line that the task is for.</param>
/// <param name="Commitment">The number of the commitment.</param>
/// <param name="Kind">The kind that the line asks.</param>
/// <param name="Quantity">People or units.</param>
/// <param name="Place">The code of the township to go to: that of the scene, or that of the station.</param>
/// <param name="Cover">Whether the team stands by at a station there (move-up cover) instead of working on an
/// incident.</param>
/// <param name="CallInMinutes">Minutes more that a squad takes to turn out because it is not on duty; 0 for one that
/// is.</param>
/// <param name="Substitute">The accepted substitute that is given in place of the kind; null for none.</param>
/// <param name="Priority">How pressing the line is.</param>
/// <param name="NotBefore">Before when nobody is to be there; null where they may come at once.</param>
[GenerateSerializer, Alias("resource.task")]
public sealed record Assignment(
    LineId Line, CommitmentId Commitment, ResourceKind Kind, int Quantity, string Place,
        bool Cover = false, int CallInMinutes = 0, Substitute? Substitute = null,
        Priority Priority = Priority.LifeSaving, Instant? NotBefore = null)
{
    /// <summary>Returns the kind that is really given.</summary>
    /// <returns>The kind of the substitute, or the kind asked where there is none.</returns>
    public ResourceKind Gives() => Substitute?.Kind ?? Kind;
}
