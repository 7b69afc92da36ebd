using Alliance.Core.Identifiers;
using Alliance.Core.Resources;

namespace Alliance.Core.Vocabulary;

/// <summary>What a team or depot is wanted for.</summary>
/// <param name="Line">The line that it is for.</param>
/// <param name="Commitment">The commitment.</param>
/// <param name="Kind">What the line asks.</param>
/// <param name="Quantity">People or units.</param>
/// <param name="Place">Where to: the scene's township, or that of the station.</param>
/// <param name="Cover">Whether it stands by at a station there (move-up cover) instead of working on an
/// incident.</param>
/// <param name="CallInMinutes">How much longer a squad takes to turn out that is not on duty.</param>
/// <param name="Substitute">The accepted substitute that is given in place of the kind; null for none.</param>
[GenerateSerializer, Alias("resource.task")]
public sealed record Assignment(
    LineId Line, CommitmentId Commitment, ResourceKind Kind, int Quantity, string Place, bool Cover =
        false, int CallInMinutes = 0, Substitute? Substitute = null)
{
    /// <summary>The kind that is really given.</summary>
    public ResourceKind Gives() => Substitute?.Kind ?? Kind;
}
