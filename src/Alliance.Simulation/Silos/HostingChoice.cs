using Alliance.Core.Geography;

namespace Alliance.Simulation.Silos;

/// <summary>The hosting of a run, its number of shards, and the reason for this choice.</summary>
internal sealed record HostingChoice(Hosting Hosting, int Shards, string Reason)
{
    // One grain handles a message in 8 to 12 µs, and its journal's writer keeps half of a second core busy.
    // Grains side by side take 10 µs of a core and more for each turn. On two cores, one grain was measured to be as
    // fast as many, up to a province. Many grains gain with every further core.
    private const int CoresThatPay = 4;
    private const int ActorsThatPay = 10_000;

    /// <summary>Chooses the hosting for a run in one silo. Runs over several silos have a grain for each actor, and
    /// replications have a grain for each run.</summary>
    /// <param name="asked">The requested hosting.</param>
    /// <param name="shards">The requested number of shards.</param>
    /// <param name="region">The region of the run.</param>
    /// <param name="cores">The number of cores of the machine.</param>
    public static HostingChoice Of(Hosting asked, int shards, RegionData region, int cores)
    {
        if (asked == Hosting.Region)
            return new(asked, shards, "as asked: one grain works off the whole run");
        if (asked == Hosting.Grain)
            return new(asked, shards, "as asked: each actor runs its windows in a grain of its own");
        if (shards > 1)
            return new(
                Hosting.Grain,
                shards,
                $"cut into {shards} shards, whose actors run side by side, each in a grain of its own");
        var actors = region.Count;
        if (actors < ActorsThatPay)
            return new(
                Hosting.Region,
                1,
                $"one run of {actors:N0} actors in one silo: few are busy at once, and a grain's turn costs more "
                    + "than the one or two messages that one has in a window");
        return cores < CoresThatPay
            ? new(
                Hosting.Region,
                1,
                $"one run of {actors:N0} actors on {cores} cores: one works it off and one writes the journal; "
                    + $"a grain for each actor pays from {CoresThatPay} cores on")
            : new(
                Hosting.Grain,
                cores,
                $"one run of {actors:N0} actors on {cores} cores: they run side by side, each in a grain of its own");
    }
}
