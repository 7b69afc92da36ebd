using Alliance.Core.Actors;
using Alliance.Core.Identifiers;
using Alliance.Core.Messages;
using Alliance.Core.Policies;
using Alliance.Core.Vocabulary;

namespace Alliance.Core.Requests;

/// <summary>Follows the incident of a request. It adjusts lines to what the incident needs, and moves with its incident
/// when that is merged, split or put right.</summary>
internal sealed class AdjustmentHandler(
    RequestState state, LineEscalation escalation, CommitmentHandler commitments, ConfirmationHandler confirmations)
{
    /// <summary>Adjusts a line to what it is to cover from now on. Those who are too many and have not left stand down.
    /// The others go home where policy says so.</summary>
    public void OnAdjust(AdjustLine adjust, Turn turn)
    {
        var line = state.LineOf(adjust.Line);
        if (line.Outcome != Outcome.Open) return;
        var departed = !adjust.KeepsDeparted && IncidentPolicy.ReleasesDeparted(line.Spec.Priority);
        if (adjust.Quantity == 0)
        {
            escalation.StopSeeking(line, adjust.Reason, Outcome.Cancelled, turn);
            confirmations.GiveBackAll(line, adjust.Reason, turn);
        }
        else Amend(line, adjust, turn);

        if (adjust.Quantity is { } target) commitments.ReleaseBeyond(line, target, departed, adjust.Reason, turn);
        escalation.TellIncident(line, turn);
        escalation.EndWhenOver(line, turn);
    }

    /// <summary>Moves the request to another incident, and tells that one how its lines stand.</summary>
    public void OnFollow(FollowIncident follow, Turn turn)
    {
        if (follow.Move <= state.Moves) return;
        (state.Incident, state.Moves) = (follow.Incident, follow.Move);
        if (state.Lines.Count > 0 && state.Outcome != Outcome.Open)
        {
            turn.Send(turn.From, new RequestWasOver(RequestNumber.Of(turn.Self),
                [.. state.Lines.Select(l => escalation.Covered(l, turn))]));
            return;
        }

        var isElsewhere = follow.Place is not null && follow.Place != state.Place;
        turn.Record(new RequestMoved(follow.Incident, follow.Move, isElsewhere ? follow.Place : null));
        state.Peers.Add(turn.From);
        if (isElsewhere) (state.Place, state.VillageAlliance) = (follow.Place!, follow.VillageAlliance);
        foreach (var line in state.Lines)
        {
            line.Told = null;
            if (isElsewhere)
            {
                escalation.Relocate(line, turn);
                commitments.TellOfPlace(line, turn);
            }

            escalation.TellIncident(line, turn);
        }
    }

    /// <summary>Returns a line with the priority and the deadline that it had before a merge. A deadline that has
    /// passed meanwhile does not come back.</summary>
    private static LineSpec Restored(LineSpec now, AdjustLine adjust, Turn turn) => now with
    {
        Priority = adjust.Priority ?? now.Priority,
        NeededBy = adjust.NeededBy > turn.Now ? adjust.NeededBy.Value : now.NeededBy,
    };

    private void Amend(LineState line, AdjustLine adjust, Turn turn)
    {
        var (before, wanted) = (line.Spec, line.Wanted);
        var isRaised = adjust.Priority is not null && LineEscalation.MayBeSoughtAgain(line);
        var target = (adjust.Quantity + LineEscalation.Served(line)) ?? wanted;
        if (!isRaised) target = Math.Min(target, wanted);
        target = Math.Clamp(target, 1, LineSpec.MaxQuantity);
        var terms = adjust.IsRestored ? Restored(before, adjust, turn) : before with
        {
            Priority = adjust.Priority < before.Priority ? adjust.Priority.Value : before.Priority,
            NeededBy = adjust.NeededBy is { } by && (by < before.NeededBy || before.NeededBy <= turn.Now)
                ? by : before.NeededBy,
        };
        if (target == wanted && terms == before) return;
        line.Spec = target == wanted ? terms : terms with { Quantity = target };
        if (target != wanted) line.AskInAll(target);
        turn.Record(new LineAmended(adjust.Line, before, line.Spec, adjust.Reason));
        confirmations.GiveBackSurplus(line, adjust.Reason, turn);
        escalation.GoOn(line, before, target - wanted, turn);
        commitments.TellTerms(line, before, turn);
    }
}
