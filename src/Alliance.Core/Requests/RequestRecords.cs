using Alliance.Core.Actors;
using Alliance.Core.Identifiers;
using Alliance.Core.Messages;
using Alliance.Core.Vocabulary;

namespace Alliance.Core.Requests;

/// <summary>Records that a request was submitted with its lines.</summary>
/// <param name="Incident">The number of the incident.</param>
/// <param name="Place">The code of the township where the aid is needed.</param>
/// <param name="Lines">The lines of the request.</param>
[GenerateSerializer, Alias("request.submitted")]
public sealed record RequestSubmitted(IncidentNumber Incident, string Place, LineSpec[] Lines) : JournalRecord
{
    /// <inheritdoc/>
    public override Subject About => Subject.None;
    /// <inheritdoc/>
    public override bool IsNegotiationStep => true;
}

/// <summary>Records that a request belongs to another incident from now on: its own was merged, split or put
/// right.</summary>
/// <param name="Into">The number of the incident.</param>
/// <param name="Move">How often the request was moved, this time included.</param>
/// <param name="Place">The code of the township where the aid is needed from now on; null: as before.</param>
[GenerateSerializer, Alias("request.moved")]
public sealed record RequestMoved(IncidentNumber Into, int Move, string? Place = null) : JournalRecord
{
    /// <inheritdoc/>
    public override Subject About => Subject.None;
    /// <inheritdoc/>
    public override bool IsNegotiationStep => false;
}

/// <summary>Records that a request was rejected.</summary>
/// <param name="Why">Why it was rejected.</param>
[GenerateSerializer, Alias("request.rejected")]
public sealed record RequestRejected(string Why) : JournalRecord
{
    /// <inheritdoc/>
    public override Subject About => Subject.None;
    /// <inheritdoc/>
    public override bool IsNegotiationStep => false;
}

/// <summary>Records that a line is put to a tier.</summary>
/// <param name="Line">The line of the aid request.</param>
/// <param name="Tier">The tier that is asked.</param>
/// <param name="Remainder">People or units that are open.</param>
[GenerateSerializer, Alias("request.escalated")]
public sealed record LineSolicited(LineId Line, ActorId Tier, int Remainder) : JournalRecord
{
    /// <inheritdoc/>
    public override Subject About => Subject.OfLine(Line);
    /// <inheritdoc/>
    public override bool IsNegotiationStep => true;
}

/// <summary>Records that a line's terms have changed. The record keeps the old values.</summary>
/// <param name="Line">The line of the aid request.</param>
/// <param name="Before">The line as it was.</param>
/// <param name="After">The line from now on.</param>
/// <param name="Reason">The reason, in a few words.</param>
[GenerateSerializer, Alias("request.amended")]
public sealed record LineAmended(LineId Line, LineSpec Before, LineSpec After, string Reason) : JournalRecord
{
    /// <inheritdoc/>
    public override Subject About => Subject.OfLine(Line);
    /// <inheritdoc/>
    public override bool IsNegotiationStep => false;
}

/// <summary>Records that a commitment is accepted.</summary>
/// <param name="Line">The line of the aid request.</param>
/// <param name="Commitment">The number of the commitment.</param>
/// <param name="Lender">The tier that lends.</param>
/// <param name="Tier">The tier that awarded it; the request itself where people arranged it.</param>
/// <param name="Resource">The team or depot.</param>
/// <param name="Quantity">People or units.</param>
/// <param name="CoveredBefore">People or units that covered the line before.</param>
/// <param name="Asked">People or units that are to be covered in all.</param>
/// <param name="ArrangedByTelephone">Whether people had arranged it among themselves.</param>
/// <param name="StandsIn">The commitment in doubt that it replaces; null for none.</param>
/// <param name="Substitute">What is given in place of the kind asked; null for that kind itself.</param>
[GenerateSerializer, Alias("request.accepted")]
public sealed record CommitmentAccepted(
    LineId Line, CommitmentId Commitment, ActorId Lender, ActorId Tier, ActorId Resource, int Quantity,
    int CoveredBefore,
    int Asked, bool ArrangedByTelephone,
    CommitmentId? StandsIn = null, Substitute? Substitute = null) : JournalRecord
{
    /// <inheritdoc/>
    public override Subject About => Subject.OfCommitment(Line, Commitment);
    /// <inheritdoc/>
    public override bool IsNegotiationStep => true;
}

