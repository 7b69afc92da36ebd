using Alliance.Core.Actors;
using Alliance.Core.Identifiers;
using Alliance.Core.Messages;
using Alliance.Core.Policies;
using Alliance.Core.Vocabulary;

namespace Alliance.Core.Requests;

/// <summary>Handles what goes wrong with a commitment on the way, as its squad reports it or fails to.</summary>
internal sealed class SetBacks(
    RequestState state, LineEscalation escalation, StandIns standIns, CommitmentHandler commitments)
{
    /// <summary>Notes how many people of a squad go on, or had gone. Missing people are sought elsewhere. Where there
    /// are more than was thought, those sought in their place that have not left may stay at home.</summary>
    public void OnStrength(StrengthReport report, Turn turn)
    {
        var line = state.LineOf(report.Line);
        if (!line.Commitments.TryGetValue(report.Commitment, out var commitment)
            || (commitment.IsOver && !(commitment.Counts && line.Outcome == Outcome.Open))) return;
        standIns.OnHeard(line, report.Commitment, turn);
        var missing = commitment.Quantity - report.People;
        if (!state.Count(report.Line, report.Commitment, report.People, turn)) return;
        if (missing > 0) escalation.SeekReplacement(line, missing, turn);
        else commitments.LetSurplusStay(line, "the squad is stronger than it was thought", turn);

        escalation.TellIncident(line, turn);
    }

    /// <summary>Notes a new time of arrival, or that there is none. Others are sought where it is too late.</summary>
    public void OnEta(EtaReport report, Turn turn)
    {
        if (Find(report.Line, report.Commitment, turn) is not { } found) return;
        var (line, commitment) = found;
        standIns.OnHeard(line, report.Commitment, turn);
        turn.Record(new EtaChanged(report.Line, report.Commitment, report.Eta, commitment.Eta, report.Reason));
        commitment.Stuck = report.Eta is null;
        if (report.Eta is { } eta) commitment.Eta = eta;
        if (report.IsPromise)
        {
            // People have settled when it comes.
            if (commitment.Resource.Kind == ActorKind.RescueTeam) commitment.Promised = commitment.Eta;
            escalation.TellIncident(line, turn);
            return;
        }

        var late = commitment.Stuck || commitment.Eta > line.Spec.NeededBy
            || commitment.Eta > commitment.Promised + ReplacementPolicy.Tolerance(line.Spec.Priority);
        if (late) standIns.Begin(line, report.Commitment, Doubt.Late, turn);
        else if (commitment.Doubt == Doubt.Late) standIns.End(line, report.Commitment, turn);
        escalation.TellIncident(line, turn);
    }

    /// <summary>Notes that a squad was not heard of. After several questions it counts as unreachable and others are
    /// sought.</summary>
    public void OnNotHeard(CommitmentUnheard unheard, Turn turn)
    {
        if (Find(unheard.Line, unheard.Commitment, turn) is not { } found) return;
        turn.Record(new CommitmentNotHeard(unheard.Line, unheard.Commitment, unheard.Asked, unheard.Unreachable));
        if (unheard.Unreachable) standIns.Begin(found.Line, unheard.Commitment, Doubt.Unreachable, turn);
        escalation.TellIncident(found.Line, turn);
    }

    private (LineState Line, CommitmentState Commitment)? Find(LineId id, CommitmentId commitment, Turn turn)
    {
        var line = state.LineOf(id);
        return line.Commitments.TryGetValue(commitment, out var known) && !known.IsOver ? (line, known) : null;
    }
}
