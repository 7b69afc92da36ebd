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

    /// <summary>The page on which people answer.</summary>
    private const string Page = "/alerts/";

    /// <summary>How many alerts of a call are told in words.</summary>
    public const int Told = 3;

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
        return (title, what is { } told ? new Telling(Short(told.Zh, Longest), Short(told.En, Longest)) : title);
    }

    /// <summary>Writes the headline and the text of a call. Where it is for several alerts, they say how many there
    /// are, the first few in words, and the page to answer them.</summary>
    /// <param name="alerts">The alerts, the most pressing first: one at least.</param>
    /// <param name="notices">The records of their notices by number, as far as they can be read and are told.</param>
    /// <param name="realm">The realm.</param>
    public static (Telling Title, Telling Text) Of(
        IReadOnlyList<AlertRaised> alerts, IReadOnlyDictionary<long, JournalEntry> notices, LiveRealm realm)
    {
        (Telling Title, Telling Text) Tell(AlertRaised alert) =>
            Of(alert, notices.TryGetValue(alert.Alert, out var notice) ? notice : null, realm);
        if (alerts is [var only]) return Tell(only);
        var (count, priority) = (alerts.Count, Names.Of(alerts[0].Priority));
        var title = new Telling(
            $"【{priority.Zh}】共 {count} 项呼叫待应答", $"[{priority.En}] {count} alerts to answer");
        List<Telling> parts = [.. alerts.Take(Told).Select((a, i) => Numbered(i + 1, Tell(a)))];
        if (count > Told) parts.Add(new($"另有 {count - Told} 项", $"and {count - Told} more"));
        return (title, new(
            $"{string.Join("；", parts.Select(p => p.Zh))}。请打开 {Page} 应答。",
            $"{string.Join("; ", parts.Select(p => p.En))}. Answer at {Page}."));
    }

    private static Telling Numbered(int number, (Telling Title, Telling Text) told) => told.Title == told.Text
        ? new($"{number}. {told.Title.Zh}", $"{number}. {told.Title.En}")
        : new($"{number}. {told.Title.Zh}：{Short(told.Text.Zh, Longest / Told)}",
            $"{number}. {told.Title.En}: {Short(told.Text.En, Longest / Told)}");

    private static Telling? Tell(JournalEntry notice, Names names) =>
        RecordSubjects.RequestOf(notice) is { } request
            ? new RequestStory(request, names).Tell(notice)?.What
            : RecordSubjects.IncidentOf(notice) is { } incident
                ? new IncidentStory(incident, names, isWhole: true).Tell(notice)?.What
                : IncidentStory.TellResource(notice, names);

    private static string Short(string text, int longest) => text.Length > longest ? text[..longest] + "…" : text;
}
