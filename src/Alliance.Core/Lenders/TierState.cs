using Alliance.Core.Actors;
using Alliance.Core.Identifiers;
using Alliance.Core.Messages;
using Alliance.Core.Vocabulary;

namespace Alliance.Core.Lenders;

/// <summary>Stores what any tier remembers: the searches that it runs, and the resources that it has out.</summary>
[GenerateSerializer, Alias("tier-state")]
public class TierState
{
    /// <summary>Searches that are under way, by line.</summary>
    [Id(0)] public SortedDictionary<LineId, Search> Searches { get; init; } = [];
    /// <summary>Slots that are promised or out, by commitment. Floors and caps count nothing else.</summary>
    [Id(1)] public SortedDictionary<CommitmentId, Slot> Slots { get; init; } = [];
    /// <summary>When each team is ready again, by team.</summary>
    [Id(2)] public SortedDictionary<Code, Instant> ReadyAt { get; init; } = [];
    /// <summary>Teams that cannot be called on, or are away without an order.</summary>
    [Id(3)] public SortedSet<Code> OutOfService { get; init; } = [];
    /// <summary>Units that are gone for good, by depot and kind; negative where a stock-taking found more than there
    /// had been.</summary>
    [Id(4)] public SortedDictionary<Code, int> Consumed { get; init; } = [];
    /// <summary>When the next decision point is due; null when none is.</summary>
    [Id(5)] public Instant? DecisionAt { get; set; }
    /// <summary>The number of requisitions so far.</summary>
    [Id(6)] public int Requisitions { get; set; }
    /// <summary>The number of decisions so far.</summary>
    [Id(30)] public int Decisions { get; set; }
    /// <summary>Decisions with lines that wait for answers about other lines, by number, and when those answers are
    /// due.</summary>
    [Id(31)] public SortedDictionary<int, Instant> RoundsDue { get; init; } = [];
    /// <summary>What was lent between the members that ask and lend through this tier.</summary>
    [Id(32)] public Ledger Ledger { get; init; } = new();
    /// <summary>Squads that their own people have called home, by team, and until when they are not lent
    /// again.</summary>
    [Id(21)] public SortedDictionary<Code, Instant> KeptBack { get; init; } = [];
    /// <summary>Promises that gave way to a more pressing line, by commitment, and until when an acceptance of them can
    /// still come.</summary>
    [Id(20)] public SortedDictionary<CommitmentId, Instant> Displaced { get; init; } = [];
    /// <summary>What the tier has taken back from a line, by commitment. That squad or depot is not offered to the line
    /// again.</summary>
    [Id(33)] public SortedDictionary<string, Withholding> Withheld { get; init; } = new(StringComparer.Ordinal);
    /// <summary>The tier's own response level.</summary>
    [Id(7)] public ResponseLevel Level { get; set; }
    /// <summary>Why the tier has raised its level.</summary>
    [Id(8)] public ResponseCause LevelCause { get; set; }
    /// <summary>When its response level was last declared; null before.</summary>
    [Id(46)] public Instant? LevelAt { get; set; }
    /// <summary>The tier's orders below the floors of others that are in force, by number.</summary>
    [Id(9)] public SortedDictionary<string, FloorOrder> Orders { get; init; } = new(StringComparer.Ordinal);
    /// <summary>The number of orders below the floor so far.</summary>
    [Id(10)] public int OrdersGiven { get; set; }
    /// <summary>What the tier's desk knows of incidents, and what it owes about them.</summary>
    [Id(40)] public ReportBook Reports { get; init; } = new();
    /// <summary>The tier's warnings that are valid, by number.</summary>
    [Id(41)] public SortedDictionary<Code, Warning> Warnings { get; init; } = [];
    /// <summary>The number of warnings so far.</summary>
    [Id(42)] public int WarningsIssued { get; set; }
    /// <summary>The tier's unsolicited offers to incidents, by number, while they are open.</summary>
    [Id(43)] public SortedDictionary<Code, OpenOffer> Offers { get; init; } = [];
    /// <summary>The number of unsolicited offers so far.</summary>
    [Id(44)] public int OffersMade { get; set; }

    /// <summary>Durable goods that the tier has lent and that were not back in time, by commitment.</summary>
    [Id(45)] public SortedDictionary<CommitmentId, OwedGoodsOut> OwedGoods { get; init; } = [];

    /// <summary>What the tier has lent without a round, and whose requests are not settled yet, by
    /// commitment.</summary>
    [Id(47)] public SortedDictionary<CommitmentId, ArrangedLoan> ArrangedLoans { get; init; } = [];

