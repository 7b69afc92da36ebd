namespace Alliance.Core.Identifiers;

/// <summary>Names the thing that a message or a record is about, beside the actor that has it. It names the most exact
/// thing that the message knows: a commitment rather than its line, a line rather than its request. Reading it costs no
/// allocation.</summary>
public readonly record struct Subject
{
    /// <summary>The subject that names nothing: the message is about nothing that has a number, or only about the actor
    /// itself.</summary>
    public static Subject None => default;

    /// <summary>The number of the aid request; null where the message names none.</summary>
    public RequestNumber? Request { get; private init; }

    /// <summary>The aid request that it is about, by itself or by its commitment; null for none.</summary>
    public RequestNumber? RequestOrThatOfCommitment => Request ?? Commitment?.Request;

    /// <summary>The line of <see cref="Request"/>, from 1; null where the message names none.</summary>
    public int? Line { get; private init; }

    /// <summary>The commitment; null where the message names none.</summary>
    public CommitmentId? Commitment { get; private init; }

    /// <summary>The number of the incident, where the message names an incident and none of its requests; else null.
    /// </summary>
    public IncidentNumber? Incident { get; private init; }

    /// <summary>Names an aid request as a whole.</summary>
    /// <param name="request">The number of the request.</param>
    public static Subject OfRequest(RequestNumber request) => new() { Request = request };

    /// <summary>Names one line of an aid request.</summary>
    /// <param name="request">The number of the request.</param>
    /// <param name="line">The place of the line in it, from 1.</param>
    public static Subject OfLine(RequestNumber request, int line) => new() { Request = request, Line = line };

    /// <summary>Names one commitment for a line.</summary>
    /// <param name="request">The number of the request.</param>
    /// <param name="line">The place of the line in it, from 1.</param>
    /// <param name="commitment">The number of the commitment.</param>
    public static Subject OfCommitment(RequestNumber request, int line, CommitmentId commitment) =>
        new() { Request = request, Line = line, Commitment = commitment };

    /// <summary>Names a commitment whose line the message does not name.</summary>
    /// <param name="commitment">The number of the commitment; null where there is none, as for a team without an
    /// order.</param>
    public static Subject OfCommitment(CommitmentId? commitment) => new() { Commitment = commitment };

    /// <summary>Names an incident as a whole.</summary>
    /// <param name="incident">The number of the incident.</param>
    public static Subject OfIncident(IncidentNumber incident) => new() { Incident = incident };
}
