using Alliance.Core.Actors;
using Alliance.Core.Geography;
using Alliance.Core.Identifiers;
using Alliance.Core.Messages;
using Alliance.Core.Vocabulary;

namespace Alliance.Core.Teams;

/// <summary>Books aid that was arranged by telephone and entered after the squad was home again. The squad had set
/// out without an order, so its last outings know when it left and when it was there. It is not sent out once
/// more.</summary>
internal sealed class PastOutings(TeamState state)
{
    /// <summary>The most tasks for which a squad waits for late reports.</summary>
    private const int MostTasks = 4;
    /// <summary>The longest time from the arrangement to the departure.</summary>
    private static readonly Span UntilItLeaves = Span.FromHours(12);

    /// <summary>Books the outing of a task whose line was over when it was entered. Where the crew has not reported it
    /// yet, the task waits for the reports.</summary>
    public void OnPastTask(PastTask past, Turn turn)
    {
        if (state.Past.Find(o => IsFor(past, o)) is { } outing) Book(outing, past, turn);
        else
        {
            state.PastTasks.Add(past);
            if (state.PastTasks.Count > MostTasks) state.PastTasks.RemoveAt(0);
        }
    }

    /// <summary>Keeps the task of an order that is taken back. The squad has not left for it, as far as is known; its
    /// crew may report later that it had.</summary>
    public void KeepTakenBack(Turn turn)
    {
        if (state is not { Task: { } task, Order: { GoAt: null } order }) return;
        state.TakenBack.Add(new TakenBackTask
        {
            Task = task, SentAt = order.SentAt, TakenBackAt = turn.Now,
            Lender = state.Lender ?? TeamStanding.Owner(turn),
            Loan = state.Outing?.Loan, RequestIsSettled = state.RequestIsSettled,
        });
        if (state.TakenBack.Count > TeamState.MostTakenBack) state.TakenBack.RemoveAt(0);
    }

    /// <summary>Books an outing that has just ended on a task that waits for it, or on one whose order was taken back
    /// after the squad had left; none where the squad had an order.</summary>
    public static void BookLate(TeamState state, Outing outing, Turn turn)
    {
        if (state.PastTasks.Find(p => IsFor(p, outing)) is { } past)
        {
            state.PastTasks.Remove(past);
            Book(outing, past, turn);
        }
        else if (state.TakenBack.Find(t => outing is { Task: null, Ended: not null } && t.SentAt <= outing.Departed
            && outing.Departed <= t.TakenBackAt) is { } taken)
        {
            state.TakenBack.Remove(taken);
            Book(outing, taken, turn);
        }
    }

    /// <summary>Books an outing on a task whose order was taken back. The request hears that the squad had been there,
    /// and the lender its hours.</summary>
    private static void Book(Outing outing, TakenBackTask taken, Turn turn)
    {
        var task = taken.Task;
        (outing.Loan, outing.Lender, outing.RequestIsSettled) = (taken.Loan, taken.Lender, taken.RequestIsSettled);
        Enter(outing, task, taken.SentAt, turn);
        if (outing.Arrived is { } arrived)
        {
            if (!task.Cover) outing.RecordWork(task, arrived, outing.Left, turn);
            if (!taken.RequestIsSettled) turn.Send(task.Line.Request.ToAidRequest(),
                new HadArrived(task.Line, task.Commitment, arrived, outing.LeftEarly, outing.People));
        }

        outing.ToldPersonMinutes = 0;
        TellHours(outing, task, turn);
    }

    /// <summary>Tells the lender of an outing that is over by how much its hours differ from those that it was
    /// told.</summary>
    /// <returns>Whether they differ.</returns>
    public static bool TellHours(Outing outing, Assignment task, Turn turn)
    {
        var (minutes, told) = (outing.PersonMinutes(TeamStanding.Data(turn).People), outing.ToldPersonMinutes ?? 0);
        if (minutes == told) return false;
        outing.ToldPersonMinutes = minutes;
        turn.Record(new HoursCorrected(task.Line, task.Commitment, minutes, told));
        turn.Send(outing.Lender ?? TeamStanding.Owner(turn),
            new FreedHoursCorrected(task.Line, task.Commitment, minutes - told, outing.Loan));
        return true;
    }

    private static bool IsFor(PastTask past, Outing outing) => outing is { Task: null, Departed: { } departed }
        && past.Since <= outing.Ended && departed <= past.Since + UntilItLeaves;

    private static void Book(Outing outing, PastTask past, Turn turn)
    {
        outing.RequestIsSettled = true;
        Enter(outing, past.Task, past.Since, turn);
        if (outing.Arrived is { } arrived) outing.RecordWork(past.Task, arrived, outing.Left, turn);
    }

