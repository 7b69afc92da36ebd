using Alliance.Core.Actors;
using Alliance.Core.Identifiers;
using Alliance.Core.Vocabulary;

namespace Alliance.Core.Tiers;

/// <summary>An incident strikes a township that has squads out for others: its people may want them back.</summary>
/// <param name="Incident">The incident at home.</param>
/// <param name="Commitments">Under which its squads are out elsewhere, and could be recalled.</param>
[GenerateSerializer, Alias("township.stricken-while-lending")]
public sealed record StrickenWhileLending(IncidentNumber Incident, string[] Commitments) : Notice
{
    public override Subject About => Subject.None;
    public override bool IsNegotiationStep => false;
}

/// <summary>Too few squads are ready: the township asks others to stand by at its station.</summary>
/// <param name="Incident">Under which the cover is asked.</param>
/// <param name="Ready">Squads that are ready.</param>
/// <param name="Floor">Its reserve floor.</param>
/// <param name="Backfill">What bounds the chain.</param>
[GenerateSerializer, Alias("township.cover-asked")]
public sealed record CoverAsked(IncidentNumber Incident, int Ready, int Floor, Backfill Backfill) : JournalRecord
{
    public override Subject About => Subject.OfRequest(RequestNumber.Of(Incident, 1));
    public override bool IsNegotiationStep => false;
}

/// <summary>Too few squads are ready, and no cover is asked.</summary>
[GenerateSerializer, Alias("township.cover-not-asked")]
public sealed record CoverNotAsked(int Ready, int Floor, string Reason) : JournalRecord
{
    public override Subject About => Subject.None;
    public override bool IsNegotiationStep => false;
}

/// <summary>Cover is no longer wanted: who stands by goes home.</summary>
[GenerateSerializer, Alias("township.cover-ended")]
public sealed record CoverEnded(IncidentNumber Incident, int Ready, int Floor, string Reason) : JournalRecord
{
    public override Subject About => Subject.OfRequest(RequestNumber.Of(Incident, 1));
    public override bool IsNegotiationStep => false;
}
