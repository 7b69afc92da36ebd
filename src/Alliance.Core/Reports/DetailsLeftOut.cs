using Alliance.Core.Actors;
using Alliance.Core.Identifiers;

namespace Alliance.Core.Reports;

/// <summary>Records a detail of a report that was wrong and is left out. The rest of the report stands.</summary>
/// <param name="Field">The field of the report.</param>
/// <param name="Said">What was said, in its own words.</param>
/// <param name="Mend">What is wrong, how to mend it, and what counts instead.</param>
/// <param name="Commitment">The number of the commitment that the report belongs to; null for none.</param>
/// <param name="Incident">The number of the incident that a call is about; null for other reports.</param>
[GenerateSerializer, Alias("report.detail-left-out")]
public sealed record DetailLeftOut(
    string Field, string Said, string Mend, CommitmentId? Commitment, string? Incident = null) : JournalRecord
{
    /// <inheritdoc/>
    public override Subject About =>
        Incident is { } incident ? Subject.OfIncident(new IncidentNumber(incident)) : Subject.OfCommitment(Commitment);
    /// <inheritdoc/>
    public override bool IsNegotiationStep => false;
}

/// <summary>Puts on record what was left out of reports.</summary>
internal static class DetailsLeftOut
{
    /// <summary>Records the details that were left out of a report, unless the report was refused.</summary>
    /// <param name="turn">The turn that has handled the report.</param>
    /// <param name="report">The report.</param>
    /// <param name="commitment">The commitment that it belongs to; null for none.</param>
    /// <param name="incident">The incident that a call is about; null for other reports.</param>
    public static void RecordLeftOut(
        this Turn turn, Command report, CommitmentId? commitment, string? incident = null)
    {
        if (turn.Refusal is not null) return;
        foreach (var detail in report.LeftOut ?? [])
            turn.Record(new DetailLeftOut(detail.Field, detail.Said, detail.Mend, commitment, incident));
    }
}
