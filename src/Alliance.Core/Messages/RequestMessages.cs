using Alliance.Core.Actors;
using Alliance.Core.Identifiers;
using Alliance.Core.Resources;
using Alliance.Core.Vocabulary;

namespace Alliance.Core.Messages;

/// <summary>Hands a request its lines. The incident sends this.</summary>
/// <param name="Number">The number of the request.</param>
/// <param name="Incident">The number of the incident.</param>
/// <param name="Place">The code of the township where the aid is needed.</param>
/// <param name="VillageAlliance">The code of the village alliance that is first at the scene; null for none.</param>
/// <param name="Lines">The lines of the request.</param>
/// <param name="Backfill">The bounds of the move-up cover that it asks for; null for an incident proper.</param>
/// <param name="Asked">When the aid was asked for, where that was before its entry; else null.</param>
[GenerateSerializer, Alias("request.submit")]
public sealed record Submit(
    RequestNumber Number, IncidentNumber Incident, string Place, string? VillageAlliance, LineSpec[] Lines,
    Backfill? Backfill = null, Instant? Asked = null) : Assured
{
    /// <inheritdoc/>
    public override Subject About => Subject.OfRequest(Number);
    /// <inheritdoc/>
    public override string? Request => Number;
}

/// <summary>Ends a line that an incident no longer needs. The search for it stops and its teams may go home.</summary>
/// <param name="Line">The line of the aid request.</param>
/// <param name="Reason">The reason, in a few words.</param>
[GenerateSerializer, Alias("request.end-line")]
public sealed record EndLine(LineId Line, string Reason) : Assured
{
    /// <inheritdoc/>
    public override Subject About => Subject.OfLine(Line);
    /// <inheritdoc/>
    public override string? Request => Line.Request;
}

/// <summary>Ends a line that asks for the same as another. Nothing more is sought for it. Resources that have not
/// departed are given back. Those that have departed go on.</summary>
/// <param name="Line">The line that ends.</param>
/// <param name="Into">The line, or the incident, that is to stand for both.</param>
/// <param name="Keep">People or units that the line is to keep of those promised, because the other lacks them.</param>
[GenerateSerializer, Alias("request.merge-line")]
public sealed record MergeLine(LineId Line, string Into, int Keep = 0) : Assured
{
    /// <inheritdoc/>
    public override Subject About => Subject.OfLine(Line);
    /// <inheritdoc/>
    public override string? Request => Line.Request;
}

/// <summary>Changes what a line is to cover, because the need of its incident has changed or another line was merged
/// into it. The incident sends this.</summary>
/// <param name="Line">The line of the aid request.</param>
/// <param name="Quantity">People at a time, or units in all, that the line is to cover from now on, those promised
/// included; zero ends it; null: as before.</param>
/// <param name="Reason">The reason, in a few words.</param>
/// <param name="KeepsDeparted">Whether those who have left go on though they are too many.</param>
/// <param name="Priority">The least priority of the line from now on; null: as before.</param>
/// <param name="NeededBy">The latest deadline of the line from now on; null: as before.</param>
/// <param name="IsRestored">Whether the line gets a priority and a deadline back, be they less pressing.</param>
[GenerateSerializer, Alias("request.adjust-line")]
public sealed record AdjustLine(
    LineId Line, int? Quantity, string Reason, bool KeepsDeparted, Priority? Priority = null,
    Instant? NeededBy = null, bool IsRestored = false) : Assured
{
    /// <inheritdoc/>
    public override Subject About => Subject.OfLine(Line);
    /// <inheritdoc/>
    public override string? Request => Line.Request;
}

