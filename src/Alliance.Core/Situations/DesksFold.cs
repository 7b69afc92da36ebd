using Alliance.Core.Actors;
using Alliance.Core.Journals;
using Alliance.Core.Reports;
using Alliance.Core.Responses;

namespace Alliance.Core.Situations;

/// <summary>The part of <see cref="SituationFold"/> about duty desks: their clocks, their reports upward, their
/// warnings.</summary>
internal static class DesksFold
{
    /// <summary>The most warnings that are kept after their end.</summary>
    private const int PastWarningsKept = 200;

    /// <summary>Takes in a record of a tier.</summary>
    public static void On(in JournalEntry entry, SituationFold situation)
    {
        switch (entry.Body)
        {
            case ClockStarted r:
                situation.Clocks[(entry.Actor, r.Clock, r.Subject)] =
                    new ClockProjection { Owner = entry.Actor, Clock = r.Clock, Subject = r.Subject, Due = r.Due };
                break;
            case ClockRunsOut r when situation.Clocks.TryGetValue((entry.Actor, r.Clock, r.Subject), out var clock):
                clock.Due = r.Due; break;
            case ClockCorrected r when situation.Clocks.TryGetValue((entry.Actor, r.Clock, r.Subject), out var clock):
                (clock.Due, clock.Missed) = (r.Due, clock.Missed && r.Due <= entry.At); break;
            case ClockMissed r when situation.Clocks.TryGetValue((entry.Actor, r.Clock, r.Subject), out var clock):
                clock.Missed = true; break;
            case ClockStopped r: situation.Clocks.Remove((entry.Actor, r.Clock, r.Subject)); break;
            case ClockLifted r: situation.Clocks.Remove((entry.Actor, r.Clock, r.Subject)); break;
            case ReportedUpward r when situation.Incident(r.Incident, entry) is { } incident:
                incident.Upward.Add((entry.Actor, entry.At, r, entry.OccurredAt)); break;
            case WarningIssued r:
                situation.Warnings[r.Warning] = new WarningProjection(entry.Actor, r, entry.At)
                {
                    OccurredAt = entry.OccurredAt, By = entry.Author,
                };
                break;
            case WarningCancelled r: End(situation, r.Warning, entry.Happened, r.Reason); break;
            case WarningLapsed r: End(situation, r.Warning, entry.At, null); break;
        }
    }

    private static void End(SituationFold situation, string id, Instant at, string? reason)
    {
        if (!situation.Warnings.Remove(id, out var warning)) return;
        var validUntil = warning.Issued.ValidUntil;
        var past = situation.State.PastWarnings;
        past.Enqueue(warning with
        {
            EndedAt = reason is null ? Instant.Earlier(validUntil, at) : at, CancelledBecause = reason,
        });
        if (past.Count > PastWarningsKept) past.Dequeue();
    }
}
