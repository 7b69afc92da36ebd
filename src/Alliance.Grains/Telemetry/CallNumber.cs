using Orleans.Runtime;

namespace Alliance.Grains.Telemetry;

/// <summary>The number of the API call that grains serve. It travels with the calls of grains, also to other silos, and
/// with the mail that follows from them at once. One commit may hold the work of several calls; the mail after it has
/// the number of the call that began it.</summary>
public static class CallNumber
{
    private const string Key = "alliance.call";

    /// <summary>The number of the call; null where nobody called, as in a timer.</summary>
    public static string? Current => RequestContext.Get(Key) as string;

    /// <summary>Gives the number to all grains that are called from here on.</summary>
    public static void Set(string number) => RequestContext.Set(Key, number);
}
