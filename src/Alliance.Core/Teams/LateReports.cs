using Alliance.Core.Actors;
using Alliance.Core.Geography;
using Alliance.Core.Identifiers;
using Alliance.Core.Messages;
using Alliance.Core.Vocabulary;

namespace Alliance.Core.Teams;

/// <summary>Handles reports that change nothing about where a squad stands now: late ones, repeated ones, those from
/// before its order. They are on record. What they tell of the past is put right: when the squad left, whether it was
/// there, its hours and its rest.</summary>
/// <remarks>
/// The first rule that fits a report decides (<see cref="NoteOf"/>). "Heard" is the last report that the squad follows.
/// <code>
/// the report                                          is noted as
/// "received", of an order that nobody has confirmed   Received
/// the status that the squad has                       Late, if from before heard; else Repeated
/// a correction                                        – (followed)
/// from before heard                                   Late
/// from before the order, with nothing new to it       BeforeOrder
/// "received", any other                               NoOrder or Repeated
/// any other                                           – (followed)
/// </code>
/// A late report belongs to the first outing of the past that was not over by then, but to none if it is from before
/// the order of that one; else to the present outing, if the squad is on one (<see cref="OutingAt"/>). Late is
/// BeforeOrder where it belongs to none and is from before the present order.
/// </remarks>
internal sealed class LateReports(TeamState state, TeamStanding standing, RouteFinder wayfinding)
{
    /// <summary>The most reports of before an order that are kept until the crew tells when it left.</summary>
    private const int MostBefore = 16;

    /// <summary>How slow the clock of a crew's device may be.</summary>
    private static readonly Span SlowClock = Span.FromMinutes(10);

    /// <summary>Returns why a report changes nothing about where the squad stands; null where it does.</summary>
    public ReportNote? NoteOf(TeamStatus status, ReportStatus report, Turn turn)
    {
        var at = turn.Happened;
        if (status == TeamStatus.Committed && state is { Status: TeamStatus.Committed, Order.ReceivedAt: null }
            && IsOf(state.Order, at)) return ReportNote.Received;
        if (status == state.Status
            || (status == TeamStatus.Available && state.Status is TeamStatus.Resting or TeamStatus.Held))
            return at < Heard ? LateNote(status, at) : ReportNote.Repeated;
        if (report.Correction is not null && status != TeamStatus.Committed) return null;
        if (at < Heard || (at == Heard && report.OccurredAt is not null
            && Outing.Step(status) < Outing.Step(state.Status))) return LateNote(status, at);
        if (state.Order is { } order && at < order.SentAt && !SaysMoreThanTheOrder(status, order, at))
            return ReportNote.BeforeOrder;
        return status != TeamStatus.Committed ? null
            : state.Task is null ? ReportNote.NoOrder
            : ReportNote.Repeated;
    }

    /// <summary>Returns what is noted of a report that comes late: that it is from before the order where no outing is
    /// known to which it belongs.</summary>
    private ReportNote LateNote(TeamStatus status, Instant at) =>
        state.Order is { } order && at < order.SentAt && OutingAt(status, at) is null
        ? ReportNote.BeforeOrder : ReportNote.Late;

    /// <summary>Tells whether a crew that says that it has an order means the present one. Its clock may be
    /// slow.</summary>
    private bool IsOf(Order order, Instant at) =>
        at >= order.SentAt || (at + SlowClock >= order.SentAt && !state.Past.Exists(o => at <= o.Ended));

    private Instant? Heard => state.HeardAt > state.SaidAt ? state.HeardAt : state.SaidAt ?? state.HeardAt;

    /// <summary>Records the report, and puts right what it tells of the past.</summary>
    public void Take(TeamStatus status, ReportNote note, Turn turn)
    {
        if (note == ReportNote.Received) return;
        var outing = OutingAt(status, turn.Happened) ?? ToldBackwards(status, turn);
        if (note == ReportNote.Repeated && !(turn.Happened <= Heard)) state.SaidAt = turn.Happened;
        var tells = status != TeamStatus.Committed && outing is not null
            && (note != ReportNote.BeforeOrder || !ReferenceEquals(outing, state.Outing));
        if (note == ReportNote.BeforeOrder && (outing is null || ReferenceEquals(outing, state.Outing)))
            KeepForDeparture(status, turn);
        turn.Record(new ReportNoted(
            status, state.Status, outing is null ? state.Task?.Commitment : outing.Task?.Commitment, note, tells));
        if (note == ReportNote.Repeated) standing.RenewWatch(wayfinding, turn);
        if (tells) TellOfPast(outing!, status, turn);
    }

    /// <summary>Keeps that the squad was on its way home, or home, before its order: the crew may tell next that it had
    /// set out.</summary>
    private void KeepForDeparture(TeamStatus status, Turn turn)
    {
        if (state.Order is { } order && turn.Happened >= order.WantedSince && order.Before.Count < MostBefore
            && status is TeamStatus.Returning or TeamStatus.Available)
            order.Before.Add(new CrewReport(status, turn.Happened));
    }

    /// <summary>Puts right what the report tells of an outing.</summary>
    private void TellOfPast(Outing outing, TeamStatus status, Turn turn)
    {
        var (wasThere, departed) = (outing.WasThere, outing.Departed);
        outing.Add(new CrewReport(status, turn.Happened), isLate: true);
        if (!wasThere && outing.WasThere) TellOfArrival(outing, turn);
        if (outing.From is null && outing.Departed < departed && state.DepartedAt == departed)
            state.DepartedAt = outing.Departed;
        if (ReferenceEquals(outing, state.Outing)) return;
        if (outing.Task is null) PastOutings.BookLate(state, outing, turn);
        PutHoursRight(outing, turn);
    }

