using System.Diagnostics;

namespace Alliance.Host.Tests.Running;

/// <summary>Waits for what comes by itself.</summary>
internal static class Eventually
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    /// <summary>The first answer that is there.</summary>
    public static async Task<T> Get<T>(string what, Func<Task<T?>> look) where T : class
    {
        var since = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(since) < Patience)
        {
            if (await look() is { } found) return found;
            await Task.Delay(50);
        }

        Assert.Fail($"It did not come about in {Patience.TotalSeconds} s: {what}.");
        throw new UnreachableException();
    }

    public static Task Is(string what, Func<Task<bool>> look) => Get(what, async () => await look() ? "" : null);
}
