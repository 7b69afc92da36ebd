using Alliance.Core.Actors;
using Alliance.Core.Identifiers;
using Alliance.Core.Messages;
using Alliance.Core.Policies;

namespace Alliance.Core.Requests;

/// <summary>Handles commitments that are in doubt and those that stand in for them. Others are sought while the doubt
/// lasts. Where not both are needed, one is released.</summary>
/// <remarks>
/// Which of the two, by the <see cref="Doubt"/>:
/// <code>
///              a stand-in is taken up if  the first is released when     a stand-in is released when
/// Late         it comes sooner            the line is covered by those   the first can be counted on again or arrives
///                                         who come sooner
/// Unreachable  the line is not covered    it arrives before the first    the first answers before it has left, or
///                                                                        arrives before it
/// Relief       the line is not covered    it has arrived and taken over  the first stays after all
/// </code>
/// Several may be in doubt at once. Each keeps its order until the line is covered without all of them.
/// </remarks>
internal sealed class StandIns(RequestState state, LineEscalation escalation)
{
    /// <summary>Begins a doubt: the commitment is no longer counted on.</summary>
    public void Begin(LineState line, CommitmentId id, Doubt doubt, Turn turn)
    {
        var commitment = line.Commitments[id];
        // Of goods that come in parts those handed over count; others are not sought for all of them.
        if (commitment.Doubt != Doubt.None || commitment.Return is not null || !commitment.IsActive
            || (commitment is { Arrived: true } or { ArrivedUnits: > 0 } && doubt != Doubt.Relief)) return;
        turn.Record(new ReplacementSought(state.IdOf(line, turn), id, doubt, commitment.Quantity));
        commitment.Doubt = doubt;
        escalation.SeekReplacement(line, commitment.Quantity, turn);
    }

    /// <summary>Ends a doubt: the commitment can be counted on again. Its stand-ins that have not arrived may go home,
    /// as far as the line is covered without them.</summary>
    public void End(LineState line, CommitmentId id, Turn turn)
    {
        var commitment = line.Commitments[id];
        if (commitment.Doubt == Doubt.None) return;
        commitment.Doubt = Doubt.None;
        turn.Record(new ReplacementNotNeeded(state.IdOf(line, turn), id, commitment.Quantity));
        var surplus = line.Commitments.Values.Where(IsFirm).Sum(c => c.Quantity) - line.Wanted;
        foreach (var (other, standIn) in line.Commitments.Reverse())
        {
            var counted = standIn.Counts ? standIn.Quantity : 0;
            if (!StandsInFor(line, standIn, id) || standIn is not { IsActive: true, Arrived: false }
                || counted > surplus) continue;
            surplus -= counted;
            CommitmentHandler.ReleaseOne(
                state.IdOf(line, turn), other, standIn, "the first can be counted on again", turn);
        }

        OnCovered(line, turn);
        escalation.StopWhenCovered(line, turn);
    }

    /// <summary>Tells whether a commitment stands in for another, or for one that stands in for it.</summary>
    private static bool StandsInFor(LineState line, CommitmentState standIn, CommitmentId id)
    {
        for (var next = standIn.StandsIn; next is { } first;
            next = line.Commitments.GetValueOrDefault(first)?.StandsIn)
            if (first == id) return true;
        return false;
    }

    /// <summary>Returns the commitment for which a new one would stand in; null where the new one is wanted for
    /// itself.</summary>
    public static CommitmentId? Place(LineState line) => line.Commitments
        .Where(c => c.Value is { Doubt: not Doubt.None, IsActive: true }
            && Covering(line, c.Key).Sum(s => s.Quantity) < c.Value.Quantity)
        .Select(c => (CommitmentId?)c.Key).FirstOrDefault();

    /// <summary>Tells whether a new commitment would come no sooner than the late one for which it is sought.</summary>
    public static bool ComesNoSooner(LineState line, Instant eta) =>
        Place(line) is { } id && line.Commitments[id] is { Doubt: Doubt.Late, Stuck: false } late && late.Eta <= eta;

