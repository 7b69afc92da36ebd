using System.Diagnostics;
using Alliance.Core.Runtimes;
using Mono.Cecil;
using Mono.Cecil.Cil;
using static Alliance.Host.Tests.Mutants.CoreMutant;

namespace Alliance.Host.Tests.Mutants;

/// <summary>Each rule of <see cref="ActorRuntime"/>, broken in the compiled core, is caught by the fuzzer within 500
/// seeds.</summary>
/// <remarks>They run alone: each takes all processors, and others' waits would suffer.</remarks>
[CollectionDefinition(Name, DisableParallelization = true), Collection(Name)]
public sealed class RuntimeMutantTests
{
    private const string Name = "mutants";

    /// <summary>The seeds, in growing batches: most mutants are caught at once.</summary>
    private static readonly (int From, int Through)[] Batches = [(1, 10), (11, 60), (61, 200), (201, 500)];

    [Fact]
    public Task An_answer_before_the_commit_is_caught() => AssertCaught("ActorRuntime", "WaitForCommit", AnswersAtOnce);

    [Fact]
    public Task An_outbox_that_is_lost_with_a_failed_commit_is_caught() =>
        AssertCaught("TurnExecutor", "TakeUpOutbox", AnswersNothing);

    [Fact]
    public Task Calls_of_a_held_commit_that_leave_twice_are_caught() =>
        AssertCaught("TurnExecutor", "TakeAdvisories", KeepsField("_advisories"), "twice");

    [Fact]
    public Task A_key_that_is_forgotten_while_under_way_is_caught() =>
        AssertCaught("KeysUnderWay", "Take", FindsNothing("TryGetValue"), "carried out twice");

    [Fact]
    public Task A_wake_up_that_is_lost_is_caught() => AssertCaught("WakeSchedule", "Next", AnswersNothing);

    [Fact]
    public Task A_grace_that_is_ignored_is_caught() =>
        AssertCaught("ActorRuntime", "IsInGrace", AnswersNothing, "within the grace");

    /// <summary>The program with a core that was written anew, but not broken: what catches the others does not catch
    /// it.</summary>
    [Fact]
    public async Task A_core_that_is_rewritten_without_a_change_is_not_caught()
    {
        using var sound = Of("ActorRuntime", "IsInGrace", (_, _) => { });
        Assert.Equal(0, (await Fuzz(sound, 1, 10)).ExitCode);
    }

    private static async Task AssertCaught(
        string type, string method, Action<MethodDefinition, ILProcessor> mutate, string because = "")
    {
        using var mutant = Of(type, method, mutate);
        foreach (var (from, through) in Batches)
        {
            var (exitCode, output) = await Fuzz(mutant, from, through);
            if (exitCode == 0) continue;
            Assert.True(exitCode == 1, $"The fuzzer ended with exit code {exitCode}: {output}");
            Assert.Contains(because, output, StringComparison.Ordinal);
            return;
        }

        Assert.Fail($"The fuzzer does not catch {type}.{method} within 500 seeds.");
    }

    private static async Task<(int ExitCode, string Output)> Fuzz(CoreMutant mutant, int from, int through)
    {
        var start = new ProcessStartInfo(
            "dotnet", [Path.Combine(mutant.Folder, "alliance.dll"), "fuzz", "--seeds", $"{from}..{through}"])
        {
            RedirectStandardOutput = true, RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, output + await errors);
    }

    /// <summary>The call is answered whether its turn is durable or not.</summary>
    private static void AnswersAtOnce(MethodDefinition method, ILProcessor il)
    {
        var answer = method.DeclaringType.Methods.Single(m => m.Name == "Answer");
        il.Clear();
        il.Emit(OpCodes.Ldarg_0);
        il.Emit(OpCodes.Ldarga, method.Parameters[0]);
        il.Emit(OpCodes.Ldc_I8, 0L);
        il.Emit(OpCodes.Call, answer);
        il.Emit(OpCodes.Ret);
    }
}
