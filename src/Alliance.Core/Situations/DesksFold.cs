using Alliance.Core.Journals;
using Alliance.Core.Reports;
using Alliance.Core.Warnings;

namespace Alliance.Core.Situations;

/// <summary>The part of the situation that duty desks write: what they owe, whom they told, of what they
/// warn.</summary>
internal static class DesksFold
{
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
            case ClockMissed r when situation.Clocks.TryGetValue((entry.Actor, r.Clock, r.Subject), out var clock):
                clock.Missed = true; break;
            case ClockStopped r: situation.Clocks.Remove((entry.Actor, r.Clock, r.Subject)); break;
            case ClockLifted r: situation.Clocks.Remove((entry.Actor, r.Clock, r.Subject)); break;
            case ReportedUpward r when situation.Incident(r.Incident, entry) is { } incident:
                incident.Upward.Add((entry.Actor, entry.At, r)); break;
            case WarningIssued r:
                situation.Warnings[r.Warning] = new WarningProjection(entry.Actor, r, entry.At); break;
            case WarningCancelled r: situation.Warnings.Remove(r.Warning); break;
            case WarningLapsed r: situation.Warnings.Remove(r.Warning); break;
        }
    }
}
