using Alliance.Core.Alerts;

namespace Alliance.Host.Alerts.Channels;

/// <summary>A way on which people are called.</summary>
internal interface ICallChannel
{
    /// <summary>The name on record.</summary>
    string Name { get; }

    /// <summary>Whether it leads to the person of a call.</summary>
    bool Reaches(Call call);

    /// <summary>Sends a call.</summary>
    /// <param name="call">The call.</param>
    /// <param name="cancellation">Ends it when it takes too long.</param>
    /// <returns>Why it failed; null where it was taken for delivery.</returns>
    Task<string?> Send(Call call, CancellationToken cancellation);
}
