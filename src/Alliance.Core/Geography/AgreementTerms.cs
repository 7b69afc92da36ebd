using Alliance.Core.Actors;
using Alliance.Core.Identifiers;
using Alliance.Core.Policies;
using Alliance.Core.Resources;

namespace Alliance.Core.Geography;

/// <summary>What those who sign an agreement owe each other: who may ask whom, for what, how much, who approves, how an
/// award is made, who pays, and from when until when it holds. The same for a township alliance, for villages, for
/// counties and for a regional centre.</summary>
[GenerateSerializer, Alias("agreement-terms")]
public sealed record AgreementTerms
{
    /// <summary>Cap on the squads that one member has out for the others at a time.</summary>
    [Id(0)] public required int MaxTeamsPerMember { get; init; }
    /// <summary>Whose duty desk approves each requisition.</summary>
    [Id(1)] public ApprovalRule Approval { get; init; }
    /// <summary>Time in which it must.</summary>
    [Id(2)] public int ApprovalMinutes { get; init; }
    /// <summary>Name of the award policy by which its rounds are decided.</summary>
    [Id(3)] public string Award { get; init; } = AwardPolicyName.Default;
    /// <summary>Decision points are multiples of this; zero: as soon as all called have answered.</summary>
    [Id(4)] public int DecisionMinutes { get; init; }
    /// <summary>Those of the parties who may ask under it; null: all.</summary>
    [Id(5)] public ActorId[]? Askers { get; init; }
    /// <summary>Those of the parties who lend under it; null: all.</summary>
    [Id(6)] public ActorId[]? Lenders { get; init; }
    /// <summary>What it is about; null: everything.</summary>
    [Id(7)] public ResourceKind[]? Kinds { get; init; }
    /// <summary>Cap on the squads that one member has out for one and the same other; null: none of its own.</summary>
    [Id(8)] public int? MaxTeamsPerPair { get; init; }
    /// <summary>Cap on the people that one member has out under it; null: none.</summary>
    [Id(9)] public int? MaxPeople { get; init; }
    /// <summary>Of a thousand of a lender's squads, how many may be out under it.</summary>
    [Id(10)] public int DrawDownPermille { get; init; } = 1_000;
    /// <summary>Squads that a lender keeps at home under it, where its own reserve floor is lower.</summary>
    [Id(11)] public int ReserveFloor { get; init; }
    /// <summary>Of a thousand units of a lender's stock of a kind, how many may be out under it.</summary>
    [Id(12)] public int MaxUnitsPermille { get; init; } = 1_000;
    /// <summary>Whether an approval that nobody gives in time counts as given.</summary>
    [Id(13)] public bool GrantedOnTimeout { get; init; }
    [Id(14)] public CostSharing Cost { get; init; }
    /// <summary>Of a thousand of the cost, what the requester bears where it is shared.</summary>
    [Id(15)] public int RequesterPermille { get; init; }
    [Id(16)] public bool Signed { get; init; } = true;
    /// <summary>From when it holds; null: since ever.</summary>
    [Id(17)] public Instant? From { get; init; }
    /// <summary>When it ends; null: it does not.</summary>
    [Id(18)] public Instant? Until { get; init; }
    /// <summary>Minutes of waiting by which a line rises a step in priority; zero: nothing rises.</summary>
    [Id(30)] public int AgeingMinutes { get; init; } = PriorityPolicy.DefaultAgeingMinutes;

    /// <summary>How long a squad that is out under it works at the scene; 0: as everywhere in the region.</summary>
    [Id(31)] public int ShiftMinutes { get; init; }

    /// <summary>Cap on the squads that all members of an alliance together have out for one and the same of them; null:
    /// none. Counted by the alliance at award.</summary>
    [Id(32)] public int? MaxTeamsPerBorrower { get; init; }
    /// <summary>Cap on the squads that all members of an alliance together have out for each other; null: none. Counted
    /// by the alliance at award.</summary>
    [Id(33)] public int? MaxTeamsInAll { get; init; }

    /// <summary>Whether a cap is set over all members together, which only an alliance can count: nobody else awards
    /// all that is lent under an agreement.</summary>
    public bool CapsTheWhole => MaxTeamsPerBorrower is not null || MaxTeamsInAll is not null;
    /// <summary>Whether the lender's duty desk has a say.</summary>
    public bool LenderApproves => Approval is ApprovalRule.Lender or ApprovalRule.Both;
    /// <summary>Whether the duty desk of the place that asks has the last word.</summary>
    public bool RequesterApproves => Approval is ApprovalRule.Requester or ApprovalRule.Both;
    /// <summary>Of a thousand of the cost, what the requester bears.</summary>
    public int CostOfRequester =>
        Cost switch { CostSharing.None => 0, CostSharing.RequesterPays => 1_000, _ => RequesterPermille };

    public bool Covers(ResourceKind kind) => Kinds is null || Array.IndexOf(Kinds, kind) >= 0;
    public bool MayAsk(ActorId party) => Askers is null || Array.IndexOf(Askers, party) >= 0;
    public bool MayLend(ActorId party) => Lenders is null || Array.IndexOf(Lenders, party) >= 0;

    /// <summary>The same terms in a realm that began that much later and whose clock runs that fast.</summary>
    public AgreementTerms InRealm(Span later, int factorPermille) =>
        this with { From = Moved(From, later, factorPermille), Until = Moved(Until, later, factorPermille) };

    private static Instant? Moved(Instant? at, Span later, int factorPermille) =>
        at is { } moment ? new Instant((moment.Milliseconds - later.Milliseconds) * factorPermille / 1_000) : null;
}

/// <summary>Who approves aid under an agreement.</summary>
public enum ApprovalRule
{
    /// <summary>Nobody is asked.</summary>
    Automatic,
    /// <summary>The lender's duty desk, before it promises.</summary>
    Lender,
    /// <summary>The duty desk of the place that asks, before it takes a promise up.</summary>
    Requester,
    Both,
}

/// <summary>Who pays for aid under an agreement.</summary>
public enum CostSharing
{
    /// <summary>Each bears its own; the ledger alone keeps account.</summary>
    None,
    RequesterPays,
    Shared,
}