    /// <summary>Takes in a new commitment. Late ones are released once the line is covered. A commitment to be relieved
    /// stays until its relief arrives, if it may.</summary>
    public void OnAccepted(LineState line, Turn turn)
    {
        if (line.Remainder > 0) return;
        OnCovered(line, turn);
        foreach (var (id, first) in line.Commitments)
            if (first is { IsActive: true, Doubt: Doubt.Relief } && state.Peers.Contains(first.Resource)
                && HasStandIn(line, id))
                turn.Send(first.Resource, new AwaitRelief(
                    state.IdOf(line, turn), id, Covering(line, id).Max(s => s.Eta) + ExtensionPolicy.Handover));
    }

    /// <summary>Releases the late commitments of a line if it is covered by those who come sooner.</summary>
    public void OnCovered(LineState line, Turn turn)
    {
        if (line.Remainder > 0) return;
        foreach (var (id, first) in line.Commitments)
            if (first is { IsActive: true, Doubt: Doubt.Late } && IsReplaced(line, id, first))
                CommitmentHandler.ReleaseOne(state.IdOf(line, turn), id, first, "others come sooner", turn);
    }

    /// <summary>Tells whether others come instead of a late commitment: in its own place, or in the place of another
    /// and yet sooner than it.</summary>
    private static bool IsReplaced(LineState line, CommitmentId id, CommitmentState late)
    {
        if (HasStandIn(line, id)) return true;
        var standIns = line.Commitments.Values
            .Where(c => c is { StandsIn: not null, IsActive: true, Doubt: Doubt.None }).ToList();
        return standIns.Count > 0 && standIns.TrueForAll(c => late.Stuck || c.Eta < late.Eta);
    }

    /// <summary>Keeps the first to arrive of a commitment in doubt and its stand-ins.</summary>
    public void OnArrived(LineState line, CommitmentId id, Turn turn)
    {
        var arrived = line.Commitments[id];
        if (arrived.Doubt is Doubt.Late or Doubt.Unreachable) End(line, id, turn);
        if (arrived.StandsIn is not { } other
            || line.Commitments[other] is not { Doubt: not Doubt.None, IsActive: true } first) return;
        var firm =
            line.Commitments.Values.Where(c => IsFirm(c) && (c.StandsIn != other || c.Arrived)).Sum(c => c.Quantity);
        if (firm < line.Wanted) return;
        if (first.Doubt == Doubt.Relief)
        {
            first.HandedOver = true;
            turn.Record(new HandedOver(state.IdOf(line, turn), other, id));
        }

        CommitmentHandler.ReleaseOne(
            state.IdOf(line, turn), other, first, first.Doubt == Doubt.Relief ? "relieved" : "others came first", turn);
    }

    /// <summary>Ends the doubt of an unreachable commitment at any word of its squad. Others that have not left in its
    /// place stay at home. Where one that can be reached is on its way by now, the first to arrive stays.</summary>
    public void OnHeard(LineState line, CommitmentId id, Turn turn)
    {
        if (line.Commitments[id].Doubt == Doubt.Unreachable
            && Covering(line, id).All(c => c.IsWaiting || c.Doubt == Doubt.Unreachable)) End(line, id, turn);
    }

    /// <summary>Tells whether others are on their way in its place.</summary>
    public static bool HasStandIn(LineState line, CommitmentId id) => Covering(line, id).Any();

    /// <summary>Tells whether a commitment covers the line and was not asked to go home before it arrived.</summary>
    private static bool IsFirm(CommitmentState commitment) =>
        commitment.Counts && (commitment.Arrived || !commitment.ReleaseAsked);

    private static IEnumerable<CommitmentState> Covering(LineState line, CommitmentId id) =>
        line.Commitments.Values.Where(c => c.StandsIn == id && c.IsActive);
}
