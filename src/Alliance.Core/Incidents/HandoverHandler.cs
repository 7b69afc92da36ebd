using Alliance.Core.Actors;
using Alliance.Core.Geography;
using Alliance.Core.Identifiers;
using Alliance.Core.Messages;
using Alliance.Core.Policies;

namespace Alliance.Core.Incidents;

/// <summary>Handles the command of an incident. Exactly one body commands at a time, first the township where the
/// incident is (属地管理). Command passes up or down one tier at a time, when one body has proposed it and the other
/// has accepted.</summary>
internal sealed class HandoverHandler(IncidentState state)
{
    /// <summary>Proposes a handover and asks the other body for its answer.</summary>
    public void OnPropose(ProposeHandover propose, Turn turn)
    {
        if (state.RefusedAsClosed(turn)) return;
        var commander = state.Commander!.Value;
        if (Refusal(propose, commander, turn) is { } refusal)
        {
            turn.Refuse(refusal.Code, refusal.Why);
            return;
        }

        var until = turn.Now + HandoverPolicy.HandoverAnswer;
        state.Handover = new Handover { To = propose.To, Proposer = propose.Body, SkipsTier = propose.SkipsTier };
        turn.Record(
            new HandoverProposed(commander, propose.To, propose.Body, propose.SkipsTier, until, propose.Reason));
        turn.At(Key, until, new HandoverDue());
        turn.Send(Other(state.Handover, commander),
            new HandoverWanted(IncidentNumber.Of(turn.Self), commander, propose.To, until, propose.Reason));
    }

    /// <summary>Passes command on, or leaves it where it is, as the other body answered.</summary>
    public void OnAnswer(AnswerHandover answer, Turn turn)
    {
        if (state.Handover is not { } handover || Other(handover, state.Commander!.Value) != answer.Body)
        {
            turn.Refuse("no-handover-proposed", state.Handover is { } open
                ? $"body: {Other(open, state.Commander!.Value)} is to answer the handover of {turn.Self.Key}."
                : $"No handover of {turn.Self.Key} waits for an answer; propose one.");
            return;
        }

        var former = state.Commander!.Value;
        state.Handover = null;
        turn.Cancel(Key);
        if (!answer.Accepted)
        {
            turn.Record(new HandoverDeclined(former, handover.To, answer.Body, answer.Reason));
            return;
        }

        state.Commander = handover.To;
        turn.Record(new CommandHandedOver(former, handover.To, answer.Body, handover.SkipsTier, answer.Reason));
        foreach (var body in (ActorId[])[former, handover.To])
            turn.Send(body, new CommandPassed(IncidentNumber.Of(turn.Self), former, handover.To));
    }

    /// <summary>Ends a handover that was not answered in time.</summary>
    public void OnDue(Turn turn)
    {
        if (state.Handover is not { } handover) return;
        state.Handover = null;
        turn.Record(new HandoverLapsed(state.Commander!.Value, handover.To));
    }

    /// <summary>Ends an open handover, because the incident is over.</summary>
    public void End(Turn turn)
    {
        state.Handover = null;
        turn.Cancel(Key);
    }

    /// <summary>Lists the bodies that may command an incident of a place, from the township upward. A centre without a
    /// territory lends and commands nothing.</summary>
    public static List<ActorId> Bodies(string place, Region region)
    {
        List<ActorId> bodies = [new(ActorKind.Township, place)];
        for (var code = region.Townships[place].Superior; code is not null
            && region.CommandCentres[code].HasTerritory; code = region.CommandCentres[code].Superior)
            bodies.Add(new(ActorKind.CommandCentre, code));
        return bodies;
    }

    /// <summary>Lists the bodies that are told how an incident stands: its township, and the body that commands if that
    /// is another.</summary>
    public static IEnumerable<ActorId> Concerned(IncidentState state, Turn turn)
    {
        var township = new ActorId(ActorKind.Township, state.PlaceOf(turn));
        return state.Commander is { } commander && commander != township ? [township, commander] : [township];
    }

    private static ActorId Other(Handover handover, ActorId commander) =>
        handover.Proposer == commander ? handover.To : commander;

    private Refusal? Refusal(ProposeHandover propose, ActorId commander, Turn turn)
    {
        var bodies = Bodies(state.PlaceOf(turn), turn.Region);
        var (present, next) = (bodies.IndexOf(commander), bodies.IndexOf(propose.To));
        if (next < 0) return new("bad-handover", $"to: one of {string.Join(", ", bodies)}.");
        if (propose.To == commander) return new("bad-handover", $"to: {commander} commands already.");
        if (propose.Body != commander && propose.Body != propose.To)
            return new("bad-handover", $"body: {commander}, which commands, or {propose.To}, which is to.");
        if (Math.Abs(next - present) > 1 && !propose.SkipsTier)
            return new("bad-handover", "to: command passes one tier at a time; say so if a tier is to be passed over.");
        return state.Handover is null ? null
            : new("handover-proposed", $"A handover of {turn.Self.Key} waits for its answer; that comes first.");
    }

    private const string Key = "handover";
}
