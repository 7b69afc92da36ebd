using Alliance.Core.Actors;
using Alliance.Core.Messages;
using Alliance.Core.Policies;

namespace Alliance.Core.Requests;

/// <summary>Commitments that are in doubt, and those that stand in for them: others are sought while the doubt lasts,
/// and of two that are not both needed one is released.</summary>
/// <remarks>
/// Which of the two, by the <see cref="Doubt"/>:
/// <code>
///              a stand-in is taken up if  the first is released when     a stand-in is released when
/// Late         it comes sooner            it is taken up                 the first can be counted on again, or arrives
/// Unreachable  the line is not covered    it arrives before the first    the first arrives before it
/// Relief       the line is not covered    it has arrived and taken over  the first stays after all
/// </code>
/// </remarks>
internal sealed class StandIns(RequestState state, LineEscalation escalation)
{
    /// <summary>A commitment is no longer counted on.</summary>
    public void Begin(LineState line, string id, Doubt doubt, Turn turn)
    {
        var commitment = line.Commitments[id];
        if (commitment.Doubt != Doubt.None || commitment.Return is not null || !commitment.IsActive
            || (commitment.Arrived && doubt != Doubt.Relief)) return;
        turn.Record(new ReplacementSought(state.IdOf(line, turn), id, doubt, commitment.Quantity));
        commitment.Doubt = doubt;
        escalation.SeekReplacement(line, commitment.Quantity, turn);
    }

    /// <summary>It can be counted on again: what stands in for it and is not there yet may go home, as far as the line
    /// is covered without.</summary>
    public void End(LineState line, string id, Turn turn)
    {
        var commitment = line.Commitments[id];
        if (commitment.Doubt == Doubt.None) return;
        commitment.Doubt = Doubt.None;
        turn.Record(new ReplacementNotNeeded(state.IdOf(line, turn), id, commitment.Quantity));
        var surplus = line.Commitments.Values.Where(IsFirm).Sum(c => c.Quantity) - line.Wanted;
        foreach (var (other, standIn) in line.Commitments.Reverse())
        {
            if (standIn.StandsIn != id || standIn is not { IsActive: true, Arrived: false }
                || standIn.Quantity > surplus) continue;
            surplus -= standIn.Quantity;
            CommitmentHandler.ReleaseOne(
                state.IdOf(line, turn), other, standIn, "the first can be counted on again", turn);
        }

        escalation.StopWhenCovered(line, turn);
    }

    /// <summary>For which commitment a new one would stand in; null where it is wanted for itself.</summary>
    public static string? Place(LineState line) => line.Commitments
        .FirstOrDefault(c => c.Value is { Doubt: not Doubt.None, IsActive: true }
            && Covering(line, c.Key).Sum(s => s.Quantity) < c.Value.Quantity).Key;

    /// <summary>Whether a new commitment would come no sooner than the late one for which it is sought.</summary>
    public static bool ComesNoSooner(LineState line, Instant eta) =>
        Place(line) is { } id && line.Commitments[id] is { Doubt: Doubt.Late, Stuck: false } late && late.Eta <= eta;

    /// <summary>The late one is released once others come sooner; the one to be relieved stays until they are there, if
    /// it may.</summary>
    public void OnAccepted(LineState line, CommitmentState standIn, Turn turn)
    {
        if (standIn.StandsIn is not { } id || line.Commitments[id] is not { IsActive: true } first
            || line.Remainder > 0) return;
        if (first.Doubt == Doubt.Late)
            CommitmentHandler.ReleaseOne(state.IdOf(line, turn), id, first, "others come sooner", turn);
        if (first.Doubt == Doubt.Relief && state.Peers.Contains(first.Resource))
            turn.Send(
                first.Resource, new AwaitRelief(state.IdOf(line, turn), id, standIn.Eta + ExtensionPolicy.Handover));
    }

    /// <summary>Of a commitment in doubt and those that stand in for it, the first to arrive stays.</summary>
    public void OnArrived(LineState line, string id, Turn turn)
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

    /// <summary>Any word of an unreachable one ends the doubt, unless others are on their way by now: then the first to
    /// arrive stays.</summary>
    public void OnHeard(LineState line, string id, Turn turn)
    {
        if (line.Commitments[id].Doubt == Doubt.Unreachable && !Covering(line, id).Any()) End(line, id, turn);
    }

    /// <summary>Whether others are on their way in its place.</summary>
    public static bool HasStandIn(LineState line, string id) => Covering(line, id).Any();

    /// <summary>It covers the line, and nobody asked it to go home before it arrived.</summary>
    private static bool IsFirm(CommitmentState commitment) =>
        commitment.Counts && (commitment.Arrived || !commitment.ReleaseAsked);

    private static IEnumerable<CommitmentState> Covering(LineState line, string id) =>
        line.Commitments.Values.Where(c => c.StandsIn == id && c.IsActive);
}