/// <summary>Tells a request what a lender does supply (EDXL-RM CommitResource). A tier passes it on.</summary>
/// <param name="Line">The line of the aid request.</param>
/// <param name="Id">The number of the commitment.</param>
/// <param name="Lender">The tier that lends.</param>
/// <param name="Resource">The team or the depot.</param>
/// <param name="Quantity">People or units that the lender supplies.</param>
/// <param name="Eta">When the resource will arrive.</param>
/// <param name="AcceptBy">When the request must have accepted the commitment.</param>
/// <param name="Substitute">The accepted substitute that is given; null for the kind asked.</param>
/// <param name="Agreement">The agreement under which it is lent; null within one territory.</param>
[GenerateSerializer, Alias("request.commitment")]
public sealed record Commitment(
    LineId Line, CommitmentId Id, ActorId Lender, ActorId Resource, int Quantity, Instant Eta, Instant AcceptBy,
    Substitute? Substitute = null,
    AgreementId? Agreement = null) : Assured
{
    /// <inheritdoc/>
    public override Subject About => Subject.OfCommitment(Line, Id);
    /// <inheritdoc/>
    public override string? Request => Line.Request;
}

/// <summary>Tells a request that a tier has nothing more for a line.</summary>
/// <param name="Line">The line of the aid request.</param>
/// <param name="Promised">People or units that the tier has passed on.</param>
/// <param name="Asked">People or units that the tier was asked, as far as it had heard.</param>
/// <param name="Search">The number of the search, as the demand named it.</param>
[GenerateSerializer, Alias("request.search-ended")]
public sealed record SearchEnded(LineId Line, int Promised, int Asked, int Search = 0) : Assured
{
    /// <inheritdoc/>
    public override Subject About => Subject.OfLine(Line);
    /// <inheritdoc/>
    public override string? Request => Line.Request;
}

/// <summary>Counts the units that a commitment of supplies really comes to.</summary>
/// <param name="Promised">Units kept for the commitment, under way or handed over.</param>
/// <param name="Arrived">Units handed over so far.</param>
[GenerateSerializer, Alias("request.units")]
public readonly record struct UnitsReported(int Promised, int Arrived);

/// <summary>Tells a request how a commitment stands. The team, the depot or the lender sends this.</summary>
/// <param name="Line">The line of the aid request.</param>
/// <param name="Commitment">The number of the commitment.</param>
/// <param name="Status">How the commitment stands.</param>
/// <param name="Reason">Why the commitment is taken back, as a code; null while it is not.</param>
/// <param name="Why">Why the commitment is taken back, in the words of the lender; null for none.</param>
/// <param name="Shift">How long the squad works, once it is at the scene; null until then.</param>
/// <param name="Units">The units that a commitment of supplies really comes to; null where that has not
/// changed.</param>
/// <param name="Happened">When it happened, where that was before it was reported; else null.</param>
/// <param name="Unconfirmed">Whether its crew has a new order, which it has not confirmed yet.</param>
[GenerateSerializer, Alias("request.commitment-report")]
public sealed record CommitmentReport(
    LineId Line, CommitmentId Commitment, CommitmentStatus Status, DeclineCode? Reason,
    string? Why = null, ShiftPlan? Shift = null, UnitsReported? Units = null, Instant? Happened = null,
    bool Unconfirmed = false) : Assured
{
    /// <inheritdoc/>
    public override Subject About => Subject.OfCommitment(Line, Commitment);
    /// <inheritdoc/>
    public override string? Request => Line.Request;
}

/// <summary>Tells a request that a squad had arrived before it was said to leave. A late report says so.</summary>
/// <param name="Line">The line of the aid request.</param>
/// <param name="Commitment">The number of the commitment.</param>
/// <param name="At">When the squad arrived.</param>
/// <param name="LeftEarly">Whether it left its work undone: out of service, or for another task.</param>
/// <param name="People">The people that came, as the crew said; null where it said nothing.</param>
[GenerateSerializer, Alias("request.had-arrived")]
public sealed record HadArrived(
    LineId Line, CommitmentId Commitment, Instant At, bool LeftEarly = false, int? People = null) : Assured
{
    /// <inheritdoc/>
    public override Subject About => Subject.OfCommitment(Line, Commitment);
    /// <inheritdoc/>
    public override string? Request => Line.Request;
}

/// <summary>Tells a request how many people of a squad go on.</summary>
/// <param name="Line">The line of the aid request.</param>
/// <param name="Commitment">The number of the commitment.</param>
/// <param name="People">People of the squad that go on.</param>
[GenerateSerializer, Alias("request.strength")]
public sealed record StrengthReport(LineId Line, CommitmentId Commitment, int People) : Assured
{
    /// <inheritdoc/>
    public override Subject About => Subject.OfCommitment(Line, Commitment);
    /// <inheritdoc/>
    public override string? Request => Line.Request;
}

