using Alliance.Core.Actors;
using Alliance.Core.Geography;
using Alliance.Core.Identifiers;
using Alliance.Core.Messages;
using Alliance.Core.Vocabulary;

namespace Alliance.Core.Requests;

/// <summary>Stores what an aid request remembers.</summary>
[GenerateSerializer, Alias("request-state")]
public sealed class RequestState
{
    /// <summary>The number of the incident.</summary>
    [Id(0)] public IncidentNumber Incident { get; set; } = new("");
    /// <summary>The code of the township where the aid is needed.</summary>
    [Id(1)] public string Place { get; set; } = "";
    /// <summary>The code of the village alliance that is first at the scene; null for none.</summary>
    [Id(2)] public string? VillageAlliance { get; set; }
    /// <summary>Returns the code of the township where the aid is needed as the region stands. A part of a township
    /// that was split off takes its village alliances along, with what is under way at them.</summary>
    internal string PlaceIn(Region region) => VillageAlliance is { } villages
        && region.VillageAlliances.TryGetValue(villages, out var alliance)
        && !region.AreOne(alliance.Township, Place) ? alliance.Township : Place;

    /// <summary>The lines of the request, in order.</summary>
    [Id(3)] public List<LineState> Lines { get; init; } = [];
    /// <summary>The actors that have exchanged mail with the request and are to hear when it is settled.</summary>
    [Id(4)] public SortedSet<ActorId> Peers { get; init; } = [];
    /// <summary>How the request came out; open until it is settled.</summary>
    [Id(5)] public Outcome Outcome { get; set; }
    /// <summary>The number of commitments so far that were arranged by telephone or taken up from unsolicited
    /// offers.</summary>
    [Id(6)] public int ArrangedAid { get; set; }
    /// <summary>The bounds of the move-up cover that it asks for; null otherwise.</summary>
    [Id(20)] public Backfill? Backfill { get; set; }
    /// <summary>The number of commitments accepted so far.</summary>
    [Id(7)] public int TakenUp { get; set; }

    /// <summary>When the aid was asked for, where that was before its entry; else null.</summary>
    [Id(22)] public Instant? Asked { get; set; }
    /// <summary>How often the request was moved to another incident.</summary>
    [Id(21)] public int Moves { get; set; }

    /// <summary>Returns the line with an id.</summary>
    internal LineState LineOf(LineId id) => Lines[id.Line - 1];

    /// <summary>Notes how many people of a squad go on, or had gone.</summary>
    /// <returns>Whether it is another number than was known.</returns>
    internal bool Count(LineId line, CommitmentId id, int people, Turn turn)
    {
        var commitment = LineOf(line).Commitments[id];
        if (commitment.Quantity == people) return false;
        turn.Record(new CommitmentStrengthChanged(line, id, people, commitment.Quantity));
        commitment.Quantity = people;
        return true;
    }

    /// <summary>Returns the id of a line.</summary>
    internal LineId IdOf(LineState line, Turn turn) => new(RequestNumber.Of(turn.Self), Lines.IndexOf(line) + 1);
}

