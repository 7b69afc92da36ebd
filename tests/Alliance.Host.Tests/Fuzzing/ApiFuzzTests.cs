using System.Globalization;
using System.Text.Json;
using Alliance.Host.Tests.Access;

namespace Alliance.Host.Tests.Fuzzing;

/// <summary>The API under calls that are wrong in every way that its own document lets one think of.</summary>
public sealed class ApiFuzzTests
{
    private const string Seed = "ALLIANCE_FUZZ_SEED";

    private static readonly bool IsFull = Environment.GetEnvironmentVariable("ALLIANCE_TESTS_FULL") == "1";

    [Fact]
    public async Task Whatever_it_is_sent_it_answers_in_time_and_a_refusal_says_why_and_changes_nothing()
    {
        await using var secured = new SecuredServer();
        await secured.InitializeAsync();
        var server = secured.Server;
        // What the fuzz itself reads and prepares.
        server.Http.DefaultRequestHeaders.Authorization = new("Bearer", secured.KeyOf(Caller.All[0].Account));
        using var document = JsonDocument.Parse(
            await server.Http.GetStringAsync($"{server.Url}/openapi/v1.json", TestContext.Current.CancellationToken));
        var canaries = await Canaries.Plant(secured);
        foreach (var seed in Seeds())
            foreach (var caller in Caller.All)
            {
                using var round = new Round(
                    server, caller, secured.KeyOf(caller.Account), document.RootElement, seed, canaries);
                await round.Run(cases: (IsFull, caller.IsFirst) switch
                {
                    (true, true) => 300, (true, false) => 30, (false, true) => 25, _ => 1,
                });
                TestContext.Current.SendDiagnosticMessage(
                    $"seed {seed} as {caller.Account}: {round.Calls} calls, {round.Succeeded.Count} of "
                        + $"{round.Operations.Count} operations succeeded, not\n{string.Join('\n', round.Refused)}");
                Assert.True(round.Failures.Count == 0, Report(round, seed, caller));
                // Wrong calls that are near to no right one show little.
                Assert.True(!caller.IsFirst || round.Succeeded.Count > round.Allowed * 3 / 4, "Too few operations "
                    + $"succeeded. Not:\n{string.Join('\n', round.Refused)}");
            }
    }

    private static IEnumerable<int> Seeds() =>
        Environment.GetEnvironmentVariable(Seed) is { } seed ? [int.Parse(seed, CultureInfo.InvariantCulture)]
        : IsFull ? Enumerable.Range(1, 5) : [1];

    private static string Report(Round round, int seed, Caller caller) =>
        $"As {caller.Account}:\n{string.Join('\n', round.Failures)}\nReplay them: "
            + $"{(IsFull ? "ALLIANCE_TESTS_FULL=1 " : "")}{Seed}={seed} "
            + "dotnet tests/Alliance.Host.Tests/bin/Release/net10.0/Alliance.Host.Tests.dll -class '*ApiFuzzTests'";
}
