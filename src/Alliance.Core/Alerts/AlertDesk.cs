using Alliance.Core.Actors;
using Alliance.Core.Vocabulary;

namespace Alliance.Core.Alerts;

/// <summary>Keeps the alerts of a realm: which notices need the answer of a person, who was called, and who has
/// acknowledged. It calls nobody itself. It says that the next one is to be called, and the server notes whom it
/// calls.</summary>
/// <param name="state">The stored state; null for a new desk.</param>
public sealed class AlertDesk(AlertDeskState? state) : Actor<AlertDeskState>(state)
{
    /// <summary>The most alerts that are open at once: 1,000. The least pressing and oldest goes first.</summary>
    public const int MostOpen = 1_000;

    /// <summary>How long an alert stays open: 24 hours, or until an answer would be too late.</summary>
    private static readonly Span Lasts = Span.FromHours(24);

    /// <summary>The first pause before all are called again: 15 minutes. Each further one is twice as long, up to 4
    /// hours.</summary>
    private static readonly Span Pause = Span.FromMinutes(15);
    private const int MostDoublings = 4;

    /// <inheritdoc/>
    public override void On(Message message, Turn turn)
    {
        switch (message)
        {
            case TakeNews m: On(m, turn); break;
            case NoteCall m: On(m, turn); break;
            case NoteNobodyLeft m: On(m, turn); break;
            case NoteDelivery m: On(m, turn); break;
            case AcknowledgeAlert m: On(m, turn); break;
            case CallDue m when State.Open.TryGetValue(m.Alert, out var alert) && alert.Calls == m.Step:
                Want(alert, turn);
                break;
            case AlertLapses m when State.Open.TryGetValue(m.Alert, out var alert):
                End(alert, AlertEnd.Lapsed, null, turn);
                break;
            case CallDue or AlertLapses or Restored: break;
            default: throw NotMine(message, turn);
        }
    }

    private void On(TakeNews news, Turn turn)
    {
        foreach (var one in news.News)
        {
            if (one.Record <= State.Through) continue;
            if (one.Settles.Length > 0)
                foreach (var alert in State.Open.Values.Where(a => one.Settles.Contains(a.Raised.Matter)).ToList())
                    End(alert, AlertEnd.Done, one.Record, turn);
            if (one.Raises is { } raised) Raise(raised, turn);
        }

        State.Through = Math.Max(State.Through, news.Through);
    }

    private void Raise(AlertRaised raised, Turn turn)
    {
        var same = raised.Matter is { } matter
            ? State.Open.Values.FirstOrDefault(a => a.Raised.Matter == matter) : null;
        // A new order stands in place of the last one. A question that is asked again is still the same.
        if (same is not null && raised.Kind != AlertKind.Order) return;
        if (same is not null) End(same, AlertEnd.Replaced, raised.Alert, turn);
        State.Open[raised.Alert] = new OpenAlert { Raised = raised, WantedSince = turn.Now };
        turn.Record(raised);
        var lapses = turn.Now + Lasts;
        turn.At(LapseKey(raised.Alert), raised.Until is { } until && until < lapses ? until : lapses,
            new AlertLapses(raised.Alert));
        if (State.Open.Count > MostOpen) End(LeastPressing(), AlertEnd.CrowdedOut, raised.Alert, turn);
    }

    private OpenAlert LeastPressing() =>
        State.Open.Values.OrderByDescending(a => a.Raised.Priority).ThenBy(a => a.Raised.Alert).First();

    private void On(NoteCall call, Turn turn)
    {
        FurtherCall[] named = [new(call.Alert, call.Step, call.Office), .. call.With ?? []];
        if (named.DistinctBy(c => c.Alert).Count() < named.Length)
        {
            turn.Refuse("named-twice", $"The call for alert {call.Alert} names an alert twice.");
            return;
        }

        if (!Array.TrueForAll(named, c => WantedBy(c.Alert, c.Step, turn) is not null)) return;
        foreach (var one in named) Place(one, call, named.Length, turn);
    }

    private void Place(FurtherCall one, NoteCall call, int named, Turn turn)
    {
        var alert = State.Open[one.Alert];
        alert.Calls = one.Step;
        alert.IsCallWanted = false;
        alert.Called.Add(call.Account);
        if (!alert.Offices.Contains(one.Office)) alert.Offices.Add(one.Office);
        var answerBy = turn.Now + alert.Raised.Wait;
        turn.At(CallKey(one.Alert), answerBy, new CallDue(one.Alert, one.Step));
        turn.Record(new PersonCalled(
            one.Alert, alert.Raised.Of, one.Step, call.Account, call.Person, one.Office, answerBy,
            named > 1 ? call.Alert : null, named > 1 ? named : null));
    }

    private void On(NoteNobodyLeft note, Turn turn)
    {
        if (WantedBy(note.Alert, note.Step, turn) is not { } alert) return;
        alert.IsCallWanted = false;
        alert.Called.Clear();
        var pause = Pause.Milliseconds << Math.Min(alert.Rounds++, MostDoublings);
        var again = turn.Now + new Span(Math.Max(pause, alert.Raised.Wait.Milliseconds));
        turn.At(CallKey(note.Alert), again, new CallDue(note.Alert, alert.Calls));
        turn.Record(new AlertUnanswered(note.Alert, alert.Raised.Of, alert.Calls, again));
    }

    /// <summary>Returns the alert whose next call has a number; null, with a refusal, where another server was quicker
    /// or nobody needs to be called any more.</summary>
    private OpenAlert? WantedBy(long number, int step, Turn turn)
    {
        if (State.Open.GetValueOrDefault(number) is { IsCallWanted: true } alert && alert.Calls == step - 1)
            return alert;
        turn.Refuse("no-call-wanted", $"Alert {number} wants no call {step} now.");
        return null;
    }

    private void On(NoteDelivery note, Turn turn)
    {
        if (State.Open.GetValueOrDefault(note.Alert) is not { } alert || note.Step > alert.Calls) return;
        turn.Record(new CallDelivered(note.Alert, alert.Raised.Of, note.Step, note.Account, note.Deliveries));
        // The next one is called at once where this one cannot be reached.
        if (note.Step == alert.Calls && !alert.IsCallWanted && note.Deliveries.Length > 0
            && Array.TrueForAll(note.Deliveries, d => d.Fault is not null)) Want(alert, turn);
    }

    private void Want(OpenAlert alert, Turn turn)
    {
        (alert.IsCallWanted, alert.WantedSince) = (true, turn.Now);
        turn.Cancel(CallKey(alert.Raised.Alert));
        turn.Record(new CallWanted(alert.Raised.Alert, alert.Raised.Of, alert.Calls));
    }

    private void On(AcknowledgeAlert command, Turn turn)
    {
        // What is over needs no answer any more; nobody is told off for it.
        if (!State.Open.Remove(command.Alert, out var alert)) return;
        Quieten(alert, turn);
        turn.Record(new AlertAcknowledged(command.Alert, alert.Raised.Of, alert.Calls));
    }

    private void End(OpenAlert alert, AlertEnd why, long? record, Turn turn)
    {
        State.Open.Remove(alert.Raised.Alert);
        Quieten(alert, turn);
        turn.Record(new AlertEnded(alert.Raised.Alert, alert.Raised.Of, why, record));
    }

    private static void Quieten(OpenAlert alert, Turn turn)
    {
        turn.Cancel(CallKey(alert.Raised.Alert));
        turn.Cancel(LapseKey(alert.Raised.Alert));
    }

    private static string CallKey(long alert) => $"call/{alert}";

    private static string LapseKey(long alert) => $"lapse/{alert}";
}
