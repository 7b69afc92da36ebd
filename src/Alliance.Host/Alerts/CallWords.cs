using System.Globalization;
using Alliance.Core.Alerts;
using Alliance.Core.Journals;
using Alliance.Core.Situations;
using Alliance.Core.Stories;
using Alliance.Grains.Realms;
using Alliance.Host.Situations;

namespace Alliance.Host.Alerts;

/// <summary>Says in a sentence what an alert is about.</summary>
internal static class CallWords
{
    /// <summary>The longest text, in characters: what a push service and a text message still take.</summary>
    private const int Longest = 300;

    /// <summary>Writes the headline and the sentence of an alert.</summary>
    /// <param name="alert">The alert.</param>
    /// <param name="notice">The record of its notice; null where it cannot be read.</param>
    /// <param name="realm">The realm.</param>
    public static (Telling Title, Telling Text) Of(AlertRaised alert, JournalEntry? notice, LiveRealm realm)
    {
        var names = new Names(
            realm.Region, at => realm.LocalTime(at).ToString("MM-dd HH:mm", CultureInfo.InvariantCulture));
        var (kind, priority) = (Names.Of(alert.Kind), Names.Of(alert.Priority));
        var office = realm.Region.NameOf(alert.Office);
        var title = new Telling($"【{priority.Zh}】{office}：{kind.Zh}", $"[{priority.En}] {office}: {kind.En}");
        var what = notice is { } entry ? Tell(entry, names) : null;
        return (title, what is { } told ? new Telling(Short(told.Zh), Short(told.En)) : title);
    }

    private static Telling? Tell(JournalEntry notice, Names names) =>
        RecordSubjects.RequestOf(notice) is { } request
            ? new RequestStory(request, names).Tell(notice)?.What
            : RecordSubjects.IncidentOf(notice) is { } incident
                ? new IncidentStory(incident, names, isWhole: true).Tell(notice)?.What
                : IncidentStory.TellResource(notice, names);

    private static string Short(string text) => text.Length > Longest ? text[..Longest] + "…" : text;
}