/// <summary>Records a commitment that came when its line was covered or over. It is answered with a release.</summary>
/// <param name="Line">The line of the aid request.</param>
/// <param name="Commitment">The number of the commitment.</param>
/// <param name="Reason">The reason, in a few words.</param>
[GenerateSerializer, Alias("request.declined-commitment")]
public sealed record CommitmentNotTaken(LineId Line, CommitmentId Commitment, string Reason) : JournalRecord
{
    /// <inheritdoc/>
    public override Subject About => Subject.OfCommitment(Line, Commitment);
    /// <inheritdoc/>
    public override bool IsNegotiationStep => false;
}

/// <summary>Asks the duty desk of the place that asked to confirm or decline.</summary>
/// <param name="Line">The line of the aid request.</param>
/// <param name="Commitment">The number of the commitment.</param>
/// <param name="Lender">The tier that lends.</param>
/// <param name="Resource">The team or the depot.</param>
/// <param name="Quantity">People or units.</param>
/// <param name="Place">The code of the township where the aid is needed.</param>
/// <param name="Until">When the time to confirm ends.</param>
[GenerateSerializer, Alias("request.confirmation-wanted")]
public sealed record ConfirmationWanted(
    LineId Line, CommitmentId Commitment, ActorId Lender, ActorId Resource, int Quantity, string Place,
    Instant Until) : Notice
{
    /// <inheritdoc/>
    public override Subject About => Subject.OfCommitment(Line, Commitment);
    /// <inheritdoc/>
    public override bool IsNegotiationStep => true;
}

/// <summary>Records the duty desk's confirmation or decline.</summary>
/// <param name="Line">The line of the aid request.</param>
/// <param name="Commitment">The number of the commitment.</param>
/// <param name="Granted">Whether it is granted.</param>
/// <param name="Reason">The reason, in a few words.</param>
[GenerateSerializer, Alias("request.confirmed")]
public sealed record ConfirmationGiven(LineId Line, CommitmentId Commitment, bool Granted, string Reason)
    : JournalRecord
{
    /// <inheritdoc/>
    public override Subject About => Subject.OfCommitment(Line, Commitment);
    /// <inheritdoc/>
    public override bool IsNegotiationStep => true;
}

/// <summary>Records aid that people had arranged by telephone and entered after the line was over. It covers nothing
/// and orders nobody.</summary>
/// <param name="Line">The line of the aid request.</param>
/// <param name="Commitment">The number under which it is on record.</param>
/// <param name="Lender">The tier that lent.</param>
/// <param name="Resource">The team or depot.</param>
/// <param name="Quantity">People or units.</param>
[GenerateSerializer, Alias("request.late-aid")]
public sealed record LateAidEntered(
    LineId Line, CommitmentId Commitment, ActorId Lender, ActorId Resource, int Quantity) : JournalRecord
{
    /// <inheritdoc/>
    public override Subject About => Subject.OfCommitment(Line, Commitment);
    /// <inheritdoc/>
    public override bool IsNegotiationStep => false;
}

/// <summary>Records how a commitment stands.</summary>
/// <param name="Line">The line of the aid request.</param>
/// <param name="Commitment">The number of the commitment.</param>
/// <param name="Status">How the commitment stands.</param>
/// <param name="Reason">Why the commitment is taken back, as a code; null while it is not.</param>
/// <param name="Why">Why the commitment is taken back, in the words of the lender; null for none.</param>
/// <param name="Units">The units that a commitment of supplies really comes to; null where that has not
/// changed.</param>
/// <param name="Happened">When it happened, where that was before it was reported; else null.</param>
/// <param name="Unconfirmed">True where its crew has a new order, which it has not confirmed yet; else null.</param>
[GenerateSerializer, Alias("request.progress")]
public sealed record CommitmentProgress(
    LineId Line, CommitmentId Commitment, CommitmentStatus Status, DeclineCode? Reason, string? Why = null,
    UnitsReported? Units = null, Instant? Happened = null, bool? Unconfirmed = null) : JournalRecord
{
    /// <inheritdoc/>
    public override Instant? HappenedAt => Happened;
    /// <inheritdoc/>
    public override Subject About => Subject.OfCommitment(Line, Commitment);
    /// <inheritdoc/>
    public override bool IsNegotiationStep => false;
}

