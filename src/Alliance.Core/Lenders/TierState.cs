using Alliance.Core.Actors;
using Alliance.Core.Identifiers;
using Alliance.Core.Messages;
using Alliance.Core.Vocabulary;

namespace Alliance.Core.Lenders;

/// <summary>What any tier remembers: the searches it runs, and what it has out.</summary>
[GenerateSerializer, Alias("tier-state")]
public class TierState
{
    /// <summary>Searches that are under way.</summary>
    [Id(0)] public SortedDictionary<LineId, Search> Searches { get; init; } = [];
    /// <summary>What is promised or out, by commitment: the sole basis of floors and caps.</summary>
    [Id(1)] public SortedDictionary<CommitmentId, Slot> Slots { get; init; } = [];
    /// <summary>From when a team is ready again, by team.</summary>
    [Id(2)] public SortedDictionary<Code, Instant> ReadyAt { get; init; } = [];
    /// <summary>Teams that cannot be called on, or are away on nobody's order.</summary>
    [Id(3)] public SortedSet<Code> OutOfService { get; init; } = [];
    /// <summary>Units gone for good, by depot and kind; below zero where a stock-taking found more than there had
    /// been.</summary>
    [Id(4)] public SortedDictionary<Code, int> Consumed { get; init; } = [];
    /// <summary>When the next decision point is due; null when none is.</summary>
    [Id(5)] public Instant? DecisionAt { get; set; }
    /// <summary>Requisitions numbered so far.</summary>
    [Id(6)] public int Requisitions { get; set; }
    /// <summary>Decisions numbered so far.</summary>
    [Id(30)] public int Decisions { get; set; }
    /// <summary>Decisions that have lines waiting for the answers of others, with the time that those have.</summary>
    [Id(31)] public SortedDictionary<int, Instant> RoundsDue { get; init; } = [];
    /// <summary>What was lent between those who ask and lend through this tier.</summary>
    [Id(32)] public Ledger Ledger { get; init; } = new();
    /// <summary>Squads that their own people have called home, and until when they are not lent again, by
    /// team.</summary>
    [Id(21)] public SortedDictionary<Code, Instant> KeptBack { get; init; } = [];
    /// <summary>Promises that gave way to a more pressing line, and until when an acceptance of them can still
    /// come.</summary>
    [Id(20)] public SortedDictionary<CommitmentId, Instant> Displaced { get; init; } = [];
    /// <summary>What it has taken back from a line, by commitment: that squad or depot is not offered to the line
    /// again.</summary>
    [Id(33)] public SortedDictionary<string, Withholding> Withheld { get; init; } = new(StringComparer.Ordinal);
    /// <summary>Its own response level.</summary>
    [Id(7)] public ResponseLevel Level { get; set; }
    /// <summary>Why the level is raised.</summary>
    [Id(8)] public ResponseCause LevelCause { get; set; }
    /// <summary>Its orders below the floors of others that are in force, by number.</summary>
    [Id(9)] public SortedDictionary<string, FloorOrder> Orders { get; init; } = new(StringComparer.Ordinal);
    /// <summary>Orders numbered so far.</summary>
    [Id(10)] public int OrdersGiven { get; set; }
    /// <summary>What its desk knows of incidents, and what it owes about them.</summary>
    [Id(40)] public ReportBook Reports { get; init; } = new();
    /// <summary>Its warnings that are valid.</summary>
    [Id(41)] public SortedDictionary<Code, Warning> Warnings { get; init; } = [];
    /// <summary>Warnings numbered so far.</summary>
    [Id(42)] public int WarningsIssued { get; set; }
    /// <summary>Its offers to incidents that did not ask, while they are open.</summary>
    [Id(43)] public SortedDictionary<Code, OpenOffer> Offers { get; init; } = [];
    /// <summary>Offers numbered so far.</summary>
    [Id(44)] public int OffersMade { get; set; }

    /// <summary>Durable goods that it has lent and that were not back in time, by commitment.</summary>
    [Id(45)] public SortedDictionary<CommitmentId, OwedGoodsOut> OwedGoods { get; init; } = [];

    /// <summary>Slots by squad, which every offer asks for; made from the slots when it is wanted. A squad may have two
    /// for a while.</summary>
    [NonSerialized] private Dictionary<string, int>? _out;

    /// <summary>Whether a squad is promised or out, a slot left out of account.</summary>
    internal bool IsOut(string team, Slot? without = null)
    {
        var slots = (_out ??= Count()).GetValueOrDefault(team);
        return slots > (without?.Resource.Key == team && without.Resource.Kind == ActorKind.RescueTeam ? 1 : 0);
    }

    internal void Take(Slot slot)
    {
        Slots.Add(slot.Task.Commitment, slot);
        if (_out is not null && slot.Resource.Kind == ActorKind.RescueTeam)
            _out[slot.Resource.Key] = _out.GetValueOrDefault(slot.Resource.Key) + 1;
    }

    internal void Return(Slot slot)
    {
        if (!Slots.Remove(slot.Task.Commitment) || _out is null || slot.Resource.Kind != ActorKind.RescueTeam) return;
        if (--_out[slot.Resource.Key] == 0) _out.Remove(slot.Resource.Key);
    }

    private Dictionary<string, int> Count() => Slots.Values.Where(s => s.Resource.Kind == ActorKind.RescueTeam)
        .GroupBy(s => s.Resource.Key, StringComparer.Ordinal)
        .ToDictionary(g => g.Key, g => g.Count(), StringComparer.Ordinal);
}

/// <summary>Why a squad or depot is not offered to a line again.</summary>
[GenerateSerializer, Alias("withholding")]
public sealed record Withholding(LineId Line, ActorId Resource, DeclineCode Code);

