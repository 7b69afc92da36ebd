using Alliance.Core.Actors;
using Alliance.Core.Identifiers;
using Alliance.Core.Resources;
using Alliance.Core.Vocabulary;

namespace Alliance.Core.Messages;

/// <summary>An incident hands a request its lines.</summary>
[GenerateSerializer, Alias("request.submit")]
public sealed record Submit(RequestNumber Number, IncidentNumber Incident, string Place, string? VillageAlliance, LineSpec[] Lines,
    Backfill? Backfill = null) : Assured
{
    public override Subject About => Subject.OfRequest(Number);
    public override string? Request => Number;
}

/// <summary>An incident no longer needs a line: its search stops and its teams may go home.</summary>
[GenerateSerializer, Alias("request.end-line")]
public sealed record EndLine(LineId Line, string Reason) : Assured
{
    public override Subject About => Subject.OfLine(Line);
    public override string? Request => Line.Request;
}

/// <summary>An incident's line asks for what another asks for already: nothing more is sought for it, what has not
/// departed is given back, what has goes on.</summary>
/// <param name="Line">The line that ends.</param>
/// <param name="Into">The line, or the incident, that is to stand for both.</param>
[GenerateSerializer, Alias("request.merge-line")]
public sealed record MergeLine(LineId Line, string Into) : Assured
{
    public override Subject About => Subject.OfLine(Line);
    public override string? Request => Line.Request;
}

/// <summary>A tier passes on what a lender does supply (EDXL-RM CommitResource).</summary>
[GenerateSerializer, Alias("request.commitment")]
public sealed record Commitment(
    LineId Line, CommitmentId Id, ActorId Lender, ActorId Resource, int Quantity, Instant Eta, Instant AcceptBy,
    Substitute? Substitute = null,
    AgreementId? Agreement = null) : Assured
{
    public override Subject About => Subject.OfCommitment(Line, Id);
    public override string? Request => Line.Request;
}

/// <summary>A tier has nothing more for a line.</summary>
/// <param name="Line">The line.</param>
/// <param name="Promised">People or units that it has passed on.</param>
/// <param name="Asked">People or units that it was asked, as far as it had heard.</param>
[GenerateSerializer, Alias("request.search-ended")]
public sealed record SearchEnded(LineId Line, int Promised, int Asked) : Assured
{
    public override Subject About => Subject.OfLine(Line);
    public override string? Request => Line.Request;
}

/// <summary>What a commitment of supplies really comes to.</summary>
/// <param name="Promised">Units kept for it, under way or handed over.</param>
/// <param name="Arrived">Units handed over so far.</param>
[GenerateSerializer, Alias("request.units")]
public readonly record struct UnitsReported(int Promised, int Arrived);

/// <summary>How a commitment stands, told to its request by the team, the depot or the lender.</summary>
/// <param name="Line">The line.</param>
/// <param name="Commitment">The commitment.</param>
/// <param name="Status">How it stands.</param>
/// <param name="Reason">Why it is taken back.</param>
/// <param name="Why">The same in the words of who took it back.</param>
/// <param name="Shift">How long it works, once it is at the scene.</param>
/// <param name="Units">What it really comes to, where it is of supplies; null where it is as it was.</param>
[GenerateSerializer, Alias("request.commitment-report")]
public sealed record CommitmentReport(
    LineId Line, CommitmentId Commitment, CommitmentStatus Status, DeclineCode? Reason, string? Why = null, ShiftPlan? Shift =
        null, UnitsReported? Units = null) : Assured
{
    public override Subject About => Subject.OfCommitment(Line, Commitment);
    public override string? Request => Line.Request;
}

/// <summary>A squad tells its request how many of its people go on.</summary>
[GenerateSerializer, Alias("request.strength")]
public sealed record StrengthReport(LineId Line, CommitmentId Commitment, int People) : Assured
{
    public override Subject About => Subject.OfCommitment(Line, Commitment);
    public override string? Request => Line.Request;
}

/// <summary>A squad tells its request when it will arrive now; null: it is stuck and cannot say.</summary>
[GenerateSerializer, Alias("request.eta")]
public sealed record EtaReport(LineId Line, CommitmentId Commitment, Instant? Eta, string Reason) : Assured
{
    public override Subject About => Subject.OfCommitment(Line, Commitment);
    public override string? Request => Line.Request;
}

/// <summary>A squad that should have been heard of was asked so often without an answer.</summary>
[GenerateSerializer, Alias("request.unheard")]
public sealed record CommitmentUnheard(LineId Line, CommitmentId Commitment, int Asked, bool Unreachable) : Assured
{
    public override Subject About => Subject.OfCommitment(Line, Commitment);
    public override string? Request => Line.Request;
}