/// <summary>Describes one line: the search for its open remainder, and its commitments, each with a state of its
/// own.</summary>
[GenerateSerializer, Alias("line-state")]
public sealed class LineState
{
    /// <summary>What the line asks.</summary>
    [Id(0)] public required LineSpec Spec { get; set; }
    /// <summary>The tiers that the line is put to, in order.</summary>
    [Id(1)] public List<ActorId> Ladder { get; init; } = [];
    /// <summary>The index in <see cref="Ladder"/> of the tier that was asked last, from 0; -1 before the
    /// first.</summary>
    [Id(2)] public int Rung { get; set; } = -1;
    /// <summary>Whether a tier is searching for the line.</summary>
    [Id(3)] public bool Searching { get; set; }
    /// <summary>Why no more is sought for the line; null while more is.</summary>
    [Id(4)] public string? EndedBecause { get; set; }
    /// <summary>The outcome of the line if nothing is received for it.</summary>
    [Id(5)] public Outcome IfNothing { get; set; } = Outcome.Unfilled;
    /// <summary>The commitments of the line, by number.</summary>
    [Id(6)] public SortedDictionary<CommitmentId, CommitmentState> Commitments { get; init; } = [];
    /// <summary>How the line came out; open until it has ended.</summary>
    [Id(7)] public Outcome Outcome { get; set; }
    /// <summary>How often the tiers were asked again from the first because a commitment was taken back.</summary>
    [Id(8)] public int Restarts { get; set; }
    /// <summary>What the incident was last told of the line; null before the first time.</summary>
    [Id(9)] public LineCovered? Told { get; set; }
    /// <summary>People or units that the tier that searches was asked, amendments included.</summary>
    [Id(10)] public int AskedOfTier { get; set; }
    /// <summary>The number of searches for the line so far.</summary>
    [Id(31)] public int Searches { get; set; }
    /// <summary>When the line was first asked.</summary>
    [Id(30)] public Instant Since { get; init; }
    /// <summary>Whether place, priority or earliest time have changed since the line was first asked. What lenders
    /// offered before does not know it.</summary>
    [Id(32)] public bool IsChanged { get; set; }

    /// <summary>Whether the line was merged into another, which seeks what this one loses.</summary>
    [Id(33)] public bool IsMerged { get; set; }
    /// <summary>People or units in whose place nobody was wanted when the line was merged.</summary>
    [Id(34)] public int NeededNoOtherBefore { get; set; }

    /// <summary>People or units that are sought in all after the line was sought again for what was lost, with what
    /// people gave back; null: all that was asked.</summary>
    [Id(11)] public int? Ceiling { get; private set; }

    /// <summary>Until when relief is sought, though the time of the line has passed; null where none is.</summary>
    [Id(12)] public Instant? SeekUntil { get; set; }

    /// <summary>When the aid that is sought now must have arrived.</summary>
    public Instant Deadline => SeekUntil ?? Spec.NeededBy;

    /// <summary>People or units that are to be covered.</summary>
    public int Wanted => (Ceiling ?? Spec.Quantity) - GivenBack;

    /// <summary>People or units that people released and for which they want no others. They no longer cover the
    /// line.</summary>
    internal int GivenBack =>
        Commitments.Values.Where(c => c is { IsRenounced: true, Counts: false }).Sum(c => c.Quantity);

    /// <summary>Limits what is sought in all from now on.</summary>
    /// <param name="wanted">People or units.</param>
    public void SeekAtMost(int wanted) => Ceiling = wanted + GivenBack;

    /// <summary>Notes that people have said anew how many they ask. What they gave back may be wanted again.</summary>
    /// <param name="change">People or units more than before; negative: fewer.</param>
    public void AskAnew(int change)
    {
        foreach (var commitment in Commitments.Values) commitment.IsRenounced = false;
        Ceiling = Searching ? Ceiling + change : null;
    }

    /// <summary>Sets what the line asks in all, as its incident says. What people gave back is no longer
    /// missed.</summary>
    /// <param name="wanted">People or units.</param>
    public void AskInAll(int wanted)
    {
        foreach (var commitment in Commitments.Values) commitment.IsRenounced = false;
        (Ceiling, Spec) = (null, Spec with { Quantity = wanted });
    }

    /// <summary>People or units that are promised, at work or received. Those in doubt do not count, nor those that
    /// their owner wants back.</summary>
    public int Covered => Commitments.Values.Where(c => c.Counts).Sum(c => c.Quantity);

    /// <summary>People or units that are promised, at work or received. Those in doubt count too.</summary>
    public int Committed =>
        Covered + Commitments.Values.Where(c => c is { Doubt: not Doubt.None, IsActive: true, Return: null })
        .Sum(c => c.Quantity);

    /// <summary>People that count in <see cref="Covered"/> though their crews have not said yet that they have the
    /// order.</summary>
    public int Unconfirmed => Commitments.Values.Where(c => c is { Counts: true, IsUnconfirmed: true })
        .Sum(c => c.Quantity);