/// <summary>Records that a commitment is in doubt and no longer covers its line. Others are sought in its
/// place.</summary>
/// <param name="Line">The line of the aid request.</param>
/// <param name="Commitment">The number of the commitment.</param>
/// <param name="Doubt">Why the commitment is in doubt.</param>
/// <param name="Quantity">People or units of the commitment.</param>
[GenerateSerializer, Alias("request.replacement-sought")]
public sealed record ReplacementSought(LineId Line, CommitmentId Commitment, Doubt Doubt, int Quantity) : JournalRecord
{
    /// <inheritdoc/>
    public override Subject About => Subject.OfCommitment(Line, Commitment);
    /// <inheritdoc/>
    public override bool IsNegotiationStep => false;
}

/// <summary>Records that a commitment that was in doubt can be counted on again.</summary>
/// <param name="Line">The line of the aid request.</param>
/// <param name="Commitment">The number of the commitment.</param>
/// <param name="Quantity">People or units of the commitment.</param>
[GenerateSerializer, Alias("request.replacement-not-needed")]
public sealed record ReplacementNotNeeded(LineId Line, CommitmentId Commitment, int Quantity) : JournalRecord
{
    /// <inheritdoc/>
    public override Subject About => Subject.OfCommitment(Line, Commitment);
    /// <inheritdoc/>
    public override bool IsNegotiationStep => false;
}

/// <summary>Records that fewer or more people come than were promised.</summary>
/// <param name="Line">The line of the aid request.</param>
/// <param name="Commitment">The number of the commitment.</param>
/// <param name="People">The number of people that come now.</param>
/// <param name="Before">The number of people that came before.</param>
[GenerateSerializer, Alias("request.strength-changed")]
public sealed record CommitmentStrengthChanged(LineId Line, CommitmentId Commitment, int People, int Before)
    : JournalRecord
{
    /// <inheritdoc/>
    public override Subject About => Subject.OfCommitment(Line, Commitment);
    /// <inheritdoc/>
    public override bool IsNegotiationStep => false;
}

/// <summary>Records that a squad is expected at another time.</summary>
/// <param name="Line">The line of the aid request.</param>
/// <param name="Commitment">The number of the commitment.</param>
/// <param name="Eta">When the squad will arrive; null: it cannot say.</param>
/// <param name="Before">When it was expected before.</param>
/// <param name="Reason">The reason, in a few words.</param>
[GenerateSerializer, Alias("request.eta-changed")]
public sealed record EtaChanged(
    LineId Line, CommitmentId Commitment, Instant? Eta, Instant Before, string Reason) : JournalRecord
{
    /// <inheritdoc/>
    public override Subject About => Subject.OfCommitment(Line, Commitment);
    /// <inheritdoc/>
    public override bool IsNegotiationStep => false;
}

/// <summary>Records that a squad has not answered, though it should have been heard of.</summary>
/// <param name="Line">The line of the aid request.</param>
/// <param name="Commitment">The number of the commitment.</param>
/// <param name="Asked">How often the squad was asked.</param>
/// <param name="Unreachable">Whether the squad counts as unreachable from now on.</param>
[GenerateSerializer, Alias("request.not-heard")]
public sealed record CommitmentNotHeard(LineId Line, CommitmentId Commitment, int Asked, bool Unreachable)
    : JournalRecord
{
    /// <inheritdoc/>
    public override Subject About => Subject.OfCommitment(Line, Commitment);
    /// <inheritdoc/>
    public override bool IsNegotiationStep => false;
}

/// <summary>Records that a request releases a commitment.</summary>
/// <param name="Line">The line of the aid request.</param>
/// <param name="Commitment">The number of the commitment.</param>
/// <param name="Reason">The reason, in a few words.</param>
[GenerateSerializer, Alias("request.released")]
public sealed record CommitmentReleased(LineId Line, CommitmentId Commitment, string Reason) : JournalRecord
{
    /// <inheritdoc/>
    public override Subject About => Subject.OfCommitment(Line, Commitment);
    /// <inheritdoc/>
    public override bool IsNegotiationStep => false;
}