/// <summary>Tells a request when a squad will arrive now.</summary>
/// <param name="Line">The line of the aid request.</param>
/// <param name="Commitment">The number of the commitment.</param>
/// <param name="Eta">When the squad will arrive; null: it is stuck and cannot say.</param>
/// <param name="Reason">The reason, in a few words.</param>
/// <param name="IsPromise">Whether it is promised for then from now on: people arranged the aid, or changed when it is
/// wanted.</param>
[GenerateSerializer, Alias("request.eta")]
public sealed record EtaReport(
    LineId Line, CommitmentId Commitment, Instant? Eta, string Reason, bool IsPromise = false) : Assured
{
    /// <inheritdoc/>
    public override Subject About => Subject.OfCommitment(Line, Commitment);
    /// <inheritdoc/>
    public override string? Request => Line.Request;
}

/// <summary>Tells a request that a squad has not answered, though it should have been heard of.</summary>
/// <param name="Line">The line of the aid request.</param>
/// <param name="Commitment">The number of the commitment.</param>
/// <param name="Asked">How often the squad was asked.</param>
/// <param name="Unreachable">Whether the squad counts as unreachable from now on.</param>
[GenerateSerializer, Alias("request.unheard")]
public sealed record CommitmentUnheard(LineId Line, CommitmentId Commitment, int Asked, bool Unreachable) : Assured
{
    /// <inheritdoc/>
    public override Subject About => Subject.OfCommitment(Line, Commitment);
    /// <inheritdoc/>
    public override string? Request => Line.Request;
}

/// <summary>Accepts a commitment. The request tells the lender. A request that does not accept sends
/// <see cref="ReleaseCommitment"/> instead.</summary>
/// <param name="Line">The line of the aid request.</param>
/// <param name="Commitment">The number of the commitment.</param>
/// <param name="AcceptBy">When the acceptance lapses.</param>
/// <param name="Asked">When the aid was asked for, where that was before its entry; else null.</param>
[GenerateSerializer, Alias("request.accept")]
public sealed record Accept(
    LineId Line, CommitmentId Commitment, Instant AcceptBy, Instant? Asked = null) : Assured
{
    /// <inheritdoc/>
    public override Subject About => Subject.OfCommitment(Line, Commitment);
    /// <inheritdoc/>
    public override string? Request => Line.Request;
    /// <inheritdoc/>
    public override Instant? ValidUntil => AcceptBy;
}

/// <summary>Tells a lender that a commitment is not, or no longer, wanted (EDXL-RM ReleaseResource).</summary>
/// <param name="Line">The line of the aid request.</param>
/// <param name="Commitment">The number of the commitment.</param>
/// <param name="Reason">The reason, in a few words.</param>
[GenerateSerializer, Alias("request.release")]
public sealed record ReleaseCommitment(LineId Line, CommitmentId Commitment, string Reason) : Assured
{
    /// <inheritdoc/>
    public override Subject About => Subject.OfCommitment(Line, Commitment);
    /// <inheritdoc/>
    public override string? Request => Line.Request;
}

/// <summary>Tells a lender afterwards of aid that people arranged by telephone. The lender enters it and never refuses
/// it.</summary>
/// <param name="Line">The line of the aid request.</param>
/// <param name="Commitment">The number of the commitment.</param>
/// <param name="Resource">The team or the depot.</param>
/// <param name="Kind">The kind of resource.</param>
/// <param name="Quantity">People or units.</param>
/// <param name="Place">The code of the township where the aid is to go.</param>
/// <param name="By">The author who arranged the aid.</param>
/// <param name="Priority">How pressing the line is.</param>
/// <param name="Diverts">The commitment that a squad is to leave for it; null for aid arranged by telephone.</param>
/// <param name="Since">When it was arranged, where that was earlier than its entry; else null.</param>
/// <param name="NotBefore">Before when a squad that is diverted is not to be there; null where it may come at
/// once.</param>
[GenerateSerializer, Alias("request.arranged")]
public sealed record Arranged(LineId Line, CommitmentId Commitment, ActorId Resource, ResourceKind Kind, int Quantity,
    string Place, Author By, Priority Priority = Priority.LifeSaving, CommitmentId? Diverts = null,
    Instant? Since = null, Instant? NotBefore = null) : Assured
{
    /// <inheritdoc/>
    public override Subject About => Subject.OfCommitment(Line, Commitment);
    /// <inheritdoc/>
    public override string? Request => Line.Request;
}

