using System.CommandLine;
using Alliance.Benchmarks.Measuring;
using Alliance.Simulation.Silos;

namespace Alliance.Benchmarks.Phold;

/// <summary><c>phold</c>: the product's windows, in both hostings, against the library's priority queue.</summary>
internal static class PholdCommand
{
    private const int GrainShards = 2;

    public static Command Create()
    {
        var actors = Flags.Whole("--actors", "Actors.", 10_000, 1, 10_000_000);
        var population =
            Flags.Whole("--population", "Messages for each actor at the start: 1 is sparse, 20 dense.", 1, 1, 1_000);
        var seed = new Option<ulong>("--seed") { Description = "Seed of all draws.", DefaultValueFactory = _ => 1 };
        var events = Flags.Whole("--events", "About how many events a round measures.", 4_000_000, 1, 1_000_000_000);
        var rounds = Flags.Rounds();
        var json = Flags.Json();
        var command = new Command("phold", "PHOLD: a priority queue, a grain per actor, a region per grain.") { actors,
            population, seed, events, rounds, json };
        command.SetAction((parsed, cancellation) => RunAsync(
            Setup(parsed.GetValue(actors), parsed.GetValue(population), parsed.GetValue(seed), parsed.GetValue(events)),
            parsed.GetValue(rounds), parsed.GetValue(json), cancellation));
        return command;
    }

    private static PholdSetup Setup(int actors, int population, ulong seed, long events) =>
        new(actors, population, seed,
            PholdSetup.MeasuredFrom + Math.Max(1, events / ((long)actors * population)) * PholdSetup.MeanHop);

    private static async Task<int> RunAsync(PholdSetup setup, int rounds, bool json, CancellationToken cancellation)
    {
        await using var silo = await SimulationSilo.StartAsync(cancellation);
        var contenders = new[]
        {
            new Contender<PholdRun>("priority-queue", _ => Task.FromResult(PriorityQueueContender.Run(setup))),
            new Contender<PholdRun>(
                "grain-per-actor", round => HostedAsync(silo, setup, Hosting.Grain, $"grains-{round}", cancellation)),
            new Contender<PholdRun>(
                "region-per-grain", round => HostedAsync(silo, setup, Hosting.Region, $"region-{round}", cancellation)),
        };
        var measured = await Rounds.InterleaveAsync(contenders, rounds);
        return PholdReport.Write(setup, measured, json);
    }

    private static async Task<PholdRun> HostedAsync(
        SimulationSilo silo, PholdSetup setup, Hosting hosting, string realm, CancellationToken cancellation)
    {
        var conductor = new PholdConductor(setup, hosting == Hosting.Grain ? GrainShards : 1);
        await silo.WorkOffAsync(realm, conductor, hosting, cancellation);
        return conductor.Result!;
    }
}