    /// <summary>People or units that have reached the scene and were not called away from it.</summary>
    public int Received => Commitments.Values
        .Where(c => c is { HandedOver: false, LeftEarly: false, Return: not { LetGo: true } })
        .Sum(c => c.ArrivedUnits ?? (c.Arrived ? c.Quantity : 0));

    /// <summary>Commitments that the requester's own duty desk has still to confirm, by number.</summary>
    [Id(13)] public SortedDictionary<string, Confirmation> Confirming { get; init; } = new(StringComparer.Ordinal);

    /// <summary>People or units that are neither covered nor await confirmation.</summary>
    public int Remainder => Wanted - Covered - Confirming.Values.Sum(c => c.Offered.Quantity);
}

/// <summary>Describes a commitment that awaits the word of the requester's duty desk.</summary>
[GenerateSerializer, Alias("confirmation")]
public sealed class Confirmation
{
    /// <summary>The commitment.</summary>
    [Id(0)] public required Commitment Offered { get; init; }
    /// <summary>The tier that awarded it.</summary>
    [Id(1)] public required ActorId Tier { get; init; }
}

/// <summary>Describes a commitment that the request accepted.</summary>
[GenerateSerializer, Alias("commitment-state")]
public sealed class CommitmentState
{
    /// <summary>The tier that lends.</summary>
    [Id(0)] public required ActorId Lender { get; init; }
    /// <summary>The tier that awarded it; the request itself where people arranged it.</summary>
    [Id(1)] public required ActorId Tier { get; init; }
    /// <summary>The team or the depot.</summary>
    [Id(2)] public required ActorId Resource { get; init; }
    /// <summary>People or units; fewer than promised when fewer go on.</summary>
    [Id(3)] public required int Quantity { get; set; }
    /// <summary>When the resource is expected, as was last said.</summary>
    [Id(4)] public required Instant Eta { get; set; }
    /// <summary>How the commitment stands.</summary>
    [Id(5)] public CommitmentStatus Status { get; set; }
    /// <summary>Whether the resource has arrived at the scene.</summary>
    [Id(6)] public bool Arrived { get; set; }
    /// <summary>Whether the request has released it.</summary>
    [Id(7)] public bool ReleaseAsked { get; set; }
    /// <summary>Whether people released it and want no other in its place.</summary>
    [Id(18)] public bool IsRenounced { get; set; }
    /// <summary>Its place among the accepted commitments of the request, from 1.</summary>
    [Id(8)] public int Order { get; init; }
    /// <summary>The accepted substitute that it gives; null for the kind asked.</summary>
    [Id(16)] public Substitute? Substitute { get; init; }
    /// <summary>The lender's wish to have its squad back; null for none.</summary>
    [Id(20)] public ReturnWanted? Return { get; set; }
    /// <summary>When the resource was to arrive as promised.</summary>
    [Id(9)] public Instant Promised { get; set; }
    /// <summary>Why the commitment is not counted on.</summary>
    [Id(10)] public Doubt Doubt { get; set; }
    /// <summary>The commitment in doubt that it replaces; null for none.</summary>
    [Id(11)] public CommitmentId? StandsIn { get; init; }
    /// <summary>Whether its squad has said that it cannot say when it arrives.</summary>
    [Id(12)] public bool Stuck { get; set; }
    /// <summary>How long its squad works, once it is at the scene; null until then.</summary>
    [Id(13)] public ShiftPlan? Shift { get; set; }
    /// <summary>Until when its lender was asked to let it stay; null when no answer is awaited.</summary>
    [Id(14)] public Instant? ExtensionAsked { get; set; }
    /// <summary>Whether others have taken over from it. What it received counts as theirs.</summary>
    [Id(15)] public bool HandedOver { get; set; }
    /// <summary>Units handed over so far, as the depot last said; null where it has said nothing.</summary>
    [Id(17)] public int? ArrivedUnits { get; set; }