/// <summary>Tells that the request is settled. It is the last message of the pair.</summary>
/// <param name="Number">The number of the request.</param>
[GenerateSerializer, Alias("request.settled")]
public sealed record Settled(RequestNumber Number) : Assured
{
    /// <inheritdoc/>
    public override Subject About => Subject.OfRequest(Number);
    /// <inheritdoc/>
    public override string? Request => Number;
    /// <inheritdoc/>
    public override bool IsLast => true;
}

/// <summary>Cancels a request. Resources that have not departed stand down. Those that have departed are
/// released.</summary>
/// <param name="By">The author of the command: a person and an office.</param>
/// <param name="OccurredAt">When it happened, if earlier than its entry; null: now.</param>
/// <param name="Reason">The reason, in a few words.</param>
[GenerateSerializer, Alias("request.cancel")]
public sealed record CancelRequest(Author By, Instant? OccurredAt, string Reason) : Command(By, OccurredAt)
{
    /// <inheritdoc/>
    public override Subject About => Subject.None;
    /// <inheritdoc/>
    public override CommandUrgency Urgency => CommandUrgency.Vital;
}

/// <summary>Releases one commitment. The team goes home.</summary>
/// <param name="By">The author of the command: a person and an office.</param>
/// <param name="OccurredAt">When it happened, if earlier than its entry; null: now.</param>
/// <param name="Commitment">The number of the commitment.</param>
/// <param name="Reason">The reason, in a few words.</param>
[GenerateSerializer, Alias("request.release-command")]
public sealed record Release(Author By, Instant? OccurredAt, CommitmentId Commitment, string Reason)
    : Command(By, OccurredAt)
{
    /// <inheritdoc/>
    public override Subject About => Subject.OfCommitment(Commitment);
    /// <inheritdoc/>
    public override CommandUrgency Urgency => CommandUrgency.Vital;
}

/// <summary>Confirms or declines a commitment, where the agreement wants the requester's word. The duty desk of the
/// place that asked decides.</summary>
/// <param name="By">The author of the command: a person and an office.</param>
/// <param name="OccurredAt">When it happened, if earlier than its entry; null: now.</param>
/// <param name="Commitment">The number of the commitment.</param>
/// <param name="Granted">Whether it is granted.</param>
/// <param name="Reason">The reason, in a few words.</param>
[GenerateSerializer, Alias("request.confirm")]
public sealed record ConfirmCommitment(
    Author By, Instant? OccurredAt, CommitmentId Commitment, bool Granted, string Reason) : Command(By, OccurredAt)
{
    /// <inheritdoc/>
    public override Subject About => Subject.OfCommitment(Commitment);
    /// <inheritdoc/>
    public override CommandUrgency Urgency => CommandUrgency.Decision;
}

/// <summary>Ends the time in which the requester's duty desk could confirm.</summary>
/// <param name="Commitment">The number of the commitment.</param>
[GenerateSerializer, Alias("request.confirmation-due")]
public sealed record ConfirmationDue(CommitmentId Commitment) : Due
{
    /// <inheritdoc/>
    public override Subject About => Subject.OfCommitment(Commitment);
}

