using Alliance.Core.Incidents;
using Alliance.Core.Journals;

namespace Alliance.Simulation.Rehearsals;

/// <summary>Gathers from a journal the reports and requests of the scenes of hazards.</summary>
internal sealed class TimetableFold : IRecordFold
{
    private readonly List<TimetableEvent> _events = [];
    private readonly HashSet<string> _incidents = new(StringComparer.Ordinal);

    public IReadOnlyList<TimetableEvent> Events => _events;

    /// <inheritdoc/>
    public void On(in JournalEntry entry)
    {
        var (at, incident) = (entry.At, entry.Actor.Key);
        switch (entry.Body)
        {
            // A township's search for cover has an incident number too, but nobody reported it.
            // It is not part of the timetable.
            case IncidentReported reported when entry.Cause.Kind == CauseKind.Command:
                _incidents.Add(reported.Incident);
                _events.Add(new IncidentStrikes(at, reported.Incident, incident, reported.Name, reported.Hazard));
                break;
            case AidRequestRaised raised when _incidents.Contains(incident):
                _events.Add(new AidIsAsked(at, incident, raised.Lines));
                break;
            case IncidentClosed when _incidents.Contains(incident):
                _events.Add(new IncidentPasses(at, incident));
                break;
        }
    }
}
