using Alliance.Core.Actors;
using Alliance.Core.Identifiers;
using Alliance.Core.Resources;
using Alliance.Core.Vocabulary;

namespace Alliance.Core.Messages;

/// <summary>Asks a team to hold itself, or a depot to hold stock, for a task. The owner asks.</summary>
/// <param name="Task">The task that the hold is for.</param>
/// <param name="Until">When the hold ends.</param>
[GenerateSerializer, Alias("resource.hold")]
public sealed record Hold(Assignment Task, Instant Until) : Assured
{
    /// <inheritdoc/>
    public override Subject About => Subject.OfCommitment(Task.Line, Task.Commitment);
    /// <inheritdoc/>
    public override Instant? ValidUntil => Until;
}

/// <summary>Confirms a hold. The team or depot answers.</summary>
/// <param name="Line">The line of the aid request.</param>
/// <param name="Commitment">The number of the commitment in the making.</param>
/// <param name="Quantity">People or units that are held.</param>
/// <param name="Fence">Counts the holds of the resource; an assignment must bear the latest.</param>
[GenerateSerializer, Alias("resource.held")]
public sealed record Held(LineId Line, CommitmentId Commitment, int Quantity, int Fence) : Assured
{
    /// <inheritdoc/>
    public override Subject About => Subject.OfCommitment(Line, Commitment);
}

/// <summary>Refuses a hold. The team or depot answers.</summary>
/// <param name="Line">The line of the aid request.</param>
/// <param name="Commitment">The number of the commitment in the making.</param>
/// <param name="Code">Why the hold is refused.</param>
[GenerateSerializer, Alias("resource.hold-refused")]
public sealed record HoldRefused(LineId Line, CommitmentId Commitment, DeclineCode Code) : Assured
{
    /// <inheritdoc/>
    public override Subject About => Subject.OfCommitment(Line, Commitment);
}

/// <summary>Orders a team or depot to go. A fence of 0 marks aid arranged by telephone, which had no hold.</summary>
/// <param name="Task">Where it goes to, and for what.</param>
/// <param name="Fence">The fence of the hold that becomes the order; 0 for no hold.</param>
/// <param name="By">The author who arranged it by telephone; null for an order after a hold.</param>
/// <param name="ShiftMinutes">Minutes that a team works there, where the agreement says so; 0: as everywhere in the
/// region.</param>
/// <param name="Instead">The commitment that the team leaves for it; null where it leaves none.</param>
/// <param name="CrewKnows">Whether the crew has the order already, as by telephone.</param>
/// <param name="Loan">The tier whose ledger has it as a loan; null where none has.</param>
/// <param name="Since">When the crew had it, where it was arranged before its entry; else null.</param>
/// <param name="Asked">When the aid was asked for, where that was before its entry; else null.</param>
[GenerateSerializer, Alias("resource.assign")]
public sealed record Assign(
    Assignment Task, int Fence, Author? By = null, int ShiftMinutes = 0, CommitmentId? Instead = null,
    bool CrewKnows = false, ActorId? Loan = null, Instant? Since = null, Instant? Asked = null) : Assured
{
    /// <inheritdoc/>
    public override Subject About => Subject.OfCommitment(Task.Line, Task.Commitment);
}

/// <summary>Tells a team or depot that it is no longer wanted. One that has not departed is free. One that has departed
/// comes home.</summary>
/// <param name="Line">The line of the aid request.</param>
/// <param name="Commitment">The number of the commitment.</param>
/// <param name="Reason">The reason, in a few words.</param>
[GenerateSerializer, Alias("resource.stand-down")]
public sealed record StandDown(LineId Line, CommitmentId Commitment, string Reason) : Assured
{
    /// <inheritdoc/>
    public override Subject About => Subject.OfCommitment(Line, Commitment);
}

/// <summary>Changes the task of an accepted commitment: its place was corrected, or its line was amended. The request
/// tells the lender, and the lender tells its team or depot.</summary>
/// <param name="Line">The line of the aid request.</param>
/// <param name="Commitment">The number of the commitment.</param>
/// <param name="Place">The code of the township to go to from now on.</param>
/// <param name="Priority">How pressing the line is from now on.</param>
/// <param name="NotBefore">Before when nobody is to be there; null where they may come at once.</param>
/// <param name="Units">Units of the goods that are still wanted, where the line lets some go; else null.</param>
[GenerateSerializer, Alias("resource.change-task")]
public sealed record ChangeTask(
    LineId Line, CommitmentId Commitment, string Place, Priority Priority, Instant? NotBefore,
    int? Units = null) : Assured
{
    /// <inheritdoc/>
    public override Subject About => Subject.OfCommitment(Line, Commitment);
}