/// <summary>What a request does with a commitment, to its lender: it takes it up (else
/// <see cref="ReleaseCommitment"/>).</summary>
[GenerateSerializer, Alias("request.accept")]
public sealed record Accept(LineId Line, CommitmentId Commitment, Instant AcceptBy) : Assured
{
    public override Subject About => Subject.OfCommitment(Line, Commitment);
    public override string? Request => Line.Request;
    public override Instant? ValidUntil => AcceptBy;
}

/// <summary>A commitment is not, or no longer, wanted (EDXL-RM ReleaseResource).</summary>
[GenerateSerializer, Alias("request.release")]
public sealed record ReleaseCommitment(LineId Line, CommitmentId Commitment, string Reason) : Assured
{
    public override Subject About => Subject.OfCommitment(Line, Commitment);
    public override string? Request => Line.Request;
}

/// <summary>Aid that people arranged by telephone, told to the lender afterwards: it is entered, never
/// refused.</summary>
[GenerateSerializer, Alias("request.arranged")]
public sealed record Arranged(LineId Line, CommitmentId Commitment, ActorId Resource, ResourceKind Kind, int Quantity,
    string Place, Author By) : Assured
{
    public override Subject About => Subject.OfCommitment(Line, Commitment);
    public override string? Request => Line.Request;
}

/// <summary>The request is settled: the last message of the pair.</summary>
[GenerateSerializer, Alias("request.settled")]
public sealed record Settled(RequestNumber Number) : Assured
{
    public override Subject About => Subject.OfRequest(Number);
    public override string? Request => Number;
    public override bool IsLast => true;
}

/// <summary>People cancel a request: what has not departed stands down, what has is released.</summary>
[GenerateSerializer, Alias("request.cancel")]
public sealed record CancelRequest(Author By, Instant? OccurredAt, string Reason) : Command(By, OccurredAt)
{
    public override Subject About => Subject.None;
    public override CommandUrgency Urgency => CommandUrgency.Vital;
}

/// <summary>People release one commitment: the team goes home.</summary>
[GenerateSerializer, Alias("request.release-command")]
public sealed record Release(Author By, Instant? OccurredAt, CommitmentId Commitment, string Reason) : Command(By, OccurredAt)
{
    public override Subject About => Subject.OfCommitment(Commitment);
    public override CommandUrgency Urgency => CommandUrgency.Vital;
}

/// <summary>The duty desk of the place that asked confirms a commitment, or declines it, where the agreement wants its
/// word.</summary>
[GenerateSerializer, Alias("request.confirm")]
public sealed record ConfirmCommitment(
    Author By, Instant? OccurredAt, CommitmentId Commitment, bool Granted, string Reason) : Command(By, OccurredAt)
{
    public override Subject About => Subject.OfCommitment(Commitment);
    public override CommandUrgency Urgency => CommandUrgency.Decision;
}

/// <summary>A confirmation has had its time.</summary>
[GenerateSerializer, Alias("request.confirmation-due")]
public sealed record ConfirmationDue(CommitmentId Commitment) : Due
{
    public override Subject About => Subject.OfCommitment(Commitment);
}

/// <summary>People enter what they arranged by telephone.</summary>
/// <param name="By">Who.</param>
/// <param name="OccurredAt">When it was arranged.</param>
/// <param name="Line">The line, from 1.</param>
/// <param name="Resource">The team or depot.</param>
/// <param name="Quantity">Units of a supply; ignored for a team.</param>
[GenerateSerializer, Alias("request.enter-arranged")]
public sealed record EnterArrangedAid(
    Author By, Instant? OccurredAt, int Line, ActorId Resource, int Quantity) : Command(By, OccurredAt)
{
    public override Subject About => Subject.None;
    public override CommandUrgency Urgency => CommandUrgency.Decision;
}

/// <summary>People change what a line asks (EDXL-RM MessageRecall Update); what stays null stays as it is.</summary>
/// <param name="By">Who.</param>
/// <param name="OccurredAt">When, if earlier.</param>
/// <param name="Line">The line, from 1.</param>
/// <param name="Quantity">People or units from now on in all; not below what has arrived.</param>
/// <param name="Priority">How much hangs on it from now on.</param>
/// <param name="NeededBy">When it must have arrived; a time still to come.</param>
/// <param name="Reason">Why.</param>
[GenerateSerializer, Alias("request.amend")]
public sealed record AmendLine(
    Author By, Instant? OccurredAt, int Line, int? Quantity, Priority? Priority, Instant? NeededBy,
    string Reason) : Command(By, OccurredAt)
{
    public override Subject About => Subject.None;
    public override CommandUrgency Urgency => CommandUrgency.Decision;
}

/// <summary>The time of a line has passed.</summary>
[GenerateSerializer, Alias("request.line-due")]
public sealed record LineDue(int Line) : Due
{
    public override Subject About => Subject.None;
}

/// <summary>A recalled squad must leave now to be home in time.</summary>
[GenerateSerializer, Alias("request.let-go-due")]
public sealed record LetGoDue(int Line, CommitmentId Commitment) : Due
{
    public override Subject About => Subject.OfCommitment(Commitment);
}
