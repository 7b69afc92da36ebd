using Alliance.Benchmarks.Measuring;

namespace Alliance.Benchmarks.Phold;

/// <summary>One round of one contender.</summary>
/// <param name="Events">Messages handled in all.</param>
/// <param name="Measured">Those handled while the watch ran.</param>
/// <param name="Checksum">Of all actors.</param>
/// <param name="Spent">Time and allocation while the watch ran.</param>
internal sealed record PholdRun(long Events, long Measured, string Checksum, Spent Spent)
{
    /// <summary>Starts the watch.</summary>
    public static Stretch Start(IReadOnlyList<IHasPholdActor> actors) => new(actors, Handled(actors), Watch.Start());

    private static long Handled(IReadOnlyList<IHasPholdActor> actors) => actors.Sum(a => (long)a.Actor.Handled);

    /// <summary>What is being measured.</summary>
    internal readonly record struct Stretch(IReadOnlyList<IHasPholdActor> Actors, long Before, Watch Watch)
    {
        /// <summary>Stops the watch.</summary>
        public PholdRun Stop()
        {
            var spent = Watch.Stop();
            var events = Handled(Actors);
            return new(events, events - Before, PholdSetup.ChecksumOf(Actors), spent);
        }
    }
}