    /// <summary>Counts the slots by squad. Every offer asks for it, so it is made from the slots when it is first
    /// wanted. A squad may have two slots for a while.</summary>
    [NonSerialized] private Dictionary<string, int>? _out;

    /// <summary>Tells whether a squad is promised or out. A slot may be left out of account.</summary>
    internal bool IsOut(string team, Slot? without = null)
    {
        var slots = (_out ??= Count()).GetValueOrDefault(team);
        return slots > (without?.Resource.Key == team && without.Resource.Kind == ActorKind.RescueTeam ? 1 : 0);
    }

    /// <summary>Adds a slot.</summary>
    internal void Take(Slot slot)
    {
        Slots.Add(slot.Task.Commitment, slot);
        if (_out is not null && slot.Resource.Kind == ActorKind.RescueTeam)
            _out[slot.Resource.Key] = _out.GetValueOrDefault(slot.Resource.Key) + 1;
    }

    /// <summary>Removes a slot.</summary>
    internal void Return(Slot slot)
    {
        if (!Slots.Remove(slot.Task.Commitment) || _out is null || slot.Resource.Kind != ActorKind.RescueTeam) return;
        if (--_out[slot.Resource.Key] == 0) _out.Remove(slot.Resource.Key);
    }

    private Dictionary<string, int> Count() => Slots.Values.Where(s => s.Resource.Kind == ActorKind.RescueTeam)
        .GroupBy(s => s.Resource.Key, StringComparer.Ordinal)
        .ToDictionary(g => g.Key, g => g.Count(), StringComparer.Ordinal);
}

/// <summary>Says why a squad or depot is not offered to a line again.</summary>
/// <param name="Line">The line of the aid request.</param>
/// <param name="Resource">The team or the depot.</param>
/// <param name="Code">Why it was taken back.</param>
[GenerateSerializer, Alias("withholding")]
public sealed record Withholding(LineId Line, ActorId Resource, DeclineCode Code);

/// <summary>Describes one tier's search for the remainder of one line.</summary>
[GenerateSerializer, Alias("tier-search")]
public sealed class Search
{
    /// <summary>What the tier is to find.</summary>
    [Id(0)] public required Demand Demand { get; set; }
    /// <summary>The aid request that asks.</summary>
    [Id(1)] public required ActorId Requester { get; init; }
    /// <summary>The index of the ring that was called last, from 0; -1 before the first.</summary>
    [Id(2)] public int Ring { get; set; } = -1;
    /// <summary>The number of the round of calls on this line, from 1; 0 before the first.</summary>
    [Id(3)] public int Round { get; set; }
    /// <summary>Lenders that were called and have not answered yet.</summary>
    [Id(4)] public List<ActorId> Waiting { get; init; } = [];
    /// <summary>Candidates that were offered and not tried yet.</summary>
    [Id(5)] public List<Candidate> Offers { get; init; } = [];
    /// <summary>Requisitions without an answer yet, by commitment.</summary>
    [Id(6)] public SortedDictionary<CommitmentId, Candidate> Pending { get; init; } = [];
    /// <summary>People or units that the tier has passed on.</summary>
    [Id(7)] public int Promised { get; set; }
    /// <summary>Whether all called lenders have answered or had their time. The search then waits for the tier's
    /// decision point.</summary>
    [Id(8)] public bool Ready { get; set; }
    /// <summary>Squads that each lender that offered can still spare. It starts from what the lender said, less what
    /// was awarded since.</summary>
    [Id(30)] public SortedDictionary<ActorId, int> Spare { get; init; } = [];
    /// <summary>The tier's decision that the line was last part of, until another ring is called; zero for
    /// none.</summary>
    [Id(31)] public int Decision { get; set; }
    /// <summary>Lenders that have more for the line than they offered in this round.</summary>
    [Id(32)] public SortedSet<ActorId> HaveMore { get; init; } = [];
    /// <summary>How often lenders of this ring were asked again because their offers were used for other
    /// lines.</summary>
    [Id(33)] public int AskedAgain { get; set; }
    /// <summary>The parts of <see cref="Promised"/>, by commitment.</summary>
    [Id(20)] public SortedDictionary<CommitmentId, int> PassedOn { get; init; } = [];

    /// <summary>People or units that are neither promised nor requisitioned.</summary>
    public int Remainder => Demand.Remainder - Promised - Pending.Values.Sum(c => c.Quantity);

    /// <summary>Whether the line waits for the answers of the lines that it was decided with. Its own answers are in,
    /// and it is not covered.</summary>
    public bool WaitsForOthers => Decision > 0 && Waiting.Count == 0 && !Ready && Pending.Count == 0 && Remainder > 0;
}

