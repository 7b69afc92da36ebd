using Alliance.Core.Actors;
using Alliance.Core.Identifiers;
using Alliance.Core.Mailboxes;

namespace Alliance.Core.Alerts;

/// <summary>The state of the alert desk of a realm: the alerts that nobody has acknowledged yet.</summary>
[GenerateSerializer, Alias("alert-desk")]
public sealed class AlertDeskState : IListed
{
    /// <summary>The number of the last record of the journal that was looked at; 0 for none.</summary>
    [Id(0)] public long Through { get; set; }
    /// <summary>The open alerts, by number.</summary>
    [Id(1)] public SortedDictionary<long, OpenAlert> Open { get; set; } = [];

    /// <inheritdoc/>
    public string ListedAs => Open.Count > 0 ? "open" : "quiet";
}

/// <summary>An alert that nobody has acknowledged yet.</summary>
[GenerateSerializer, Alias("open-alert")]
public sealed class OpenAlert
{
    /// <summary>How it was raised.</summary>
    [Id(0)] public required AlertRaised Raised { get; init; }
    /// <summary>The number of calls so far.</summary>
    [Id(1)] public int Calls { get; set; }
    /// <summary>Whether the next person is to be called now.</summary>
    [Id(2)] public bool IsCallWanted { get; set; } = true;
    /// <summary>The accounts that were called since it last began anew.</summary>
    [Id(3)] public List<string> Called { get; init; } = [];
    /// <summary>The offices whose people were called.</summary>
    [Id(4)] public List<ActorId> Offices { get; init; } = [];
    /// <summary>How often nobody was left to be called.</summary>
    [Id(5)] public int Rounds { get; set; }
    /// <summary>Since when the next person is to be called.</summary>
    [Id(6)] public Instant WantedSince { get; set; }
}
