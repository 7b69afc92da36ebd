namespace Alliance.Benchmarks.Phold;

/// <summary>PHOLD (Fujimoto 1990): a fixed population of messages; who is handed one sends one to some actor after the
/// lookahead and a further delay that is exponential.</summary>
/// <param name="Actors">Actors, each as likely to be sent to.</param>
/// <param name="Population">Messages for each actor at the start.</param>
/// <param name="Seed">Of all draws.</param>
/// <param name="Until">The last tick.</param>
internal sealed record PholdSetup(int Actors, int Population, ulong Seed, long Until)
{
    public const long Lookahead = 1000;
    private const int MeanDelay = 9000;
    private const int TableBits = 12;
    // Quantiles in the middle of equal slices; all contenders pay the same look-up.
    private static readonly int[] Delays =
        [.. Enumerable.Range(0, 1 << TableBits)
            .Select(i => (int)(-MeanDelay * Math.Log((i + 0.5) / (1 << TableBits))))];

    /// <summary>From when on is measured: by then nearly every actor has been handed something and has its
    /// grain.</summary>
    public const long MeasuredFrom = 5 * MeanHop;

    /// <summary>The mean ticks from one handling of a message to the next.</summary>
    public const long MeanHop = Lookahead + MeanDelay;

    /// <summary>The further delay that a draw stands for.</summary>
    public static int DelayOf(ulong draw) => Delays[draw >> (64 - TableBits)];

    /// <summary>An actor before anything has happened.</summary>
    public PholdActor MakeActor(int number) => new(number, Actors, Seed);

    /// <summary>One number for what all actors have been handed, in which order.</summary>
    public static string ChecksumOf(IEnumerable<IHasPholdActor> actors) =>
        actors.Aggregate(0UL, (sum, one) => PholdActor.Mix(sum ^ one.Actor.Checksum)).ToString("x16");
}
