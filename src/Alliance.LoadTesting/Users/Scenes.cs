using Alliance.Core.Actors;
using Alliance.Core.Identifiers;
using Alliance.Core.Resources;
using Alliance.Core.Vocabulary;
using Alliance.LoadTesting.Calls;
using Alliance.LoadTesting.Measuring;
using Alliance.LoadTesting.Profiles;
using Alliance.Simulation.Rehearsals;
using Alliance.Simulation.Statistics;

namespace Alliance.LoadTesting.Users;

/// <summary>
/// Plays the scenes and headquarters of a scenario: reports its incidents, raises what they ask for, closes them when
/// they have passed, cuts its roads and gives its orders. The township numbers an incident anew, so what is asked for
/// it waits for that number.
/// </summary>
internal sealed class Scenes(RetryingCaller calls, RequestRaiser raiser, LoadTally tally, LoadOptions options)
{
    private const int MsPerMinute = 60_000;
    private readonly RandomStream _random = new(options.Seed, new ActorId(ActorKind.Realm, "load"), "scenes");
    private readonly Dictionary<string, OpenScene> _scenes = new(StringComparer.Ordinal);
    private readonly OpenTasks _commands = new();
    private int _given;

    private sealed class OpenScene
    {
        public required Task<string?> Number { get; init; }
        public List<Task> Asked { get; } = [];
    }

    /// <summary>Commands, requests apart, that wait for their answers.</summary>
    public int UnderWay => _commands.Count;

    /// <summary>Has an event happen; called by one thread.</summary>
    public Task Happen(TimetableEvent happening, StepRun? run, long intended) =>
        happening switch
        {
            IncidentStrikes strike => Strike(strike),
            AidIsAsked ask => Ask(ask, run, intended),
            IncidentPasses pass => _scenes.Remove(pass.Incident, out var scene) ? Close(scene) : Task.CompletedTask,
            RoadChanges road => Give(
                "road",
                $"roads/{road.Road.A}/{road.Road.B}",
                new PostedRoad(road.Open) { Author = By("公路养护站") },
                null),
            LevelChanges level => Give(
                "level",
                $"{PathOf(level.Change.Tier)}/response-level",
                new PostedLevel(level.Change.Level, level.Change.Cause, level.Change.Basis) { Author = By("指挥长") },
                level.Change.Tier.ToString()),
            OrderIsGiven order => Give(
                "order",
                $"command-centres/{order.Order.Centre}/orders",
                Body(order),
                new ActorId(ActorKind.CommandCentre, order.Order.Centre).ToString()),
            _ => throw new ArgumentOutOfRangeException(nameof(happening), happening, "An unknown event."),
        };

    /// <summary>Closes every incident that has not passed, where a run ends early.</summary>
    public Task CloseAll()
    {
        List<OpenScene> open = [.. _scenes.Values];
        _scenes.Clear();
        return Task.WhenAll(open.Select(Close));
    }

    private Task Strike(IncidentStrikes strike)
    {
        var author = By($"{strike.Place}值班室");
        var body = new PostedIncident(strike.Place, strike.Name, strike.Hazard) { Author = author };
        var number = Task.Run(
            async () => (await Give("incident", "incidents", body, $"Township/{strike.Place}")).Number,
            CancellationToken.None);
        _scenes.Add(strike.Incident, new OpenScene { Number = number });
        return number;
    }

    private Task Ask(AidIsAsked ask, StepRun? run, long intended)
    {
        var scene = _scenes[ask.Incident];
        var request = new RequestToRaise(
            $"raise-{_given++}", ask.Lines.Min(l => l.Priority), options.Mix.DrawReads(_random),
            async () => await scene.Number is { } number ? BodyOf(ask, number).ToJson() : null);
        var raising = Task.Run(() => raiser.Raise(run, intended, request), CancellationToken.None);
        scene.Asked.Add(raising);
        return raising;
    }

    /// <summary>Once all that was asked for it is answered.</summary>
    private Task Close(OpenScene scene) =>
        _commands.Of(async () =>
        {
            await Task.WhenAll(scene.Asked);
            if (await scene.Number is { } number)
                await Give(
                    "close",
                    $"incidents/{number}/close",
                    new PostedEnding("险情解除") { Author = By("现场指挥员") },
                    $"Incident/{number}");
        });

    private async Task<CallResult> Give(string what, string path, PostedCommand body, string? actor)
    {
        var result = default(CallResult);
        await _commands.Of(async () =>
            result = await calls.Give(what, path, body.ToJson(), $"{what}-{Interlocked.Increment(ref _given)}"));
        if (result.IsDone && actor is not null)
            tally.Ack(new AckedCommand(AckedKind.Given, actor, null, result.Record));
        return result;
    }

    internal static PostedAidRequest BodyOf(AidIsAsked ask, string incident) =>
        new(incident, [.. ask.Lines.Select(l => LineOf(l, ask.At))]) { Author = By("现场指挥部") };

    private static PostedLine LineOf(LineSpec line, Instant asked)
    {
        var minutes = (int)Math.Max(1, (line.NeededBy - asked).Milliseconds / MsPerMinute);
        var plain = new PostedLine(line.Kind.Code, line.Quantity, line.Priority) { NeededWithinMinutes = minutes };
        if (line.Requirement is not { } wish) return plain;
        return plain with
        {
            MinimumType = wish.MinimumType == Capability.LeastType ? null : wish.MinimumType,
            MinimumPeople = wish.MinimumPeople == 0 ? null : wish.MinimumPeople,
            EnduranceHours = wish.EnduranceHours == 0 ? null : wish.EnduranceHours,
            Equipment = wish.Equipment.Length == 0 ? null : wish.Equipment.ToDictionary(e => e.Kind.Code, e => e.Count),
            Substitutes = wish.Substitutes.Length == 0 ? null : [.. wish.Substitutes.Select(s => s.Code)],
        };
    }

    private static PostedOrder Body(OrderIsGiven given) => new(
        given.Order.Townships.Count == 0 ? null : [.. given.Order.Townships],
        given.Order.Floor,
        (int)((given.Order.Until - given.Order.At).Milliseconds / MsPerMinute),
        given.Order.Reason)
    {
        Author = By("指挥长"),
    };

    private static string PathOf(ActorId tier) =>
        $"{(tier.Kind == ActorKind.Township ? "townships" : "command-centres")}/{tier.Key}";

    private static PostedAuthor By(string office) => new("王建国", office);
}
