using Alliance.Core.Incidents;
using Alliance.Core.Journals;

namespace Alliance.Core.Situations;

/// <summary>The part of <see cref="SituationFold"/> about teams that turn up unasked.</summary>
internal static class CheckInsFold
{
    /// <summary>Takes in a record of an incident.</summary>
    public static void On(in JournalEntry entry, IncidentProjection incident)
    {
        switch (entry.Body)
        {
            case TeamTurnedUp r:
                incident.CheckIns[r.CheckIn] = new CheckInProjection
                {
                    Arrived = r, Since = entry.At, OccurredAt = entry.OccurredAt, By = entry.Author,
                };
                break;
            case CheckInAccepted r when incident.CheckIns.TryGetValue(r.CheckIn, out var one):
                (one.Stage, one.Line, one.Asked) =
                    (r.Line is null ? CheckInStage.Counted : CheckInStage.Accepted, r.Line, 0);
                break;
            case CheckInAsked r when incident.CheckIns.TryGetValue(r.CheckIn, out var one):
                (one.Stage, one.Asked) = (r.Stage, r.Asked);
                if (r.Stage == CheckInStage.Undecided) one.Line = null;
                break;
            case TeamSentHome r when incident.CheckIns.TryGetValue(r.CheckIn, out var one):
                if (one.Arrived.Social is null) incident.CheckIns.Remove(r.CheckIn);
                else (one.Stage, one.Asked) = (CheckInStage.SentHome, 0);
                break;
            case TeamCheckedOut r: incident.CheckIns.Remove(r.CheckIn); break;
        }
    }
}
