using Alliance.Core.Identifiers;

namespace Alliance.Core.Alerts;

/// <summary>What an alert is about, as it is stored: the subject of the notice that it was raised for.</summary>
/// <param name="Request">The aid request; null for none.</param>
/// <param name="Line">Its line, from 1; null for none.</param>
/// <param name="Commitment">The commitment; null for none.</param>
/// <param name="Incident">The incident; null for none.</param>
[GenerateSerializer, Alias("alert-subject")]
public readonly record struct AlertSubject(
    RequestNumber? Request, int? Line, CommitmentId? Commitment, IncidentNumber? Incident)
{
    /// <summary>Returns the subject by which stories and streams find the records of the alert.</summary>
    public Subject ToSubject() => this switch
    {
        { Request: { } request, Line: { } line, Commitment: { } commitment } =>
            Subject.OfCommitment(request, line, commitment),
        { Commitment: { } commitment } => Subject.OfCommitment(commitment),
        { Request: { } request, Line: { } line } => Subject.OfLine(request, line),
        { Request: { } request } => Subject.OfRequest(request),
        { Incident: { } incident } => Subject.OfIncident(incident),
        _ => Subject.None,
    };
}