/// <summary>Tells a squad of a task that it has been out for: aid that people entered after its line was over. Nobody
/// is sent. What the crew reported of that time, or is still to report, is booked on the task.</summary>
/// <param name="Task">The task.</param>
/// <param name="Since">When people arranged it.</param>
[GenerateSerializer, Alias("resource.past-task")]
public sealed record PastTask(Assignment Task, Instant Since) : Assured
{
    /// <inheritdoc/>
    public override Subject About => Subject.OfCommitment(Task.Line, Task.Commitment);
}

/// <summary>Tells the owner that a team or depot is done with a commitment, or never took it up.</summary>
/// <param name="Line">The line of the aid request.</param>
/// <param name="Commitment">The number of the commitment.</param>
/// <param name="ReadyAt">When the team can go again.</param>
/// <param name="Consumed">Units that will not come back.</param>
/// <param name="Reason">Why it is over, in a word or two.</param>
/// <param name="Kind">The kind of the units that were consumed; null where none were.</param>
/// <param name="PersonMinutes">People times minutes that a team was away from its base; zero for a team that never
/// left, and for stock.</param>
/// <param name="Lent">Units that were handed over, or lost on the way there.</param>
/// <param name="Owed">Of <paramref name="Consumed"/>, durable units that were not back in time and are still to
/// come.</param>
/// <param name="Happened">When it was over, where that was before it was recorded; else null.</param>
[GenerateSerializer, Alias("resource.freed")]
public sealed record ResourceFreed(
    LineId Line, CommitmentId Commitment, Instant ReadyAt, int Consumed, string Reason, ResourceKind? Kind = null,
    long PersonMinutes = 0, int Lent = 0, int Owed = 0, Instant? Happened = null) : Assured
{
    /// <inheritdoc/>
    public override Subject About => Subject.OfCommitment(Line, Commitment);
}

/// <summary>Tells the owner that a late report changes the hours of a commitment that the team is done with.</summary>
/// <param name="Line">The line of the aid request.</param>
/// <param name="Commitment">The number of the commitment.</param>
/// <param name="PersonMinutes">Person-minutes more than the owner was told; negative: fewer.</param>
/// <param name="Loan">The tier whose ledger has the commitment as a loan; null where none has.</param>
[GenerateSerializer, Alias("resource.hours-corrected")]
public sealed record FreedHoursCorrected(
    LineId Line, CommitmentId Commitment, long PersonMinutes, ActorId? Loan) : Assured
{
    /// <inheritdoc/>
    public override Subject About => Subject.OfCommitment(Line, Commitment);
}

/// <summary>Tells the owner that goods owed to a depot are on its shelf again, or are lost for good.</summary>
/// <param name="Line">The line that the goods were lent for.</param>
/// <param name="Commitment">The number of the commitment.</param>
/// <param name="Kind">The kind of the goods.</param>
/// <param name="Back">Units that are back.</param>
/// <param name="Lost">Units that are written off.</param>
[GenerateSerializer, Alias("resource.owed-ended")]
public sealed record OwedGoodsEnded(LineId Line, CommitmentId Commitment, ResourceKind Kind, int Back, int Lost)
    : Assured
{
    /// <inheritdoc/>
    public override Subject About => Subject.OfCommitment(Line, Commitment);
}

/// <summary>Tells the owner whether a team can be called on at all, apart from any request.</summary>
/// <param name="ReadyAt">When the team can go again.</param>
/// <param name="OutOfService">Whether the team is out of service.</param>
/// <param name="Away">Whether the team is away without an order.</param>
[GenerateSerializer, Alias("resource.readiness")]
public sealed record ReadinessReport(Instant ReadyAt, bool OutOfService, bool Away) : Assured
{
    /// <inheritdoc/>
    public override Subject About => Subject.None;
}

/// <summary>Tells the owner that units of a commitment are on the shelf again. The rest of the commitment goes
/// on.</summary>
/// <param name="Line">The line of the aid request.</param>
/// <param name="Commitment">The number of the commitment.</param>
/// <param name="Units">Units that are on the shelf again.</param>
[GenerateSerializer, Alias("resource.given-back")]
public sealed record StockGivenBack(LineId Line, CommitmentId Commitment, int Units) : Assured
{
    /// <inheritdoc/>
    public override Subject About => Subject.OfCommitment(Line, Commitment);
}

/// <summary>Tells the owner that a depot has more or fewer units on the shelf than the owner knows. Commitments under
/// way are not part of it.</summary>
/// <param name="Kind">The kind of supply.</param>
/// <param name="Units">Units more than the owner knows; negative: fewer.</param>
[GenerateSerializer, Alias("resource.stock-corrected")]
public sealed record StockCorrected(ResourceKind Kind, int Units) : Assured
{
    /// <inheritdoc/>
    public override Subject About => Subject.None;
}
