namespace Alliance.Host.Access.Rates;

/// <summary>How many calls a client may make in a minute. They may come all at once; from then on they come back
/// evenly.</summary>
internal sealed record RateSettings
{
    /// <summary>The highest limit that can be set.</summary>
    public const int Most = 10_000_000;

    /// <summary>The most reads of an account. Default: 6,000.</summary>
    public int Reads { get; init; } = 6_000;
    /// <summary>The most commands of an account. Those that are vital are never refused for it. Default:
    /// 3,000.</summary>
    public int Commands { get; init; } = 3_000;
    /// <summary>The most calls of an address that nobody has signed in for. Default: 3,000.</summary>
    public int Anonymous { get; init; } = 3_000;
}
