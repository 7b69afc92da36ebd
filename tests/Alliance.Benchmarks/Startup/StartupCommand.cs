using System.CommandLine;
using System.Diagnostics;
using System.Text.Json;
using Alliance.Benchmarks.Measuring;
using Alliance.Simulation.Scenarios.Reading;
using Alliance.Simulation.Silos;
using Spectre.Console;

namespace Alliance.Benchmarks.Startup;

/// <summary><c>startup</c>: what passes before the first window: the program, a silo, the scenario, a generated
/// region.</summary>
internal static class StartupCommand
{
    private const string Hengnan = "scenarios/hengnan-flood.yaml";
    private const string Hunan = "scenarios/hunan-ice-storm.yaml";

    private sealed record Row(string Name, double Seconds, double Spread);

    public static Command Create()
    {
        var program = new Option<string>("--program") { Description = "The program.",
            DefaultValueFactory = _ => "src/Alliance.Host/bin/Release/net10.0/alliance" };
        var rounds = Flags.Rounds();
        var json = Flags.Json();
        var command = new Command("startup", "What passes before the first window.") { program, rounds, json };
        command.SetAction((parsed, cancellation) => RunAsync(
            parsed.GetValue(program)!, parsed.GetValue(rounds), parsed.GetValue(json), cancellation));
        return command;
    }

    private static async Task<int> RunAsync(string program, int rounds, bool json, CancellationToken cancellation)
    {
        if (!File.Exists(program))
        {
            Console.Error.WriteLine(
                $"startup: {program} is not there; run it from the checkout's root, built in Release, or name it with "
                    + "--program");
            return 2;
        }

        Contender<double>[] contenders =
        [
            new("program: --version", _ => TimeAsync(() => RunAsync(program, "--version", cancellation))),
            new("program: validate Hengnan",
                _ => TimeAsync(() => RunAsync(program, $"validate {Hengnan}", cancellation))),
            new("program: replay an hour of Hengnan",
                _ => TimeAsync(() => RunAsync(program, $"replay {Hengnan} --until 1 --json --quiet", cancellation))),
            new("silo in this process",
                _ => TimeAsync(async () => await (await SimulationSilo.StartAsync(cancellation)).DisposeAsync())),
            new("scenario and region of Hengnan", _ => TimeAsync(() => Task.FromResult(Load(Hengnan)))),
            new("scenario and region of Hunan, generated", _ => TimeAsync(() => Task.FromResult(Load(Hunan)))),
        ];
        var rows = (await Rounds.InterleaveAsync(contenders, rounds)).Select(Of).ToList();
        if (json) Console.WriteLine(JsonSerializer.Serialize(new { Contenders = rows }, JsonOutput.Options));
        else Show(rows);
        return 0;
    }

    private static Row Of(Measured<double> measured)
    {
        var seconds = Medians.Of(measured.Rounds);
        return new(measured.Name, Math.Round(seconds.Median, 4), Math.Round(seconds.Spread, 3));
    }

    private static async Task<double> TimeAsync(Func<Task> work)
    {
        var at = Stopwatch.GetTimestamp();
        await work();
        return Stopwatch.GetElapsedTime(at).TotalSeconds;
    }

    private static async Task RunAsync(string program, string arguments, CancellationToken cancellation)
    {
        using var process = Process.Start(
            new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        await Task.WhenAll(
            process.StandardOutput.ReadToEndAsync(cancellation), process.StandardError.ReadToEndAsync(cancellation));
        await process.WaitForExitAsync(cancellation);
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{program} {arguments} ended with {process.ExitCode}.");
    }

    private static Core.Geography.Region Load(string path) =>
        new(ScenarioLoader.Load(path).Value?.Region ?? throw new InvalidDataException($"{path} does not load."));

    private static void Show(IReadOnlyList<Row> rows)
    {
        var table = new Table().AddColumns("what", "seconds", "spread");
        foreach (var r in rows) table.AddRow(r.Name, $"{r.Seconds:N3}", $"{r.Spread:P0}");
        AnsiConsole.Write(table);
    }
}
