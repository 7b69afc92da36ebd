using Alliance.Core.Actors;
using Alliance.Core.Identifiers;
using Alliance.Core.Resources;
using Alliance.Core.Vocabulary;

namespace Alliance.Core.Messages;

/// <summary>An owner asks its team or depot to keep itself, or stock, for a task until then.</summary>
[GenerateSerializer, Alias("resource.hold")]
public sealed record Hold(Assignment Task, Instant Until) : Assured
{
    public override Subject About => Subject.OfCommitment(Task.Line, Task.Commitment);
    public override Instant? ValidUntil => Until;
}

/// <summary>Kept.</summary>
/// <param name="Line">The line.</param>
/// <param name="Commitment">The commitment in the making.</param>
/// <param name="Quantity">People or units kept.</param>
/// <param name="Fence">Counts the holds of the resource; an assignment must bear the latest.</param>
[GenerateSerializer, Alias("resource.held")]
public sealed record Held(LineId Line, CommitmentId Commitment, int Quantity, int Fence) : Assured
{
    public override Subject About => Subject.OfCommitment(Line, Commitment);
}

/// <summary>Not kept.</summary>
[GenerateSerializer, Alias("resource.hold-refused")]
public sealed record HoldRefused(LineId Line, CommitmentId Commitment, DeclineCode Code) : Assured
{
    public override Subject About => Subject.OfCommitment(Line, Commitment);
}

/// <summary>Go. A fence of 0 is aid arranged by telephone, which had no hold.</summary>
/// <param name="Task">Where to and for what.</param>
/// <param name="Fence">Of the hold that becomes the order.</param>
/// <param name="By">On whose word, where people arranged it.</param>
/// <param name="ShiftMinutes">How long it works there, where the agreement says so; 0: as everywhere in the
/// region.</param>
[GenerateSerializer, Alias("resource.assign")]
public sealed record Assign(Assignment Task, int Fence, Author? By = null, int ShiftMinutes = 0) : Assured
{
    public override Subject About => Subject.OfCommitment(Task.Line, Task.Commitment);
}

/// <summary>No longer wanted: what has not departed is free, what has comes home.</summary>
[GenerateSerializer, Alias("resource.stand-down")]
public sealed record StandDown(LineId Line, CommitmentId Commitment, string Reason) : Assured
{
    public override Subject About => Subject.OfCommitment(Line, Commitment);
}

/// <summary>A team or depot is done with a commitment, or never took it up.</summary>
/// <param name="Line">The line.</param>
/// <param name="Commitment">The commitment.</param>
/// <param name="ReadyAt">From when the team can go again.</param>
/// <param name="Consumed">Units that will not come back.</param>
/// <param name="Reason">Why, in a word or two.</param>
/// <param name="Kind">Of what, where units were consumed.</param>
/// <param name="PersonMinutes">People times minutes that a team was away from its base; zero for what never left, and
/// for stock.</param>
/// <param name="Lent">Units that were handed over, or lost on the way there.</param>
/// <param name="Owed">Of <paramref name="Consumed"/>, durable units that were not back in time and are still to
/// come.</param>
[GenerateSerializer, Alias("resource.freed")]
public sealed record ResourceFreed(
    LineId Line, CommitmentId Commitment, Instant ReadyAt, int Consumed, string Reason, ResourceKind? Kind = null,
    long PersonMinutes = 0, int Lent = 0, int Owed = 0) : Assured
{
    public override Subject About => Subject.OfCommitment(Line, Commitment);
}

/// <summary>Goods that were owed to a depot are on its shelf again, or are lost for good.</summary>
/// <param name="Line">The line that they were lent for.</param>
/// <param name="Commitment">The commitment.</param>
/// <param name="Kind">Of what.</param>
/// <param name="Back">Units that are back.</param>
/// <param name="Lost">Units that are written off.</param>
[GenerateSerializer, Alias("resource.owed-ended")]
public sealed record OwedGoodsEnded(LineId Line, CommitmentId Commitment, ResourceKind Kind, int Back, int Lost) : Assured
{
    public override Subject About => Subject.OfCommitment(Line, Commitment);
}

/// <summary>A team tells its owner whether it can be called on at all, outside any request.</summary>
[GenerateSerializer, Alias("resource.readiness")]
public sealed record ReadinessReport(Instant ReadyAt, bool OutOfService, bool Away) : Assured
{
    public override Subject About => Subject.None;
}

/// <summary>A depot has units of a commitment back on the shelf while the rest of it goes on.</summary>
[GenerateSerializer, Alias("resource.given-back")]
public sealed record StockGivenBack(LineId Line, CommitmentId Commitment, int Units) : Assured
{
    public override Subject About => Subject.OfCommitment(Line, Commitment);
}

/// <summary>A depot has so many units more, or fewer, on the shelf than its owner knows, outside any commitment under
/// way.</summary>
[GenerateSerializer, Alias("resource.stock-corrected")]
public sealed record StockCorrected(ResourceKind Kind, int Units) : Assured
{
    public override Subject About => Subject.None;
}
