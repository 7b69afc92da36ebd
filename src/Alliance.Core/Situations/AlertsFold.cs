using Alliance.Core.Actors;
using Alliance.Core.Alerts;
using Alliance.Core.Journals;

namespace Alliance.Core.Situations;

/// <summary>The part of <see cref="SituationFold"/> about alerts.</summary>
internal static class AlertsFold
{
    /// <summary>The most alerts that are kept after their end.</summary>
    private const int PastKept = 200;

    /// <summary>Takes in a record of the alert desk.</summary>
    public static void On(in JournalEntry entry, SituationState situation)
    {
        var alerts = situation.Alerts;
        if (entry.Body is AlertRaised raised) alerts[raised.Alert] = new AlertProjection(raised, entry.At);
        if (entry.Body is not AlertRecord record || !alerts.TryGetValue(record.Alert, out var alert)) return;
        switch (record)
        {
            case PersonCalled r: alert.Calls.Add(new CallProjection(r, entry.At, null)); break;
            case CallDelivered r when alert.Calls.FindIndex(c => c.Called.Step == r.Step) is var at and >= 0:
                alert.Calls[at] = alert.Calls[at] with { Deliveries = r.Deliveries };
                break;
            case AlertUnanswered r: alert.Again = r.Again; break;
            case CallWanted: alert.Again = null; break;
            case AlertAcknowledged: End(alert, AlertStanding.Acknowledged, entry, situation); break;
            case AlertEnded { Why: AlertEnd.Done }: End(alert, AlertStanding.Settled, entry, situation); break;
            case AlertEnded { Why: AlertEnd.Replaced }: End(alert, AlertStanding.Replaced, entry, situation); break;
            case AlertEnded: End(alert, AlertStanding.Unanswered, entry, situation); break;
        }
    }

    private static void End(
        AlertProjection alert, AlertStanding standing, in JournalEntry entry, SituationState situation)
    {
        (alert.Standing, alert.EndedAt, alert.Again) = (standing, entry.At, null);
        if (standing == AlertStanding.Acknowledged) alert.By = entry.Author;
        situation.Alerts.Remove(alert.Raised.Alert);
        situation.PastAlerts.Enqueue(alert);
        if (situation.PastAlerts.Count > PastKept) situation.PastAlerts.Dequeue();
    }
}

/// <summary>How an alert stands.</summary>
public enum AlertStanding
{
    /// <summary>Nobody has acknowledged it yet.</summary>
    Open,
    /// <summary>A person has acknowledged it.</summary>
    Acknowledged,
    /// <summary>What it was about has been done or decided.</summary>
    Settled,
    /// <summary>A newer order stands in its place.</summary>
    Replaced,
    /// <summary>Its time has passed without an answer.</summary>
    Unanswered,
}

/// <summary>An alert as the journal shows it.</summary>
/// <param name="Raised">How it was raised.</param>
/// <param name="Since">When it was raised.</param>
[GenerateSerializer, Alias("picture.alert")]
public sealed record AlertProjection(AlertRaised Raised, Instant Since)
{
    /// <summary>The calls so far, in order.</summary>
    [Id(0)] public List<CallProjection> Calls { get; init; } = [];
    /// <summary>When all are called again, where nobody has answered; else null.</summary>
    [Id(1)] public Instant? Again { get; set; }
    /// <summary>How it stands.</summary>
    [Id(2)] public AlertStanding Standing { get; set; }
    /// <summary>When it was over; null while it is open.</summary>
    [Id(3)] public Instant? EndedAt { get; set; }
    /// <summary>The person who has acknowledged it; null for none.</summary>
    [Id(4)] public Author? By { get; set; }
}

/// <summary>A call of a person.</summary>
/// <param name="Called">Who was called.</param>
/// <param name="At">When.</param>
/// <param name="Deliveries">How each way went; null while that is not known.</param>
[GenerateSerializer, Alias("picture.call")]
public sealed record CallProjection(PersonCalled Called, Instant At, CallDelivery[]? Deliveries);
