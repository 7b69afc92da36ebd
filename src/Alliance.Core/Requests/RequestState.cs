using Alliance.Core.Actors;
using Alliance.Core.Identifiers;
using Alliance.Core.Messages;
using Alliance.Core.Vocabulary;

namespace Alliance.Core.Requests;

/// <summary>What an aid request remembers.</summary>
[GenerateSerializer, Alias("request-state")]
public sealed class RequestState
{
    [Id(0)] public IncidentNumber Incident { get; set; } = new("");
    /// <summary>The township where it is needed.</summary>
    [Id(1)] public string Place { get; set; } = "";
    [Id(2)] public string? VillageAlliance { get; set; }
    [Id(3)] public List<LineState> Lines { get; init; } = [];
    /// <summary>Who has exchanged mail with it and is to hear when it is settled.</summary>
    [Id(4)] public SortedSet<ActorId> Peers { get; init; } = [];
    /// <summary>Open until it is settled.</summary>
    [Id(5)] public Outcome Outcome { get; set; }
    /// <summary>Aid arranged by telephone so far.</summary>
    [Id(6)] public int ArrangedAid { get; set; }
    /// <summary>It asks for move-up cover, within these bounds; null otherwise.</summary>
    [Id(20)] public Backfill? Backfill { get; set; }
    /// <summary>Commitments taken up so far.</summary>
    [Id(7)] public int TakenUp { get; set; }

    internal LineState LineOf(LineId id) => Lines[id.Line - 1];
    internal LineId IdOf(LineState line, Turn turn) => new(RequestNumber.Of(turn.Self), Lines.IndexOf(line) + 1);
}

/// <summary>One line: a search for its open remainder, and commitments each with its own state.</summary>
[GenerateSerializer, Alias("line-state")]
public sealed class LineState
{
    [Id(0)] public required LineSpec Spec { get; set; }
    /// <summary>The tiers it is put to, in order.</summary>
    [Id(1)] public List<ActorId> Ladder { get; init; } = [];
    [Id(2)] public int Rung { get; set; } = -1;
    /// <summary>A tier is searching for it.</summary>
    [Id(3)] public bool Searching { get; set; }
    /// <summary>Why no more is sought for it; null while more is.</summary>
    [Id(4)] public string? EndedBecause { get; set; }
    /// <summary>How it came out if nothing is received for it.</summary>
    [Id(5)] public Outcome IfNothing { get; set; } = Outcome.Unfilled;
    [Id(6)] public SortedDictionary<CommitmentId, CommitmentState> Commitments { get; init; } = [];
    [Id(7)] public Outcome Outcome { get; set; }
    /// <summary>Times that the ladder was climbed anew because a commitment was taken back.</summary>
    [Id(8)] public int Restarts { get; set; }
    /// <summary>What the incident was last told of it.</summary>
    [Id(9)] public LineCovered? Told { get; set; }
    /// <summary>What the tier that searches for it was asked, amendments included.</summary>
    [Id(10)] public int AskedOfTier { get; set; }
    /// <summary>When it was first asked.</summary>
    [Id(30)] public Instant Since { get; init; }

    /// <summary>What is sought in all when it was taken up anew for what was lost, with what people gave back; null:
    /// all that was asked.</summary>
    [Id(11)] public int? Ceiling { get; private set; }

    /// <summary>Those who take over from others are sought until then, though the time of the line has
    /// passed.</summary>
    [Id(12)] public Instant? SeekUntil { get; set; }

    /// <summary>When what is sought now must have arrived.</summary>
    public Instant Deadline => SeekUntil ?? Spec.NeededBy;

    /// <summary>People or units that are to be covered.</summary>
    public int Wanted => (Ceiling ?? Spec.Quantity) - GivenBack;

    /// <summary>People or units that people released, that cover nothing any more, and for which they want no
    /// others.</summary>
    private int GivenBack =>
        Commitments.Values.Where(c => c is { IsRenounced: true, Counts: false }).Sum(c => c.Quantity);

    /// <summary>No more than so many are sought in all from now on.</summary>
    public void SeekAtMost(int wanted) => Ceiling = wanted + GivenBack;

    /// <summary>People have said anew how many they ask: what they gave back may be wanted again.</summary>
    /// <param name="change">How many more than before; fewer where negative.</param>
    public void AskAnew(int change)
    {
        foreach (var commitment in Commitments.Values) commitment.IsRenounced = false;
        Ceiling = Searching ? Ceiling + change : null;
    }

    /// <summary>People or units that are promised, at work or have been received; not those in doubt, nor those whose
    /// owner wants them back.</summary>
    public int Covered => Commitments.Values.Where(c => c.Counts).Sum(c => c.Quantity);

    /// <summary>The same, those in doubt included.</summary>
    public int Committed =>
        Covered + Commitments.Values.Where(c => c is { Doubt: not Doubt.None, IsActive: true, Return: null })
        .Sum(c => c.Quantity);

    /// <summary>People or units that have reached the scene, and were not called away from it.</summary>
    public int Received => Commitments.Values.Where(c => c is { HandedOver: false, Return: not { LetGo: true } })
        .Sum(c => c.ArrivedUnits ?? (c.Arrived ? c.Quantity : 0));

