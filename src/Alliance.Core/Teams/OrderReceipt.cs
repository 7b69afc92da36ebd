using Alliance.Core.Actors;
using Alliance.Core.Geography;
using Alliance.Core.Messages;
using Alliance.Core.Vocabulary;

namespace Alliance.Core.Teams;

/// <summary>Follows an order until the crew has it: sent, received, then carried out. A crew that does not say that it
/// has the order is asked again, then its deputy contact is asked. Then others are sought in its place, as for a squad
/// that cannot be reached (<see cref="Contact"/>).</summary>
internal sealed class OrderReceipt(TeamState state, TeamStanding standing)
{
    private const string Timer = "receipt", GoTimer = "go";

    /// <summary>Sends the order, at once or when it is time to go.</summary>
    /// <param name="isKnown">Whether the crew has the order already, such as by telephone.</param>
    /// <param name="since">When it was sent: now, or when it was arranged before its entry.</param>
    /// <param name="wantedSince">When the aid was asked for, where that was before its entry; else null.</param>
    /// <param name="turn">The turn that handles the message.</param>
    public void Send(bool isKnown, Instant since, Instant? wantedSince, Turn turn)
    {
        var task = state.Task!;
        state.Order = new Order
        {
            SentAt = since, ReceivedAt = isKnown ? since : null, WantedSince = wantedSince,
        };
        if (TimeToGo(task, turn) is { } go && go > turn.Now) GoLater(task, go, turn);
        else Go(turn);
    }

    /// <summary>Sends the order that was planned for now.</summary>
    public void OnGo(GoDue due, Turn turn)
    {
        if (state.Task?.Commitment != due.Commitment
            || state is not { Order.GoAt: not null, Status: TeamStatus.Committed })
            return;
        turn.Cancel(GoTimer);
        state.Order.GoAt = null;
        BeginAnew(turn);
        Go(turn);
    }

    /// <summary>Plans the departure anew where the squad is to be there earlier or later than before. A squad that gets
    /// ready goes on. What is more pressing is asked for sooner.</summary>
    /// <param name="former">The task as it was before.</param>
    /// <param name="turn">The turn that handles the message.</param>
    public void OnChanged(Assignment former, Turn turn)
    {
        if (state is not { Status: TeamStatus.Committed, DepartedAt: null, Task: { } task, Order: { } order }) return;
        var isTimed = task.NotBefore is not null || former.NotBefore is not null;
        if (isTimed && TimeToGo(task, turn) is { } go && go > turn.Now) GoLater(task, go, turn);
        else if (isTimed && order.GoAt is not null) OnGo(new GoDue(task.Commitment), turn);
        else if (task.Priority != former.Priority && order is { ReceivedAt: null, GoAt: null })
            turn.At(Timer, Instant.Later(order.SentAt + RulesOf(task, turn).Wait(order.Asked), turn.Now),
                new ReceiptDue(task.Commitment));
    }

    /// <summary>Sends a squad that has not left to the corrected place. It is a new order, which the crew is to
    /// confirm.</summary>
    public void OnMoved(Turn turn)
    {
        if (state is not { Status: TeamStatus.Committed, DepartedAt: null }
            || state.Order is not { ReceivedAt: not null, GoAt: null }) return;
        BeginAnew(turn);
        AskFor(turn);
    }

    /// <summary>Begins an order that is sent anew. The crew has confirmed the former one, which says nothing about this
    /// one.</summary>
    private void BeginAnew(Turn turn)
    {
        var order = state.Order!;
        (order.SentAt, order.Asked) = (turn.Now, 0);
        if (order.ReceivedAt is null) return;
        order.ReceivedAt = null;
        standing.TellUnconfirmed(turn);
    }

    /// <summary>Notes that the crew has the order: it says so, or reports what happened after it was sent, or that the
    /// squad has set out for the task.</summary>
    /// <param name="note">What is noted of the report; null where another record tells what the crew says.</param>
    /// <param name="isTold">Whether the request is told of the report anyway.</param>
    /// <param name="turn">The turn that handles the message.</param>
    public void OnHeard(ReportNote? note, bool isTold, Turn turn)
    {
        if (state.Task is not { } task || state.Order is not { ReceivedAt: null } order
            || state.Status is TeamStatus.Held
            || (turn.Happened < order.SentAt && note is not (null or ReportNote.Received))) return;
        order.ReceivedAt = Instant.Later(turn.Happened, order.SentAt);
        turn.Cancel(Timer);
        if (note is not null) turn.Record(new OrderReceived(task.Commitment, order.SentAt));
        if (!isTold) standing.Report(CommitmentStatus.Accepted, turn);
    }

    /// <summary>Asks again, asks the deputy, or gives the crew up as one that cannot be reached.</summary>
    public void OnDue(ReceiptDue due, Turn turn)
    {
        if (state.Task is not { } task || task.Commitment != due.Commitment
            || state.Order is not { ReceivedAt: null } order) return;
        order.Asked++;
        var rules = RulesOf(task, turn);
        if (order.Asked < OrderRules.Questions)
        {
            turn.Notify(new OrderUnconfirmed(task.Commitment, order.SentAt, order.Asked, order.Asked > 1));
            turn.At(Timer, order.SentAt + rules.Wait(order.Asked), due);
            return;
        }

        if (state.Unreachable) return;
        (state.Unreachable, state.Unanswered) = (true, Math.Max(state.Unanswered, TeamPolicy.UnreachableAfter));
        turn.Record(new TeamUnreachable(state.Status, task.Commitment, order.Asked));
        turn.Send(standing.Lender(turn), new TeamUnheard(state.Status, task.Commitment, order.Asked, true));
        standing.TellRequest(new CommitmentUnheard(task.Line, task.Commitment, order.Asked, true), turn);
    }

    /// <summary>Ends the watch over the order.</summary>
    public static void End(TeamState state, Turn turn)
    {
        if (state.Order is not { } order) return;
        if (order.ReceivedAt is null) turn.Cancel(Timer);
        if (order.GoAt is not null) turn.Cancel(GoTimer);
        state.Order = null;
    }

    private void GoLater(Assignment task, Instant go, Turn turn)
    {
        if (state.Order!.GoAt == go) return;
        if (go < state.Order.GoAt) BeginAnew(turn);
        state.Order.GoAt = go;
        turn.Notify(new DeparturePlanned(task, go));
        turn.Cancel("overdue");
        turn.Cancel(Timer);
        turn.At(GoTimer, go, new GoDue(task.Commitment));
    }

    private void Go(Turn turn)
    {
        var task = state.Task!;
        turn.Notify(new Deploy(task));
        TeamStanding.ExpectWithin(standing.Turnout(turn), turn);
        if (state.Order!.ReceivedAt is null) AskFor(turn);
    }

    private void AskFor(Turn turn)
    {
        var task = state.Task!;
        turn.At(Timer, turn.Now + RulesOf(task, turn).Wait(0), new ReceiptDue(task.Commitment));
    }

    private static OrderTimes RulesOf(Assignment task, Turn turn) =>
        turn.Region.Data.Policies.Orders.Of(task.Priority);

    /// <summary>Returns when the squad is to leave so that it is not there early; null where it leaves at
    /// once.</summary>
    private Instant? TimeToGo(Assignment task, Turn turn) => task.NotBefore is not { } notBefore ? null
        : notBefore + new Span(-standing.Turnout(turn).Milliseconds
            - TeamPolicy.Travel(TeamStanding.Owner(turn), task.Place, turn.Region).Milliseconds);
}
