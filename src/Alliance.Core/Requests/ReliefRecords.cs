using Alliance.Core.Actors;
using Alliance.Core.Identifiers;
using Alliance.Core.Messages;

namespace Alliance.Core.Requests;

/// <summary>Tells the desk that a squad's shift ends before long. The desk may ask that the squad stay longer, while
/// others are sought to take over.</summary>
/// <param name="Line">The line of the aid request.</param>
/// <param name="Commitment">The number of the commitment.</param>
/// <param name="Resource">The team or the depot.</param>
/// <param name="Shift">The squad's shift.</param>
[GenerateSerializer, Alias("request.relief-asked")]
public sealed record ReliefAsked(LineId Line, CommitmentId Commitment, ActorId Resource, ShiftPlan Shift) : Notice
{
    /// <inheritdoc/>
    public override Subject About => Subject.OfCommitment(Line, Commitment);
    /// <inheritdoc/>
    public override bool IsNegotiationStep => false;
}

/// <summary>Records that one squad has taken over from another.</summary>
/// <param name="Line">The line of the aid request.</param>
/// <param name="From">The commitment of the squad that is relieved.</param>
/// <param name="To">The commitment of the squad that takes over.</param>
[GenerateSerializer, Alias("request.handed-over")]
public sealed record HandedOver(LineId Line, CommitmentId From, CommitmentId To) : JournalRecord
{
    /// <inheritdoc/>
    public override Subject About => Subject.OfLine(Line);
    /// <inheritdoc/>
    public override bool IsNegotiationStep => false;
}

/// <summary>Records that a request has asked a lender to let its squad stay longer.</summary>
/// <param name="Line">The line of the aid request.</param>
/// <param name="Commitment">The number of the commitment.</param>
/// <param name="Until">When the longer stay would end.</param>
/// <param name="AnswerBy">When the lender must have answered.</param>
/// <param name="Reason">The reason, in a few words.</param>
[GenerateSerializer, Alias("request.extension-asked")]
public sealed record ExtensionAsked(
    LineId Line, CommitmentId Commitment, Instant Until, Instant AnswerBy, string Reason) : JournalRecord
{
    /// <inheritdoc/>
    public override Subject About => Subject.OfCommitment(Line, Commitment);
    /// <inheritdoc/>
    public override bool IsNegotiationStep => false;
}

/// <summary>Records a lender's answer on an extension, or that its time is over.</summary>
/// <param name="Line">The line of the aid request.</param>
/// <param name="Commitment">The number of the commitment.</param>
/// <param name="Until">When the longer stay would end.</param>
/// <param name="Granted">Whether it is granted.</param>
/// <param name="Reason">The reason, in a few words.</param>
[GenerateSerializer, Alias("request.extension-settled")]
public sealed record ExtensionSettled(
    LineId Line, CommitmentId Commitment, Instant Until, bool Granted, string Reason) : JournalRecord
{
    /// <inheritdoc/>
    public override Subject About => Subject.OfCommitment(Line, Commitment);
    /// <inheritdoc/>
    public override bool IsNegotiationStep => false;
}
