using Alliance.Core.Actors;
using Alliance.Core.Lenders;
using Alliance.Core.Messages;
using Alliance.Core.Policies;
using Alliance.Core.Vocabulary;

namespace Alliance.Core.Reports;

/// <summary>Runs the reporting clocks of a desk. Each is met or missed on record. The desk is told before a clock is
/// missed and when it is missed.</summary>
internal sealed class Duties(ReportBook book)
{
    /// <summary>Tells whether a clock runs for a subject.</summary>
    public bool Runs(Clock clock, string subject) => book.Duties.ContainsKey(Key(clock, subject));

    /// <summary>Starts a clock, from when its cause happened. Does nothing where it runs already.</summary>
    public void Start(Clock clock, string subject, Span within, Turn turn, Instant? since = null)
    {
        if (Runs(clock, subject)) return;
        var from = since ?? turn.Happened;
        var duty = new Duty { Clock = clock, Subject = subject, Since = from, Due = from + within };
        book.Duties.Add(Key(clock, subject), duty);
        turn.Notify(new ClockStarted(clock, subject, duty.Due));
        var reminder = new Instant(duty.Due.Milliseconds - ReportingClocks.Reminder(within).Milliseconds);
        turn.At(Key(clock, subject), reminder, new ClockDue(clock, subject));
    }

    /// <summary>Starts a clock, or lets a running one count from an earlier time, at which its cause is now known to
    /// have happened.</summary>
    public void StartSince(Clock clock, string subject, Span within, Turn turn, Instant? since)
    {
        if (since is { } from && book.Duties.TryGetValue(Key(clock, subject), out var duty) && from < duty.Since)
        {
            duty.Since = from;
            Shorten(clock, subject, within, turn);
        }

        Start(clock, subject, within, turn, since);
    }

    /// <summary>Brings the limit of a running clock forward.</summary>
    public void Shorten(Clock clock, string subject, Span within, Turn turn)
    {
        if (!book.Duties.TryGetValue(Key(clock, subject), out var duty) || duty.Missed
            || duty.Since + within >= duty.Due) return;
        duty.Due = duty.Since + within;
        turn.Notify(new ClockRunsOut(clock, subject, duty.Due));
        turn.At(Key(clock, subject), duty.Due, new ClockDue(clock, subject));
    }

    /// <summary>Lets a clock count from another time, where it counts from the time that was corrected. A limit that is
    /// still to come is no longer missed. A duty that was done in time stays so.</summary>
    public void Recount(Clock clock, string subject, Instant former, Instant since, Turn turn)
    {
        if (book.Done.TryGetValue(Key(clock, subject), out var done) && done.Since == former)
            Recount(done, since, turn);
        if (!book.Duties.TryGetValue(Key(clock, subject), out var duty) || duty.Since != former) return;
        var (within, before) = (duty.Due - duty.Since, duty.Due);
        (duty.Since, duty.Due) = (since, since + within);
        duty.Missed &= duty.Due <= turn.Now;
        turn.Notify(new ClockCorrected(clock, subject, duty.Due, before));
        if (duty.Missed) return;
        var reminder = new Instant(duty.Due.Milliseconds - ReportingClocks.Reminder(within).Milliseconds);
        turn.At(Key(clock, subject), reminder, new ClockDue(clock, subject));
    }

    private static void Recount(Duty done, Instant since, Turn turn)
    {
        var (doneAt, due) = (DoneAt(done, turn), since + (done.Due - done.Since));
        var took = doneAt - done.Since;
        done.Due = doneAt <= done.Due ? Instant.Later(due, doneAt) : due;
        done.Since = since;
        Record(done, took, turn);
    }

    /// <summary>Stops a clock, because the duty was done at that moment. A duty that is done already is put right where
    /// that was earlier than was thought.</summary>
    public void Stop(Clock clock, string subject, Instant doneAt, Turn turn)
    {
        if (!book.Duties.Remove(Key(clock, subject), out var duty))
        {
            PutRight(clock, subject, doneAt, turn);
            return;
        }

        turn.Cancel(Key(clock, subject));
        duty.DoneAt = Instant.Later(doneAt, duty.Since);
        if (clock != Clock.CrossBoundary) book.Done[Key(clock, subject)] = duty;
        Record(duty, null, turn);
    }

    /// <summary>Stops a clock where the duty was done after it began. What was earlier does not meet it.</summary>
    public void StopIfLater(Clock clock, string subject, Instant doneAt, Turn turn)
    {
        if (!book.Duties.TryGetValue(Key(clock, subject), out var duty) || doneAt > duty.Since)
            Stop(clock, subject, doneAt, turn);
    }

    /// <summary>Forgets the duties about an incident that were done.</summary>
    public void Forget(string incident)
    {
        foreach (var clock in Enum.GetValues<Clock>()) book.Done.Remove(Key(clock, incident));
    }

    private void PutRight(Clock clock, string subject, Instant doneAt, Turn turn)
    {
        if (!book.Done.TryGetValue(Key(clock, subject), out var duty) || duty.DoneAt is not { } known
            || doneAt >= known || doneAt < duty.Since) return;
        duty.DoneAt = doneAt;
        Record(duty, known - duty.Since, turn);
    }

    private static void Record(Duty duty, Span? before, Turn turn)
    {
        var done = DoneAt(duty, turn);
        turn.Record(new ClockStopped(
            duty.Clock, duty.Subject, done - duty.Since, done > duty.Due ? done - duty.Due : default, before));
    }

    // What was done before it had happened took no time.
    private static Instant DoneAt(Duty duty, Turn turn) => Instant.Later(duty.DoneAt ?? turn.Now, duty.Since);

    /// <summary>Ends a clock, because the duty is no longer owed. A missed limit stays missed.</summary>
    public void Lift(Clock clock, string subject, string reason, Turn turn)
    {
        if (!book.Duties.Remove(Key(clock, subject))) return;
        turn.Cancel(Key(clock, subject));
        turn.Record(new ClockLifted(clock, subject, reason));
    }

    /// <summary>Reminds the desk before the limit. Records at the limit that the clock was missed.</summary>
    public void OnDue(ClockDue due, Turn turn)
    {
        if (!book.Duties.TryGetValue(Key(due.Clock, due.Subject), out var duty) || duty.Missed) return;
        if (turn.Now < duty.Due)
        {
            turn.Notify(new ClockRunsOut(due.Clock, due.Subject, duty.Due));
            turn.At(Key(due.Clock, due.Subject), duty.Due, due);
            return;
        }

        duty.Missed = true;
        turn.Notify(new ClockMissed(due.Clock, due.Subject, duty.Due));
    }

    private static string Key(Clock clock, string subject) => $"clock/{clock}/{subject}";
}
