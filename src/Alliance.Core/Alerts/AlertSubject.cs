using Alliance.Core.Identifiers;

namespace Alliance.Core.Alerts;

/// <summary>What an alert is about, as it is stored: the subject of the notice that it was raised for.</summary>
/// <param name="Request">The number of the aid request; null for none.</param>
/// <param name="Line">Its line, from 1; null for none.</param>
/// <param name="Commitment">The commitment; null for none.</param>
/// <param name="Incident">The number of the incident; null for none.</param>
[GenerateSerializer, Alias("alert-subject")]
public readonly record struct AlertSubject(
    string? Request, int? Line, CommitmentId? Commitment, string? Incident)
{
    /// <summary>Returns the subject by which stories and streams find the records of the alert.</summary>
    public Subject ToSubject() => this switch
    {
        { Request: { } request, Line: { } line, Commitment: { } commitment } =>
            Subject.OfCommitment(new RequestNumber(request), line, commitment),
        { Commitment: { } commitment } => Subject.OfCommitment(commitment),
        { Request: { } request, Line: { } line } => Subject.OfLine(new RequestNumber(request), line),
        { Request: { } request } => Subject.OfRequest(new RequestNumber(request)),
        { Incident: { } incident } => Subject.OfIncident(new IncidentNumber(incident)),
        _ => Subject.None,
    };
}