    /// <summary>Finds the outing that an order tells of: the first without an order that was not over when the aid was
    /// arranged. Null where the order is of now, or the squad has another task.</summary>
    public Outing? Of(Assign assign) => assign.Since is { } since && state.Task is null
        ? state.Past.Find(o => o is { Task: null, Departed: not null } && since <= o.Ended) : null;

    /// <summary>Books the outing on the task. Request and lender hear when it happened, and that it is over.</summary>
    public void Book(Outing outing, Assign assign, Turn turn)
    {
        var task = assign.Task;
        (outing.Loan, outing.Lender) = (assign.Loan, turn.From);
        Enter(outing, task, assign.Since, turn);
        Tell(task, CommitmentStatus.EnRoute, outing.Departed, turn);
        TellOfArrival(outing, task, turn);
        var went = outing.Went(task.Quantity);
        if (went != task.Quantity)
            turn.Send(task.Line.Request.ToAidRequest(), new StrengthReport(task.Line, task.Commitment, went));
        Tell(task, CommitmentStatus.Ended, outing.Ended, turn);
        var minutes = outing.PersonMinutes(TeamStanding.Data(turn).People);
        outing.ToldPersonMinutes = minutes;
        turn.Send(turn.From, new ResourceFreed(
            task.Line, task.Commitment, state.ReadyAt, 0, "returned", null, minutes, Happened: outing.Ended));
    }

    /// <summary>Takes in that the squad had set out before its order, and what the crew told before of its way home.
    /// Where it was home again, the task is over: request and lender hear when that happened.</summary>
    /// <param name="status">How the squad stood while it was out, as the crew says now.</param>
    /// <param name="standing">The standing of the squad.</param>
    /// <param name="turn">The turn that handles the message.</param>
    /// <returns>Whether the task is over.</returns>
    public bool TakeIn(TeamStatus status, TeamStanding standing, Turn turn)
    {
        if (state is not { Task: { } task, Order: { } order } || turn.Happened >= order.SentAt) return false;
        var outing = standing.Outing;
        outing.OrderedAt = order.WantedSince < turn.Happened ? order.WantedSince : turn.Happened;
        if (!order.Before.Exists(r => r.At >= turn.Happened)) return false;
        foreach (var report in order.Before) outing.Add(report, isLate: true);
        order.Before.Clear();
        outing.Add(new CrewReport(status, turn.Happened), isLate: true);
        outing.RecordEntry(task, turn);
        if (outing.Departed is null || outing.Ended is not { } home) return false;
        End(outing, task, home, standing, turn);
        return true;
    }

    private void End(Outing outing, Assignment task, Instant home, TeamStanding standing, Turn turn)
    {
        Tell(task, CommitmentStatus.EnRoute, outing.Departed, turn);
        TellOfArrival(outing, task, turn);
        Tell(task, CommitmentStatus.Ended, home, turn);
        (state.HeardAt, state.SaidAt) = (home, home);
        standing.CancelTimers(turn);
        var away = home - (outing.Departed ?? home);
        state.ReadyAt = home + TeamPolicy.Rest(away, turn.Region.Data.Policies.Work);
        standing.BecomeFree(turn, home);
        standing.EndTask("returned", turn, home);
        standing.TellReadiness(turn);
    }

    /// <summary>Tells the request when the squad reached its place, if it did, and records its work there.</summary>
    public static void TellOfArrival(Outing outing, Assignment task, Turn turn)
    {
        if (outing.Arrived is not { } arrived) return;
        if (!task.Cover) outing.RecordWork(task, arrived, outing.Left, turn);
        Tell(task, CommitmentStatus.OnScene, arrived, turn);
    }

    private static void Enter(Outing outing, Assignment task, Instant? since, Turn turn)
    {
        (outing.Task, outing.OrderedAt, outing.Size) = (task, since, TeamStanding.Data(turn).People);
        outing.RecordEntry(task, turn);
    }

    private static void Tell(Assignment task, CommitmentStatus status, Instant? happened, Turn turn) => turn.Send(
        task.Line.Request.ToAidRequest(),
        new CommitmentReport(task.Line, task.Commitment, status, null, Happened: happened));
}

/// <summary>A task whose order was taken back before the squad had left, as far as was known.</summary>
[GenerateSerializer, Alias("team-taken-back")]
public sealed class TakenBackTask
{
    /// <summary>The task.</summary>
    [Id(0)] public required Assignment Task { get; init; }
    /// <summary>When the order was sent.</summary>
    [Id(1)] public required Instant SentAt { get; init; }
    /// <summary>When it was taken back.</summary>
    [Id(2)] public required Instant TakenBackAt { get; init; }
    /// <summary>The tier that gave the task.</summary>
    [Id(3)] public required ActorId Lender { get; init; }
    /// <summary>The tier whose ledger has the task as a loan; null where none has.</summary>
    [Id(4)] public ActorId? Loan { get; init; }
    /// <summary>Whether the request of the task has ended and hears no more.</summary>
    [Id(5)] public bool RequestIsSettled { get; set; }
}
