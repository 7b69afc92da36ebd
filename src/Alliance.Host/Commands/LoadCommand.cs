using System.CommandLine;
using Alliance.Host.Output;
using Alliance.LoadTesting;
using Alliance.LoadTesting.Calls;
using Alliance.Simulation.Runs;

namespace Alliance.Host.Commands;

/// <summary><c>alliance load</c>: measures the load that a set-up sustains. It acts as the people of a region
/// would.</summary>
internal static class LoadCommand
{
    public static Command Create(Terminal terminal)
    {
        var command = new Command(
            "load",
            "Drive a set-up as a region's worth of people would, measure it, and audit what came of it.");
        var flags = new LoadFlags();
        flags.AddTo(command);
        command.SetAction((parsed, cancellation) => flags.Read(parsed, terminal) switch
        {
            ({ } test, _) => RunAsync(test, terminal, cancellation),
            (_, var wrong) => Task.FromResult(terminal.Refuse(Text.Of(wrong!.Value))),
        });
        return command;
    }

    private static async Task<int> RunAsync(LoadTest test, Terminal terminal, CancellationToken cancellation)
    {
        var scenario = test.Scenario.Load();
        foreach (var error in scenario?.Errors ?? []) terminal.Error.Line(new Piece($"{error}"));
        if (scenario is { Value: null }) return ExitCodes.BadInput;
        using var interruption = new Interruption(terminal, Text.Of(
            "asking nothing more; what was done is being audited and reported",
            "不再发送请求；正在核查并报告已完成的部分"), cancellation);
        try
        {
            var (result, wrong) = await test.Run(scenario?.Value, interruption.Token);
            if (result is null) return terminal.Refuse(Text.Of(wrong!.Value));
            await test.Tell(result);
            return test.IsFailed(result) ? ExitCodes.Failed : ExitCodes.Done;
        }
        catch (OperationCanceledException) when (interruption.Token.IsCancellationRequested)
        {
            terminal.Tell(Text.Of("stopped before the first step; there is nothing to report.",
                "在第一级之前停止；没有可报告的内容。"));
        }
        catch (RunFailedException failure)
        {
            terminal.Tell(Text.Of($"the rehearsal of the scenario failed, which is a bug: {failure.Message}",
                $"情景推演失败，这是程序错误：{failure.Message}"));
        }
        catch (LoadFailedException failure)
        {
            terminal.Tell(Text.Of(failure.Text));
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            terminal.Tell(Text.Verbatim(failure.Message));
        }

        return ExitCodes.Failed;
    }
}
