using Alliance.Core.Actors;
using Alliance.Core.Messages;
using Alliance.Core.Policies;
using Alliance.Core.Vocabulary;

namespace Alliance.Core.Requests;

/// <summary>Changes a line after it was asked. People amend it, or it is merged into another that asks for the
/// same.</summary>
internal sealed class AmendmentHandler(
    RequestState state, LineEscalation escalation, CommitmentHandler commitments, ConfirmationHandler confirmations)
{
    /// <summary>Amends a line, or refuses the command.</summary>
    public void OnAmend(AmendLine amend, Turn turn)
    {
        if (Refusal(amend, turn) is { } refusal)
        {
            turn.Refuse(refusal.Code, refusal.Why);
            return;
        }

        var line = state.Lines[amend.Line - 1];
        var before = line.Spec;
        line.Spec = Amended(before, amend);
        line.AskAnew(line.Spec.Quantity - before.Quantity);
        turn.Record(new LineAmended(state.IdOf(line, turn), before, line.Spec, amend.Reason));
        escalation.GoOn(line, before, line.Spec.Quantity - before.Quantity, turn);
        commitments.TellTerms(line, before, turn);
        confirmations.GiveBackSurplus(line, "amended", turn);
        var departed = !amend.Correction && IncidentPolicy.ReleasesDeparted(line.Spec.Priority);
        commitments.ReleaseBeyond(line, line.Spec.Quantity - LineEscalation.Served(line), departed, "amended", turn);
        escalation.TellIncident(line, turn);
        escalation.EndWhenOver(line, turn);
    }

    /// <summary>Merges a line into another. Aid under way goes on and serves the scene under either line. Commitments
    /// that have not departed are given back, because they are asked for twice, except those that the other line lacks.
    /// Merged already, the line is told anew for how much of the need it stands.</summary>
    public void OnMerge(MergeLine merge, Turn turn)
    {
        var line = state.LineOf(merge.Line);
        var reason = $"merged into {merge.Into}";
        if (line.IsMerged && line.EndedBecause == reason)
        {
            AskFor(line, merge.Keep, reason, turn);
            return;
        }

        escalation.StopSeeking(line, reason, Outcome.Cancelled, turn);
        confirmations.GiveBackAll(line, reason, turn);
        commitments.ReleaseBeyond(line, merge.Keep, false, reason, turn);
        AskForWhatIsKept(line, merge.Keep, reason, turn);
        (line.IsMerged, line.NeededNoOtherBefore) = (true, LineEscalation.NeedNoOther(line));
        escalation.TellIncident(line, turn);
        escalation.EndWhenOver(line, turn);
    }

    /// <summary>Asks of a merged line what it has and the other lacks. What it loses of that from now on is sought by
    /// the line that stands for both.</summary>
    private void AskForWhatIsKept(LineState line, int keep, string reason, Turn turn)
    {
        var kept = Math.Min(keep + LineEscalation.Served(line),
            line.Commitments.Values.Where(c => c is { Counts: true, ReleaseAsked: false }).Sum(c => c.Quantity));
        if (kept < line.Wanted) AskFor(line, kept, reason, turn);
    }

    private void AskFor(LineState line, int wanted, string reason, Turn turn)
    {
        if (line.Outcome != Outcome.Open || wanted <= 0 || wanted == line.Wanted) return;
        var before = line.Spec;
        line.AskInAll(wanted);
        turn.Record(new LineAmended(state.IdOf(line, turn), before, line.Spec, reason));
        escalation.TellIncident(line, turn);
    }

    /// <summary>Returns a line as amended. A time that is nearly the same changes nothing, for minutes count from when
    /// they were sent.</summary>
    private static LineSpec Amended(LineSpec spec, AmendLine amend) => spec with
    {
        Quantity = amend.Quantity ?? spec.Quantity, Priority = amend.Priority ?? spec.Priority,
        NeededBy = amend.NeededBy is { } by && !RepeatPolicy.AreNear(spec.NeededBy, by) ? by : spec.NeededBy,
        NotBefore = amend.AtOnce ? null : amend.NotBefore ?? spec.NotBefore,
    };

    /// <summary>Returns why a line cannot be amended; null when it can. A quantity cannot be lowered below what was
    /// delivered (EDXL-RM); what has arrived is released instead.</summary>
    private Refusal? Refusal(AmendLine amend, Turn turn)
    {
        if (amend.Line < 1 || amend.Line > state.Lines.Count)
            return new("bad-amendment", $"line: request {turn.Self.Key} has lines 1 to {state.Lines.Count}.");
        var line = state.Lines[amend.Line - 1];
        if (amend.Quantity is <= 0 or > LineSpec.MaxQuantity)
            return new("bad-amendment",
                $"quantity: from 1 to {LineSpec.MaxQuantity}; to ask for nothing, cancel the request.");
        if (amend.NeededBy <= turn.Now) return new("bad-amendment", "neededBy: a time still to come.");
        if (amend.NeededBy >= state.Backfill?.ParentNeededBy)
            return new("bad-amendment", "neededBy: cover must be settled before what it is for.");
        if (LineEscalation.WhyFixed(line) is { } why)
            return new("line-ended", $"Line {amend.Line} can no longer be amended ({why}); raise a new request.");
        if (Amended(line.Spec, amend).NeededBy <= turn.Now)
            return new(
                "bad-amendment", $"neededBy: the time of line {amend.Line} has passed; say by when it is needed now.");
        if (amend is { AtOnce: true, NotBefore: not null })
            return new("bad-amendment", "notBefore: give it, or atOnce, not both.");
        if (Amended(line.Spec, amend) is { NotBefore: { } notBefore } spec && notBefore >= spec.NeededBy
            && spec.NotBefore != line.Spec.NotBefore)
            return new("bad-amendment", "notBefore: a time before that by which it is needed.");
        if (Amended(line.Spec, amend) == line.Spec)
            return new("bad-amendment", "quantity: say what changes: quantity, priority or time.");
        return amend.Quantity < line.Received
            ? new("already-arrived",
                $"quantity: {line.Received} have arrived on line {amend.Line}; ask for no less than that, and release "
                    + "what is too many.")
            : null;
    }
}