/// <summary>Describes one squad or stock line that its owner has promised, in the making or out.</summary>
[GenerateSerializer, Alias("lender-slot")]
public sealed class Slot
{
    /// <summary>The task that the resource is promised for.</summary>
    [Id(0)] public required Assignment Task { get; init; }
    /// <summary>The team or the depot.</summary>
    [Id(1)] public required ActorId Resource { get; init; }
    /// <summary>The tier that requisitioned it; the owner itself for its own; the aid request for arranged
    /// aid.</summary>
    [Id(2)] public required ActorId Tier { get; init; }
    /// <summary>The agreement under which it is lent; null within one territory.</summary>
    [Id(3)] public required AgreementId? Agreement { get; init; }
    /// <summary>Whether it leaves the lender's own territory, so that floor and caps count.</summary>
    [Id(4)] public required bool Lent { get; init; }
    /// <summary>People or units.</summary>
    [Id(5)] public required int Quantity { get; set; }
    /// <summary>How far the slot has come.</summary>
    [Id(6)] public SlotStage Stage { get; set; }
    /// <summary>The fence of the hold; an assignment must bear it.</summary>
    [Id(7)] public int Fence { get; set; }
    /// <summary>Whether the lender's duty desk has to approve.</summary>
    [Id(9)] public bool ApprovalWanted { get; init; }
    /// <summary>Whether the tier was told that the lender does supply.</summary>
    [Id(32)] public bool Granted { get; set; }
    /// <summary>How pressing its line is.</summary>
    [Id(20)] public Priority Priority { get; init; }
    /// <summary>The owner's recall; null while the owner does not want it back.</summary>
    [Id(21)] public Recall? Recall { get; set; }
    /// <summary>Whether the request has settled and hears nothing more. The squad has still to say that it is
    /// home.</summary>
    [Id(22)] public bool RequestIsSettled { get; set; }
    /// <summary>The bounds of the move-up cover that it is out for; null otherwise.</summary>
    [Id(23)] public Backfill? Backfill { get; init; }
    /// <summary>When its line's aid must have arrived.</summary>
    [Id(24)] public Instant NeededBy { get; init; }
    /// <summary>The owner's word to take it back, until that is done or comes too late; null for none.</summary>
    [Id(30)] public TakenBack? TakenBack { get; set; }
    /// <summary>Until when its requester wants the squad to stay; null when that is not asked, or was
    /// answered.</summary>
    [Id(31)] public Instant? ExtensionAsked { get; set; }
}

/// <summary>Describes goods that a lender does not have back, though their loan is over.</summary>
[GenerateSerializer, Alias("lender-owed-goods")]
public sealed class OwedGoodsOut
{
    /// <summary>The tier whose ledger has the loan.</summary>
    [Id(0)] public required ActorId Tier { get; init; }
    /// <summary>Units that are still to come.</summary>
    [Id(1)] public required int Units { get; set; }
}

/// <summary>Describes a loan that was made without a round.</summary>
[GenerateSerializer, Alias("lender-arranged-loan")]
public sealed class ArrangedLoan
{
    /// <summary>The line that it is for.</summary>
    [Id(0)] public required LineId Line { get; init; }
    /// <summary>The tier whose ledger has it.</summary>
    [Id(1)] public required ActorId Keeper { get; init; }
}

/// <summary>Describes how an owner's recall of a squad stands.</summary>
[GenerateSerializer, Alias("lender-recall")]
public sealed class Recall
{
    /// <summary>When the squad must leave to be home in time.</summary>
    [Id(0)] public required Instant LetGoBy { get; init; }
    /// <summary>When the lender goes on without an answer.</summary>
    [Id(1)] public required Instant AnswerBy { get; init; }
    /// <summary>Whether the squad may stay until it must leave, if its replacement has not arrived.</summary>
    [Id(2)] public required bool WaitForReplacement { get; init; }
    /// <summary>The answer; null until there is one.</summary>
    [Id(3)] public ReturnAnswer? Answer { get; set; }
}

/// <summary>Tells how far a slot has come.</summary>
public enum SlotStage
{
    /// <summary>The team or depot is asked to hold.</summary>
    Asked,
    /// <summary>The resource is held, and the lender's duty desk has to approve.</summary>
    AwaitingApproval,
    /// <summary>The resource is committed to the request, which has not accepted it yet.</summary>
    Offered,
    /// <summary>The request has accepted it, and the resource is ordered to go.</summary>
    Accepted,
    /// <summary>The slot is given up. The team or depot has still to say that it is free.</summary>
    Releasing,
}