/// <summary>Records that a lender wants its squad back. The line no longer counts on it. It lets the squad go now, or
/// when it is replaced and no later than a set time.</summary>
/// <param name="Line">The line of the aid request.</param>
/// <param name="Commitment">The number of the commitment.</param>
/// <param name="Answer">The answer of the request.</param>
/// <param name="LetGoBy">When the squad must leave to be home in time.</param>
/// <param name="Reason">The reason, in a few words.</param>
[GenerateSerializer, Alias("request.return-accepted")]
public sealed record ReturnAccepted(
    LineId Line, CommitmentId Commitment, ReturnAnswer Answer, Instant LetGoBy, string Reason) : JournalRecord
{
    /// <inheritdoc/>
    public override Subject About => Subject.OfCommitment(Line, Commitment);
    /// <inheritdoc/>
    public override bool IsNegotiationStep => false;
}

/// <summary>Records that a line has ended.</summary>
/// <param name="Line">The line of the aid request.</param>
/// <param name="Outcome">How the line came out.</param>
/// <param name="Received">People or units that reached the scene.</param>
/// <param name="Asked">People or units that the line asked.</param>
/// <param name="Reason">The reason, in a few words.</param>
[GenerateSerializer, Alias("request.line-ended")]
public sealed record LineEnded(LineId Line, Outcome Outcome, int Received, int Asked, string Reason) : JournalRecord
{
    /// <inheritdoc/>
    public override Subject About => Subject.OfLine(Line);
    /// <inheritdoc/>
    public override bool IsNegotiationStep => false;
}

/// <summary>Records that a request is settled.</summary>
/// <param name="Outcome">How the request came out.</param>
[GenerateSerializer, Alias("request.settled-record")]
public sealed record RequestSettled(Outcome Outcome) : JournalRecord
{
    /// <inheritdoc/>
    public override Subject About => Subject.None;
    /// <inheritdoc/>
    public override bool IsNegotiationStep => false;
}

/// <summary>Tells people that a squad had arrived, as a late report says. What was decided meanwhile stands.</summary>
/// <param name="Line">The line of the aid request.</param>
/// <param name="Commitment">The number of the commitment.</param>
/// <param name="ArrivedAt">When the squad arrived.</param>
/// <param name="Status">How the commitment stood before.</param>
/// <param name="CountsNow">Whether the squad counts as one that came from now on. It does not where the line is
/// over.</param>
/// <param name="LeftEarly">Whether it left its work undone: out of service, or for another task.</param>
[GenerateSerializer, Alias("request.late-arrival")]
public sealed record LateArrivalTold(
    LineId Line, CommitmentId Commitment, Instant ArrivedAt, CommitmentStatus Status, bool CountsNow,
    bool LeftEarly = false) : Notice
{
    /// <inheritdoc/>
    public override Subject About => Subject.OfCommitment(Line, Commitment);
    /// <inheritdoc/>
    public override bool IsNegotiationStep => false;
    /// <inheritdoc/>
    public override Instant? HappenedAt => ArrivedAt;
}

/// <summary>Records that people give a squad another task: a line of this request.</summary>
/// <param name="Line">The line of the aid request.</param>
/// <param name="Commitment">The number of the commitment.</param>
/// <param name="Team">The id of the squad.</param>
/// <param name="Leaves">The commitment that it leaves.</param>
/// <param name="OnBehalfOf">The tier that disposes of the squad.</param>
/// <param name="Reason">The reason, in a few words.</param>
[GenerateSerializer, Alias("request.diverted")]
public sealed record SquadDiverted(
    LineId Line, CommitmentId Commitment, string Team, CommitmentId Leaves, ActorId OnBehalfOf, string Reason)
    : JournalRecord
{
    /// <inheritdoc/>
    public override Subject About => Subject.OfCommitment(Line, Commitment);
    /// <inheritdoc/>
    public override bool IsNegotiationStep => false;
}