    /// <summary>Begins a past outing of which the crew tells last things first: that it was home again. It takes the
    /// place of one of which nothing more was told. Null where the report tells of no such outing.</summary>
    private Outing? ToldBackwards(TeamStatus status, Turn turn)
    {
        if (status != TeamStatus.Available || turn.HappenedBefore is null || state.Outing is not null
            || state.Status is not (TeamStatus.Available or TeamStatus.Resting)) return null;
        state.Past.RemoveAll(o => o is { Task: null, Departed: null });
        var outing = new Outing();
        outing.Add(new CrewReport(status, turn.Happened), isLate: true);
        state.Remember(outing);
        return outing;
    }

    /// <summary>Returns the outing that a report belongs to; null where it is of before all that is known, or of
    /// between two outings.</summary>
    /// <param name="status">The status that is reported.</param>
    /// <param name="at">When it happened.</param>
    public Outing? OutingAt(TeamStatus status, Instant at)
    {
        if (state.Past.Find(o => at <= o.Ended) is { } past)
            return past.OrderedAt is { } ordered && at < ordered ? null : past;
        return state.Outing is { From: { } from } && at < from ? null
            : state.Status is TeamStatus.Available or TeamStatus.Held or TeamStatus.Resting ? null
            : IsOfFormerTask(status, at) ? null
            : state.Outing;
    }

    /// <summary>Tells whether a report of before the present order is not of its task, for which the squad had not set
    /// out by then: it tells of a way home, or more is known of a former outing that was later.</summary>
    private bool IsOfFormerTask(TeamStatus status, Instant at) =>
        state.Outing is { OrderedAt: { } ordered } outing && at < ordered && !(outing.Departed <= at)
        && (status is TeamStatus.Returning or TeamStatus.Available or TeamStatus.OutOfService
            || state.Past.Exists(o => o.Reports is [.., var last] && at <= last.At));

    /// <summary>Tells whether a report from before the order says more than the order knew: that the squad had set out,
    /// or cannot go. That it was on its way home, or home, counts where it had set out and the aid was wanted by then:
    /// the day is entered afterwards. A squad that had another task then says nothing about this one.</summary>
    private bool SaysMoreThanTheOrder(TeamStatus status, Order order, Instant at) => status switch
    {
        TeamStatus.OutOfService => true,
        TeamStatus.Mobilising or TeamStatus.EnRoute or TeamStatus.OnScene or TeamStatus.Covering =>
            state.Outing?.From is null,
        TeamStatus.Returning or TeamStatus.Available =>
            at >= order.WantedSince && state.Outing is { From: null } outing && outing.Departed <= at,
        _ => false,
    };

    /// <summary>Tells the request that the squad had been there. It may have counted the squad as one that never
    /// came.</summary>
    private void TellOfArrival(Outing outing, Turn turn)
    {
        if (outing.Task is not { } task) return;
        if (ReferenceEquals(outing, state.Outing))
        {
            if (state.WorkedAt) return;
            state.WorkedAt = true;
        }

        if (!task.Cover) RecordWork(outing, task, turn);
        if (!outing.RequestIsSettled) turn.Send(
            task.Line.Request.ToAidRequest(),
            new HadArrived(task.Line, task.Commitment, turn.Happened, outing.LeftEarly, outing.People));
    }

    /// <summary>Records the work that the report tells of, from the arrival to the report that the squad
    /// left.</summary>
    private static void RecordWork(Outing outing, Assignment task, Turn turn)
    {
        var index = outing.Reports.FindIndex(r => r.At >= turn.Happened
            && r.Status is TeamStatus.Returning or TeamStatus.Available or TeamStatus.OutOfService);
        if (index < 0) return;
        outing.RecordWork(task, turn.HappenedBefore, outing.Reports[index].At, turn);
    }

    /// <summary>Puts the hours of an ended task right, and the rest that follows from them. A decision that was made on
    /// the shorter rest stands.</summary>
    public void PutHoursRight(Outing outing, Turn turn)
    {
        if (outing is { Task: { } task, ToldPersonMinutes: not null } && !PastOutings.TellHours(outing, task, turn))
            return;
        if (outing.Departed is not { } left || outing.Ended is not { } ended || outing.Until is not null
            || !ReferenceEquals(outing, state.Past[^1])) return;
        var ready = ended + TeamPolicy.Rest(ended - left, turn.Region.Data.Policies.Work);
        if (ready == state.ReadyAt) return;
        // An order that was given on the shorter rest stands.
        if (state is { Task: { } next, Order: { } order } && order.SentAt < ready && !(order.SentAt < state.ReadyAt))
            turn.Notify(new RestCutShort(next.Commitment, ready));
        state.ReadyAt = ready;
        if (state.DepartedAt is not null) return;
        if (state.Status == TeamStatus.Resting || (state.Status == TeamStatus.Available && ready > turn.Now))
        {
            if (state.Status != TeamStatus.Resting) standing.Become(TeamStatus.Resting, turn, ended);
            turn.At("rested", ready, new RestedDue());
        }

        standing.TellReadiness(turn);
    }
}
