using Alliance.Core.Actors;
using Alliance.Core.Identifiers;
using Alliance.Core.Vocabulary;

namespace Alliance.Core.Tiers;

/// <summary>Tells the desk that an incident strikes a township that has squads out for others. Its people may want them
/// back.</summary>
/// <param name="Incident">The number of the incident at home.</param>
/// <param name="Commitments">The commitments of squads that are out elsewhere and could be recalled.</param>
[GenerateSerializer, Alias("township.stricken-while-lending")]
public sealed record StrickenWhileLending(IncidentNumber Incident, string[] Commitments) : Notice
{
    /// <inheritdoc/>
    public override Subject About => Subject.None;
    /// <inheritdoc/>
    public override bool IsNegotiationStep => false;
}

/// <summary>Records that too few squads are ready, and the township asks others to stand by at its station.</summary>
/// <param name="Incident">The incident under which the cover is asked.</param>
/// <param name="Ready">Squads that are ready.</param>
/// <param name="Floor">The township's reserve floor, in squads.</param>
/// <param name="Backfill">The bounds of the chain.</param>
[GenerateSerializer, Alias("township.cover-asked")]
public sealed record CoverAsked(IncidentNumber Incident, int Ready, int Floor, Backfill Backfill) : JournalRecord
{
    /// <inheritdoc/>
    public override Subject About => Subject.OfRequest(RequestNumber.Of(Incident, 1));
    /// <inheritdoc/>
    public override bool IsNegotiationStep => false;
}

/// <summary>Records that too few squads are ready, and that no cover is asked.</summary>
/// <param name="Ready">Squads that are ready.</param>
/// <param name="Floor">The township's reserve floor, in squads.</param>
/// <param name="Reason">The reason, in a few words.</param>
[GenerateSerializer, Alias("township.cover-not-asked")]
public sealed record CoverNotAsked(int Ready, int Floor, string Reason) : JournalRecord
{
    /// <inheritdoc/>
    public override Subject About => Subject.None;
    /// <inheritdoc/>
    public override bool IsNegotiationStep => false;
}

/// <summary>Records that cover is no longer wanted. Squads that stand by go home.</summary>
/// <param name="Incident">The incident under which the cover was asked.</param>
/// <param name="Ready">Squads that are ready.</param>
/// <param name="Floor">The township's reserve floor, in squads.</param>
/// <param name="Reason">The reason, in a few words.</param>
[GenerateSerializer, Alias("township.cover-ended")]
public sealed record CoverEnded(IncidentNumber Incident, int Ready, int Floor, string Reason) : JournalRecord
{
    /// <inheritdoc/>
    public override Subject About => Subject.OfRequest(RequestNumber.Of(Incident, 1));
    /// <inheritdoc/>
    public override bool IsNegotiationStep => false;
}