    /// <summary>Commitments that the requester's own duty desk has still to confirm.</summary>
    [Id(13)] public SortedDictionary<string, Confirmation> Confirming { get; init; } = new(StringComparer.Ordinal);

    /// <summary>What is neither covered nor awaits the requester's word.</summary>
    public int Remainder => Wanted - Covered - Confirming.Values.Sum(c => c.Offered.Quantity);
}

/// <summary>A commitment that awaits the word of the requester's duty desk.</summary>
[GenerateSerializer, Alias("confirmation")]
public sealed class Confirmation
{
    [Id(0)] public required Commitment Offered { get; init; }
    /// <summary>The tier that awarded it.</summary>
    [Id(1)] public required ActorId Tier { get; init; }
}

/// <summary>A commitment that the request took up.</summary>
[GenerateSerializer, Alias("commitment-state")]
public sealed class CommitmentState
{
    [Id(0)] public required ActorId Lender { get; init; }
    /// <summary>The tier that awarded it.</summary>
    [Id(1)] public required ActorId Tier { get; init; }
    [Id(2)] public required ActorId Resource { get; init; }
    /// <summary>People or units; fewer than promised when fewer go on.</summary>
    [Id(3)] public required int Quantity { get; set; }
    /// <summary>When it is expected, as was last said.</summary>
    [Id(4)] public required Instant Eta { get; set; }
    [Id(5)] public CommitmentStatus Status { get; set; }
    [Id(6)] public bool Arrived { get; set; }
    [Id(7)] public bool ReleaseAsked { get; set; }
    /// <summary>People released it, and want no other in its place.</summary>
    [Id(18)] public bool IsRenounced { get; set; }
    /// <summary>Counts the commitments of its request in the order in which they were taken up.</summary>
    [Id(8)] public int Order { get; init; }
    /// <summary>The accepted substitute that it gives; null for the kind asked.</summary>
    [Id(16)] public Substitute? Substitute { get; init; }
    /// <summary>Its lender wants it back; null while it does not.</summary>
    [Id(20)] public ReturnWanted? Return { get; set; }
    /// <summary>When it was to arrive as promised.</summary>
    [Id(9)] public Instant Promised { get; init; }
    [Id(10)] public Doubt Doubt { get; set; }
    /// <summary>The commitment in doubt in whose place it was taken up.</summary>
    [Id(11)] public CommitmentId? StandsIn { get; init; }
    /// <summary>Its squad said that it cannot say when it arrives.</summary>
    [Id(12)] public bool Stuck { get; set; }
    /// <summary>How long its squad works, once it is at the scene.</summary>
    [Id(13)] public ShiftPlan? Shift { get; set; }
    /// <summary>Until when its lender was asked to let it stay; null when no answer is awaited.</summary>
    [Id(14)] public Instant? ExtensionAsked { get; set; }
    /// <summary>Others have taken over from it: what it received counts as theirs.</summary>
    [Id(15)] public bool HandedOver { get; set; }
    /// <summary>Units handed over so far, as the depot last said; null where it has said nothing.</summary>
    [Id(17)] public int? ArrivedUnits { get; set; }

    /// <summary>The depot says what it really comes to.</summary>
    public void Correct(UnitsReported units) => (Quantity, ArrivedUnits) = (units.Promised, units.Arrived);

    /// <summary>What is over without having arrived was not aid: the squad turned back, or was called back. What its
    /// own lender stood down was taken back.</summary>
    public void Report(CommitmentStatus status)
    {
        if (status is CommitmentStatus.OnScene) Arrived = true;
        if (status is CommitmentStatus.Mobilising or CommitmentStatus.EnRoute) Arrived = false;
        Status = status == CommitmentStatus.Released && !ReleaseAsked ? CommitmentStatus.Withdrawn
            : status != CommitmentStatus.Ended || Arrived ? status
            : ReleaseAsked ? CommitmentStatus.Released
            : CommitmentStatus.Withdrawn;
    }

    /// <summary>Whether it covers its line; who has turned back on the way does not.</summary>
    public bool Counts =>
        Doubt == Doubt.None && Return is null && Status is not (CommitmentStatus.Withdrawn or CommitmentStatus.Released)
        && (Arrived || Status != CommitmentStatus.Returning);

    public bool IsOver => Status is CommitmentStatus.Ended or CommitmentStatus.Withdrawn or CommitmentStatus.Released;
    /// <summary>At the disposal of the requester, or on the way there.</summary>
    public bool IsActive => !IsOver && Status != CommitmentStatus.Returning && !ReleaseAsked;
    /// <summary>At the disposal of the requester and not on its way yet.</summary>
    public bool IsWaiting => IsActive && Status is CommitmentStatus.Accepted or CommitmentStatus.Mobilising;
}

/// <summary>A lender's wish to have its squad back.</summary>
[GenerateSerializer, Alias("return-wanted")]
public sealed class ReturnWanted
{
    /// <summary>When the squad must leave to be home in time.</summary>
    [Id(0)] public required Instant LetGoBy { get; init; }
    /// <summary>So many people were promised with it: when as many are there without it, it may go.</summary>
    [Id(1)] public required int Needed { get; init; }
    /// <summary>It was let go.</summary>
    [Id(2)] public bool LetGo { get; set; }
}
