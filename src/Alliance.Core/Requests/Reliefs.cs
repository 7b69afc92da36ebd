using Alliance.Core.Actors;
using Alliance.Core.Identifiers;
using Alliance.Core.Messages;
using Alliance.Core.Policies;
using Alliance.Core.Vocabulary;

namespace Alliance.Core.Requests;

/// <summary>Handles the end of a squad's shift at a request. Others are sought to take over in its place, and people
/// may ask its lender to let it stay longer.</summary>
internal sealed class Reliefs(RequestState state, LineEscalation escalation, StandIns standIns)
{
    /// <summary>Notes that a squad's shift ends and seeks relief for it.</summary>
    public void OnWanted(ReliefWanted wanted, Turn turn)
    {
        var line = state.LineOf(wanted.Line);
        if (!line.Commitments.TryGetValue(wanted.Commitment, out var commitment)
            || commitment is not { IsActive: true, Return: null }) return;
        commitment.Shift = wanted.Shift;
        turn.Notify(new ReliefAsked(wanted.Line, wanted.Commitment, commitment.Resource, wanted.Shift));
        // Cover ends before what it is for does: it is asked anew, not relieved.
        if (state.Backfill is not null || line.IfNothing == Outcome.Cancelled || wanted.Shift.HardLimit <= turn.Now)
            return;
        escalation.SeekUntil(line, wanted.Shift.HardLimit, turn);
        standIns.Begin(line, wanted.Commitment, Doubt.Relief, turn);
        escalation.TellIncident(line, turn);
    }

    /// <summary>Asks the lender to let its squad stay longer, or refuses the command.</summary>
    public void OnAsk(AskExtension ask, Turn turn)
    {
        var line = state.Lines.Find(l => l.Commitments.ContainsKey(ask.Commitment));
        var commitment = line?.Commitments[ask.Commitment];
        if (Refusal(ask, commitment, turn) is { } refusal)
        {
            turn.Refuse(refusal.Code, refusal.Why);
            return;
        }

        var id = state.IdOf(line!, turn);
        var answerBy = turn.Now + ExtensionPolicy.Answer;
        commitment!.ExtensionAsked = ask.Until;
        turn.Record(new ExtensionAsked(id, ask.Commitment, ask.Until, answerBy, ask.Reason));
        turn.Send(commitment.Lender, new RequestExtension(id, ask.Commitment, ask.Until, answerBy, ask.Reason));
        turn.At(Key(ask.Commitment), answerBy + ExtensionPolicy.Margin, new ExtensionDue(id, ask.Commitment));
    }

    /// <summary>Notes the lender's answer. A grant counts even when it comes late, because its squad has it
    /// too.</summary>
    public void OnAnswered(ExtensionAnswered answered, Turn turn)
    {
        var line = state.LineOf(answered.Line);
        if (!line.Commitments.TryGetValue(answered.Commitment, out var commitment)) return;
        if (commitment.ExtensionAsked is null && !answered.Granted) return;
        Settle(line, answered, commitment, turn);
    }

    /// <summary>Treats a lender that has not answered in time as declining.</summary>
    public void OnDue(ExtensionDue due, Turn turn)
    {
        var line = state.LineOf(due.Line);
        if (line.Commitments.GetValueOrDefault(due.Commitment) is { ExtensionAsked: { } until } commitment)
            Settle(line, new ExtensionAnswered(due.Line, due.Commitment, until, false, "no answer in time"), commitment,
                turn);
    }

    private void Settle(LineState line, ExtensionAnswered answer, CommitmentState commitment, Turn turn)
    {
        commitment.ExtensionAsked = null;
        turn.Cancel(Key(answer.Commitment));
        turn.Record(new ExtensionSettled(answer.Line, answer.Commitment, answer.Until, answer.Granted, answer.Reason));
        if (!answer.Granted || !commitment.IsActive) return;
        if (commitment.Shift is { } shift) commitment.Shift = shift with { Ends = answer.Until };
        if (commitment.Doubt == Doubt.Relief) standIns.End(line, answer.Commitment, turn);
        escalation.TellIncident(line, turn);
    }

    private static Refusal? Refusal(AskExtension ask, CommitmentState? commitment, Turn turn) => commitment switch
    {
        null or { IsActive: false } =>
            new("no-such-commitment",
                $"commitment: request {turn.Self.Key} has no active commitment {ask.Commitment}; read the request for "
                    + "those it has."),
        { Shift: null } or { Arrived: false } =>
            new("not-at-scene",
                $"commitment: {ask.Commitment} is not at the scene; only a squad that works there can stay longer."),
        { ExtensionAsked: not null } =>
            new("asked-already", $"commitment: {ask.Commitment} waits for its lender's answer already."),
        { Shift: var shift } when ask.Until <= shift.Ends =>
            new("bad-extension", $"until: {ask.Commitment} stays that long anyway; give a later time."),
        { Shift: var shift } when ask.Until > shift.HardLimit =>
            new("bad-extension",
                "until: nobody works beyond the hard limit; give a time up to "
                    + $"{(shift.HardLimit - turn.Now).Milliseconds / 60_000} minutes from now, or seek relief."),
        _ => null,
    };

    private static string Key(CommitmentId commitment) => $"extension/{commitment}";
}