/// <summary>Enters aid that people arranged by telephone.</summary>
/// <param name="By">The author of the command: a person and an office.</param>
/// <param name="OccurredAt">When it was arranged; null: now.</param>
/// <param name="Line">The number of the line in its request, from 1.</param>
/// <param name="Resource">The team or depot.</param>
/// <param name="Quantity">Units of a supply; ignored for a team.</param>
[GenerateSerializer, Alias("request.enter-arranged")]
public sealed record EnterArrangedAid(
    Author By, Instant? OccurredAt, int Line, ActorId Resource, int Quantity) : Command(By, OccurredAt)
{
    /// <inheritdoc/>
    public override Subject About => Subject.None;
    /// <inheritdoc/>
    public override CommandUrgency Urgency => CommandUrgency.Decision;
}

/// <summary>Gives a squad that has a task another one: a line of this request. It goes on from wherever it stands.
/// Those who may dispose of it may say so: its lender; a command centre above both places; the township that holds it,
/// for another request of the same incident.</summary>
/// <param name="By">The author of the command: a person and an office.</param>
/// <param name="OccurredAt">When it was decided, if earlier than its entry; null: now.</param>
/// <param name="Line">The number of the line in its request, from 1.</param>
/// <param name="Team">The id of the squad.</param>
/// <param name="Leaves">The commitment that it leaves.</param>
/// <param name="OnBehalfOf">The tier that disposes of the squad.</param>
/// <param name="Reason">The reason, in a few words.</param>
/// <param name="LeavesIncident">The incident that the request it leaves belongs to; null: the one that raised
/// it.</param>
/// <param name="LeavesLender">The tier that gave it the task that it leaves; null: its owner.</param>
[GenerateSerializer, Alias("request.divert")]
public sealed record DivertSquad(
    Author By, Instant? OccurredAt, int Line, string Team, CommitmentId Leaves, ActorId OnBehalfOf, string Reason,
    string? LeavesIncident = null, ActorId? LeavesLender = null) : Command(By, OccurredAt)
{
    /// <inheritdoc/>
    public override Subject About => Subject.OfCommitment(Leaves);
    /// <inheritdoc/>
    public override CommandUrgency Urgency => CommandUrgency.Vital;
}

/// <summary>Changes what a line asks (EDXL-RM MessageRecall Update). A value that is null stays as it is.</summary>
/// <param name="By">The author of the command: a person and an office.</param>
/// <param name="OccurredAt">When it happened, if earlier than its entry; null: now.</param>
/// <param name="Line">The number of the line in its request, from 1.</param>
/// <param name="Quantity">People or units from now on, in all; not below what has arrived; null: as before.</param>
/// <param name="Priority">How pressing the line is from now on; null: as before.</param>
/// <param name="NeededBy">When the aid must have arrived, a time still to come; null: as before.</param>
/// <param name="Reason">The reason, in a few words.</param>
/// <param name="Correction">Whether the former quantity was a slip of the hand. What the slip called out and has not
/// left stands down; what has left goes on.</param>
/// <param name="NotBefore">Before when nobody is to be there from now on; null: as before.</param>
/// <param name="AtOnce">Whether they may come at once from now on, whatever was said before.</param>
[GenerateSerializer, Alias("request.amend")]
public sealed record AmendLine(
    Author By, Instant? OccurredAt, int Line, int? Quantity, Priority? Priority, Instant? NeededBy,
    string Reason, bool Correction = false, Instant? NotBefore = null, bool AtOnce = false) : Command(By, OccurredAt)
{
    /// <inheritdoc/>
    public override Subject About => Subject.None;
    /// <inheritdoc/>
    public override CommandUrgency Urgency => CommandUrgency.Decision;
}

/// <summary>Ends the time of a line.</summary>
/// <param name="Line">The number of the line in its request, from 1.</param>
[GenerateSerializer, Alias("request.line-due")]
public sealed record LineDue(int Line) : Due
{
    /// <inheritdoc/>
    public override Subject About => Subject.None;
}

/// <summary>Reminds a request that a recalled squad must leave now to be home in time.</summary>
/// <param name="Line">The number of the line in its request, from 1.</param>
/// <param name="Commitment">The number of the commitment.</param>
[GenerateSerializer, Alias("request.let-go-due")]
public sealed record LetGoDue(int Line, CommitmentId Commitment) : Due
{
    /// <inheritdoc/>
    public override Subject About => Subject.OfCommitment(Commitment);
}