/// <summary>One tier's search for the remainder of one line.</summary>
[GenerateSerializer, Alias("tier-search")]
public sealed class Search
{
    [Id(0)] public required Demand Demand { get; set; }
    /// <summary>Whose request it is.</summary>
    [Id(1)] public required ActorId Requester { get; init; }
    [Id(2)] public int Ring { get; set; } = -1;
    [Id(3)] public int Round { get; set; }
    /// <summary>Called, and not answered yet.</summary>
    [Id(4)] public List<ActorId> Waiting { get; init; } = [];
    /// <summary>Offered and not yet tried.</summary>
    [Id(5)] public List<Candidate> Offers { get; init; } = [];
    /// <summary>Requisitions without an answer yet.</summary>
    [Id(6)] public SortedDictionary<CommitmentId, Candidate> Pending { get; init; } = [];
    [Id(7)] public int Promised { get; set; }
    /// <summary>All called have answered or had their time; waits for the tier's decision point.</summary>
    [Id(8)] public bool Ready { get; set; }
    /// <summary>Squads that each lender that offered can still spare, by what it said and what was awarded
    /// since.</summary>
    [Id(30)] public SortedDictionary<ActorId, int> Spare { get; init; } = [];
    /// <summary>The tier's decision that it was last part of, until another ring is called; zero for none.</summary>
    [Id(31)] public int Decision { get; set; }
    /// <summary>Lenders that have more for the line than they offered in this round.</summary>
    [Id(32)] public SortedSet<ActorId> HaveMore { get; init; } = [];
    /// <summary>How often lenders of this ring were asked again, since what they had offered went to other
    /// lines.</summary>
    [Id(33)] public int AskedAgain { get; set; }
    /// <summary>What makes up <see cref="Promised"/>, by commitment.</summary>
    [Id(20)] public SortedDictionary<CommitmentId, int> PassedOn { get; init; } = [];

    /// <summary>People or units that are neither promised nor requisitioned.</summary>
    public int Remainder => Demand.Remainder - Promised - Pending.Values.Sum(c => c.Quantity);

    /// <summary>Its own answers are in, and it is not covered: it waits for those of the lines that it was decided
    /// with.</summary>
    public bool WaitsForOthers => Decision > 0 && Waiting.Count == 0 && !Ready && Pending.Count == 0 && Remainder > 0;
}

/// <summary>One squad or stock line that its owner has promised, in the making or out.</summary>
[GenerateSerializer, Alias("lender-slot")]
public sealed class Slot
{
    [Id(0)] public required Assignment Task { get; init; }
    [Id(1)] public required ActorId Resource { get; init; }
    /// <summary>The tier that requisitioned it; itself when its own.</summary>
    [Id(2)] public required ActorId Tier { get; init; }
    [Id(3)] public required AgreementId? Agreement { get; init; }
    [Id(4)] public required bool Lent { get; init; }
    [Id(5)] public required int Quantity { get; set; }
    [Id(6)] public SlotStage Stage { get; set; }
    [Id(7)] public int Fence { get; set; }
    [Id(9)] public bool ApprovalWanted { get; init; }
    /// <summary>The tier was told that the lender does supply.</summary>
    [Id(32)] public bool Granted { get; set; }
    /// <summary>How pressing the line is that it is for.</summary>
    [Id(20)] public Priority Priority { get; init; }
    /// <summary>Its owner wants it back; null while it does not.</summary>
    [Id(21)] public Recall? Recall { get; set; }
    /// <summary>The request has settled, and hears nothing more; the squad has still to say that it is home.</summary>
    [Id(22)] public bool RequestIsSettled { get; set; }
    /// <summary>It is out for move-up cover, within these bounds; null otherwise.</summary>
    [Id(23)] public Backfill? Backfill { get; init; }
    /// <summary>When its line's aid must have arrived.</summary>
    [Id(24)] public Instant NeededBy { get; init; }
    /// <summary>Its owner's word to take it back, until that is done or turns out to be too late.</summary>
    [Id(30)] public TakenBack? TakenBack { get; set; }
    /// <summary>Until when its requester wants the squad to stay; null when that is not asked, or answered.</summary>
    [Id(31)] public Instant? ExtensionAsked { get; set; }
}

/// <summary>Goods that a lender has not back, though their loan is over.</summary>
[GenerateSerializer, Alias("lender-owed-goods")]
public sealed class OwedGoodsOut
{
    /// <summary>The tier whose ledger has the loan.</summary>
    [Id(0)] public required ActorId Tier { get; init; }
    /// <summary>Units that are still to come.</summary>
    [Id(1)] public required int Units { get; set; }
}

/// <summary>How an owner's recall of a squad stands.</summary>
[GenerateSerializer, Alias("lender-recall")]
public sealed class Recall
{
    /// <summary>When the squad must leave to be home in time.</summary>
    [Id(0)] public required Instant LetGoBy { get; init; }
    [Id(1)] public required Instant AnswerBy { get; init; }
    [Id(2)] public required bool WaitForReplacement { get; init; }
    /// <summary>Null until it is answered.</summary>
    [Id(3)] public ReturnAnswer? Answer { get; set; }
}

/// <summary>How far a slot has come.</summary>
public enum SlotStage
{
    /// <summary>The team or depot is asked to hold.</summary>
    Asked,
    AwaitingApproval,
    /// <summary>Committed to the request, which has not taken it up yet.</summary>
    Offered,
    Accepted,
    /// <summary>Given up; the team or depot has still to say that it is free.</summary>
    Releasing,
}
