using Alliance.Core.Actors;
using Alliance.Core.Identifiers;
using Alliance.Core.Policies;
using Alliance.Core.Resources;

namespace Alliance.Core.Geography;

/// <summary>The terms of an agreement: which party may ask which, for which kinds, how much, who approves, how awards
/// are made, who pays, and from when until when. The same terms serve township alliances, villages, counties and
/// regional centres.</summary>
[GenerateSerializer, Alias("agreement-terms")]
public sealed record AgreementTerms
{
    /// <summary>Cap on the squads that one member lends to the others at the same time.</summary>
    [Id(0)] public required int MaxTeamsPerMember { get; init; }
    /// <summary>The side whose duty desk approves each requisition. The default is automatic approval.</summary>
    [Id(1)] public ApprovalRule Approval { get; init; }
    /// <summary>Time for an approval, in minutes.</summary>
    [Id(2)] public int ApprovalMinutes { get; init; }
    /// <summary>Name of the award policy for its rounds.</summary>
    [Id(3)] public string Award { get; init; } = AwardPolicyName.Default;
    /// <summary>Interval of decision points, in minutes; zero: decide as soon as all lenders that were called have
    /// answered.</summary>
    [Id(4)] public int DecisionMinutes { get; init; }
    /// <summary>The parties that may ask under it; null for all.</summary>
    [Id(5)] public ActorId[]? Askers { get; init; }
    /// <summary>The parties that lend under it; null for all.</summary>
    [Id(6)] public ActorId[]? Lenders { get; init; }
    /// <summary>The resource kinds that it covers; null for all.</summary>
    [Id(7)] public ResourceKind[]? Kinds { get; init; }
    /// <summary>Cap on the squads that one member lends to one other member; null for no such cap.</summary>
    [Id(8)] public int? MaxTeamsPerPair { get; init; }
    /// <summary>Cap on the people that one member lends under it; null for none.</summary>
    [Id(9)] public int? MaxPeople { get; init; }
    /// <summary>Share of a lender's squads that may be out under it, in permille; 1,000 by default.</summary>
    [Id(10)] public int DrawDownPermille { get; init; } = 1_000;
    /// <summary>Squads that a lender keeps at home under it, if its own reserve floor is lower.</summary>
    [Id(11)] public int ReserveFloor { get; init; }
    /// <summary>Share of a lender's stock of a kind that may be out under it, in permille; 1,000 by default.</summary>
    [Id(12)] public int MaxUnitsPermille { get; init; } = 1_000;
    /// <summary>Whether an approval counts as granted when nobody answers in time.</summary>
    [Id(13)] public bool GrantedOnTimeout { get; init; }
    /// <summary>The party that pays; by default each party bears its own cost.</summary>
    [Id(14)] public CostSharing Cost { get; init; }
    /// <summary>Share of the cost that the requester bears when the cost is shared, in permille.</summary>
    [Id(15)] public int RequesterPermille { get; init; }
    /// <summary>Whether the agreement is signed; true by default.</summary>
    [Id(16)] public bool Signed { get; init; } = true;
    /// <summary>Start of the agreement; null for no start.</summary>
    [Id(17)] public Instant? From { get; init; }
    /// <summary>End of the agreement, exclusive; null for no end.</summary>
    [Id(18)] public Instant? Until { get; init; }
    /// <summary>Minutes of waiting after which a line rises one step in priority; zero: no line rises.</summary>
    [Id(30)] public int AgeingMinutes { get; init; } = PriorityPolicy.DefaultAgeingMinutes;

    /// <summary>Minutes that a squad lent under it works at the scene; 0: the rule of the region.</summary>
    [Id(31)] public int ShiftMinutes { get; init; }

    /// <summary>Cap on the squads that all members of an alliance together lend to one of them; null for none. The
    /// alliance counts them at award.</summary>
    [Id(32)] public int? MaxTeamsPerBorrower { get; init; }
    /// <summary>Cap on the squads that all members of an alliance together lend to each other; null for none. The
    /// alliance counts them at award.</summary>
    [Id(33)] public int? MaxTeamsInAll { get; init; }

    /// <summary>Whether a cap covers all members together. Only an alliance can count that, since nobody else awards
    /// everything that is lent under an agreement.</summary>
    public bool CapsTheWhole => MaxTeamsPerBorrower is not null || MaxTeamsInAll is not null;
    /// <summary>Whether the lender's duty desk approves.</summary>
    public bool LenderApproves => Approval is ApprovalRule.Lender or ApprovalRule.Both;
    /// <summary>Whether the requester's duty desk approves last.</summary>
    public bool RequesterApproves => Approval is ApprovalRule.Requester or ApprovalRule.Both;
    /// <summary>Share of the cost that the requester bears, in permille.</summary>
    public int CostOfRequester =>
        Cost switch { CostSharing.None => 0, CostSharing.RequesterPays => 1_000, _ => RequesterPermille };

    /// <summary>Tells whether the terms cover a resource kind.</summary>
    public bool Covers(ResourceKind kind) => Kinds is null || Array.IndexOf(Kinds, kind) >= 0;
    /// <summary>Tells whether the terms let a party ask. Does not check that it is a party.</summary>
    public bool MayAsk(ActorId party) => Askers is null || Array.IndexOf(Askers, party) >= 0;
    /// <summary>Tells whether the terms let a party lend. Does not check that it is a party.</summary>
    public bool MayLend(ActorId party) => Lenders is null || Array.IndexOf(Lenders, party) >= 0;

    /// <summary>Converts start and end to the clock of a realm.</summary>
    /// <param name="factorPermille">Speed of the realm's clock, in permille of real time.</param>
    /// <param name="later">Time from the start of the clock of these terms to the start of the realm.</param>
    /// <returns>The same terms on the realm's clock.</returns>
    public AgreementTerms InRealm(Span later, int factorPermille) =>
        this with { From = Moved(From, later, factorPermille), Until = Moved(Until, later, factorPermille) };

    /// <summary>Converts a moment to the clock of a realm.</summary>
    internal static Instant? Moved(Instant? at, Span later, int factorPermille) =>
        at is { } moment ? new Instant((moment.Milliseconds - later.Milliseconds) * factorPermille / 1_000) : null;
}

/// <summary>The side that approves aid under an agreement.</summary>
public enum ApprovalRule
{
    /// <summary>No approval is needed.</summary>
    Automatic,
    /// <summary>The lender's duty desk approves before the lender promises.</summary>
    Lender,
    /// <summary>The requester's duty desk approves before the request accepts a promise.</summary>
    Requester,
    /// <summary>Both duty desks approve.</summary>
    Both,
}

/// <summary>The party that pays for aid under an agreement.</summary>
public enum CostSharing
{
    /// <summary>Each party bears its own cost. Only the ledger keeps account.</summary>
    None,
    /// <summary>The requester bears all of the cost.</summary>
    RequesterPays,
    /// <summary>Both bear a share of the cost.</summary>
    Shared,
}
