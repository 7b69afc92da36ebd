using System.CommandLine;
using Alliance.LoadTesting;
using Alliance.LoadTesting.Calls;
using Alliance.Simulation.Runs;

namespace Alliance.Host.Commands;

/// <summary><c>alliance load</c>: measures the load that a set-up sustains. It acts as the people of a region
/// would.</summary>
internal static class LoadCommand
{
    private const string Interrupted = "asking nothing more; what was done is being audited and reported";

    public static Command Create()
    {
        var command = new Command(
            "load",
            "Drive a set-up as a region's worth of people would, measure it, and audit what came of it.");
        var flags = new LoadFlags();
        flags.AddTo(command);
        command.SetAction((parsed, cancellation) => flags.Read(parsed) switch
        {
            ({ } test, _) => RunAsync(test, cancellation),
            (_, var wrong) => Task.FromResult(Bad(wrong!)),
        });
        return command;
    }

    private static async Task<int> RunAsync(LoadTest test, CancellationToken cancellation)
    {
        var scenario = test.Scenario.Load();
        foreach (var error in scenario?.Errors ?? []) Console.Error.WriteLine(error);
        if (scenario is { Value: null }) return ExitCodes.BadInput;
        using var interruption = new Interruption(Interrupted, cancellation);
        try
        {
            var (result, wrong) = await test.Run(scenario?.Value, interruption.Token);
            if (result is null) return Bad(wrong!);
            await test.Tell(result);
            return test.IsFailed(result) ? ExitCodes.Failed : ExitCodes.Done;
        }
        catch (OperationCanceledException) when (interruption.Token.IsCancellationRequested)
        {
            Console.Error.WriteLine("alliance: stopped before the first step; there is nothing to report.");
        }
        catch (RunFailedException failure)
        {
            Console.Error.WriteLine(
                $"alliance: the rehearsal of the scenario failed, which is a bug: {failure.Message}");
        }
        catch (Exception failure) when (failure is LoadFailedException or IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine($"alliance: {failure.Message}");
        }

        return ExitCodes.Failed;
    }

    private static int Bad(string why)
    {
        Console.Error.WriteLine($"alliance: {why}");
        return ExitCodes.BadInput;
    }
}
