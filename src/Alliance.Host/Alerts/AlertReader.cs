using Alliance.Core.Access;
using Alliance.Core.Actors;
using Alliance.Core.Alerts;
using Alliance.Core.Identifiers;
using Alliance.Core.Journals;
using Alliance.Core.Situations;
using Alliance.Core.Vocabulary;
using Alliance.Grains.Realms;
using Alliance.Host.Alerts.Channels;
using Alliance.Host.Situations;

namespace Alliance.Host.Alerts;

/// <summary>Reads from the journal what needs the answer of a person, and what no longer does.</summary>
/// <param name="realm">The realm.</param>
/// <param name="feed">Its situation.</param>
/// <param name="settings">How long people have to answer.</param>
/// <param name="since">Since when notices raise alerts.</param>
internal sealed class AlertReader(LiveRealm realm, SituationFeed feed, AlertSettings settings, Instant since)
{
    /// <summary>Returns what a record means for alerts; null for nothing.</summary>
    /// <param name="entry">The record.</param>
    /// <param name="open">The matters of open alerts, which it keeps up.</param>
    public async Task<AlertNews?> Read(JournalEntry entry, HashSet<string?> open)
    {
        string[] settles = [.. AlertTable.SettledBy(entry).Where(open.Remove)];
        // What is older, as after a long stop, still matters as long as an answer is in time.
        var raises = entry.Body is Notice notice && AlertTable.Of(notice, entry.Actor) is { } rule
            && (entry.At >= since || rule.Until > realm.Now) ? await Raised(entry, rule) : null;
        if (raises?.Matter is { } matter) open.Add(matter);
        return settles.Length == 0 && raises is null ? null : new AlertNews(entry.Number, settles, raises);
    }

    private async Task<AlertRaised?> Raised(JournalEntry entry, AlertRule rule)
    {
        var request = RecordSubjects.RequestOf(entry);
        var incident = RecordSubjects.IncidentOf(entry);
        var commander = incident is { } number
            ? (await feed.Incident(number.Text, i => Tuple.Create(i.Commander)))?.Item1 : null;
        if (new Jurisdiction(realm.Region).DeskOf(entry.Actor, commander) is not { } office) return null;
        var about = entry.Body.About;
        var priority = request is { } asked ? await PriorityOf(asked, about) : Priority.Urgent;
        return new AlertRaised(
            entry.Number, new AlertSubject(
                request?.Text, about.Line, about.Commitment, request is null ? incident?.Text : null),
            rule.Kind, priority, office, rule.Matter, rule.Until,
            settings.Waits.WaitOf(priority, entry.At, rule.Until));
    }

    /// <summary>Returns the priority of the line that a notice is about; of the most pressing one where it names
    /// none.</summary>
    private async Task<Priority> PriorityOf(RequestNumber request, Subject about) =>
        (await feed.Request(request.Text, r => Tuple.Create(
            about.Line is { } line && line <= r.Lines.Count ? r.Lines[line - 1].State.Spec.Priority
            : r.Lines.Min(l => l.State.Spec.Priority))))?.Item1
        ?? Priority.Urgent;
}