    /// <summary>Whether the crew has said that it has its order. Depots need not say so.</summary>
    [Id(21)] public bool Confirmed { get; set; }
    /// <summary>Whether its squad left its work undone: out of service, or diverted. It no longer covers the
    /// line.</summary>
    [Id(22)] public bool LeftEarly { get; set; }

    /// <summary>Corrects the commitment by what the depot says.</summary>
    /// <param name="units">The units that the commitment really comes to.</param>
    public void Correct(UnitsReported units) => (Quantity, ArrivedUnits) = (units.Promised, units.Arrived);

    /// <summary>Notes a reported status. A commitment that ends without arrival was not aid: the squad turned back or
    /// was called back, so it counts as withdrawn or released. One that its own lender stood down counts as
    /// withdrawn.</summary>
    /// <param name="status">The status that was reported.</param>
    /// <param name="reason">Why the squad serves the line no longer; null for none.</param>
    /// <param name="isUnconfirmed">Whether its crew has a new order, which it has not confirmed yet.</param>
    public void Report(CommitmentStatus status, DeclineCode? reason, bool isUnconfirmed = false)
    {
        if (isUnconfirmed) Confirmed = false;
        else Confirmed |= status is not (CommitmentStatus.Withdrawn or CommitmentStatus.Released);
        LeftEarly |= status == CommitmentStatus.Ended && reason is DeclineCode.OutOfService or DeclineCode.Diverted;
        if (status is CommitmentStatus.OnScene) Arrived = true;
        if (status is CommitmentStatus.Mobilising or CommitmentStatus.EnRoute) Arrived = false;
        Status = status == CommitmentStatus.Released && !ReleaseAsked ? CommitmentStatus.Withdrawn
            : status != CommitmentStatus.Ended || Arrived ? status
            : ReleaseAsked ? CommitmentStatus.Released
            : CommitmentStatus.Withdrawn;
    }

    /// <summary>Notes that its squad had been there, though it was thought that it had not come.</summary>
    /// <param name="leftEarly">Whether it left its work undone.</param>
    public void HadArrived(bool leftEarly)
    {
        Arrived = true;
        if (!IsOver) return;
        (Status, LeftEarly) = (CommitmentStatus.Ended, leftEarly);
    }

    /// <summary>Whether the commitment covers its line. A squad that has turned back on the way does not.</summary>
    public bool Counts =>
        Doubt == Doubt.None && Return is null && !LeftEarly
        && Status is not (CommitmentStatus.Withdrawn or CommitmentStatus.Released)
        && (Arrived || Status != CommitmentStatus.Returning);

    /// <summary>Whether the commitment has ended, or was withdrawn or released.</summary>
    public bool IsOver => Status is CommitmentStatus.Ended or CommitmentStatus.Withdrawn or CommitmentStatus.Released;
    /// <summary>Whether it is at the disposal of the requester, or on the way there.</summary>
    public bool IsActive => !IsOver && Status != CommitmentStatus.Returning && !ReleaseAsked;
    /// <summary>Whether its crew has not said yet that it has the order. Until then it counts as promised, not as
    /// covered.</summary>
    public bool IsUnconfirmed =>
        !Confirmed && Status == CommitmentStatus.Accepted && Resource.Kind == ActorKind.RescueTeam;
    /// <summary>Whether it is at the disposal of the requester and not on its way yet.</summary>
    public bool IsWaiting => IsActive && Status is CommitmentStatus.Accepted or CommitmentStatus.Mobilising;
}

/// <summary>Describes a lender's wish to have its squad back.</summary>
[GenerateSerializer, Alias("return-wanted")]
public sealed class ReturnWanted
{
    /// <summary>When the squad must leave to be home in time.</summary>
    [Id(0)] public required Instant LetGoBy { get; init; }
    /// <summary>People that were promised with the squad. It may go when as many are at the scene without it.</summary>
    [Id(1)] public required int Needed { get; init; }
    /// <summary>Whether the squad was let go.</summary>
    [Id(2)] public bool LetGo { get; set; }
}
