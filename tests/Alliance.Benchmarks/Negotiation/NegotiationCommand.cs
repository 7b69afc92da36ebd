using System.CommandLine;
using Alliance.Benchmarks.Measuring;
using Alliance.Simulation.Silos;

namespace Alliance.Benchmarks.Negotiation;

/// <summary><c>negotiation</c>: what a message of the real protocol costs, and an actor at rest, by hosting and size of
/// the region.</summary>
internal static class NegotiationCommand
{
    public static Command Create()
    {
        var sizes = Flags.Sizes("Actors of the regions.", 1_000, 1_000_000);
        var rounds = Flags.Rounds();
        var json = Flags.Json();
        var command = new Command(
            "negotiation", "The real protocol on synthetic regions, in both hostings.") { sizes, rounds, json };
        command.SetAction((parsed, cancellation) => RunAsync(
            parsed.GetValue(sizes)!, parsed.GetValue(rounds), parsed.GetValue(json), cancellation));
        return command;
    }

    private static async Task<int> RunAsync(int[] sizes, int rounds, bool json, CancellationToken cancellation)
    {
        await using var silo = await SimulationSilo.StartAsync(cancellation);
        List<NegotiationRow> rows = [];
        // Told under way, to standard error: the larger sizes take minutes.
        foreach (var size in sizes)
        {
            Console.Error.WriteLine($"negotiation: {size:N0} actors");
            var of = NegotiationCase.Of(size);
            Contender<NegotiationRun>[] contenders =
            [
                ContenderOf("region-per-grain", Hosting.Region, silo, of, rounds, cancellation),
                ContenderOf("grain-per-actor", Hosting.Grain, silo, of, rounds, cancellation),
            ];
            foreach (var measured in await Rounds.InterleaveAsync(contenders, rounds))
                rows.Add(NegotiationRow.Of(measured, of.Actors));
        }

        return NegotiationReport.Write(rows, json);
    }

    // Memory is looked at in the last round alone: the collections that it needs are no part of the work.
    private static Contender<NegotiationRun> ContenderOf(
        string name, Hosting hosting, SimulationSilo silo, NegotiationCase of, int rounds,
        CancellationToken cancellation) =>
        new(name, round => NegotiationRun.RunAsync(
            silo, of, hosting, $"{name}-{of.Actors}-{round}", round == rounds, cancellation));
}
