using System.Diagnostics;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Alliance.Core.Access;
using Alliance.Host.Api.Problems;
using Alliance.Host.Tests.Access;
using Alliance.Host.Tests.Running;

namespace Alliance.Host.Tests.Fuzzing;

/// <summary>Calls every operation as one caller: rightly, so that a drill fills and the calls name what there is, and
/// then wrongly. What it sends depends on the seed and on what the server's lists hold.</summary>
internal sealed class Round : IDisposable
{
    /// <summary>Parts of paths of things that belong to several places.</summary>
    private static readonly string[] OfSeveral = ["/agreements", "/alliances", "/approvals", "/recalls", "/imports"];

    /// <summary>A drill that calls may drop.</summary>
    private const string Spare = "fuzz-spare";

    /// <summary>The longest time that a command's consequences go on leaving records.</summary>
    private static readonly TimeSpan LongestUnrest = TimeSpan.FromSeconds(10);

    private readonly TestServer _server;
    private readonly Schemas _schemas;
    private readonly IReadOnlyList<Operation> _operations;
    private readonly SocketsHttpHandler _handler =
        new() { AllowAutoRedirect = false, RequestHeaderEncodingSelector = (_, _) => Encoding.UTF8 };
    private readonly Caller _caller;
    private readonly Canaries _canaries;
    private readonly HttpClient _client;
    private readonly int _seed;
    private readonly Dictionary<string, string> _failures = [];
    private readonly Dictionary<Operation, string> _refusals = [];
    private World _world = null!;
    private int _drills, _prepared;
    private long _last;

    /// <param name="server">The server; it reads and prepares as somebody who may do everything in a drill.</param>
    /// <param name="caller">Who calls.</param>
    /// <param name="key">The API key of the caller.</param>
    /// <param name="document">The API document.</param>
    /// <param name="seed">The seed.</param>
    /// <param name="canaries">The secrets that no answer may have.</param>
    public Round(
        TestServer server, Caller caller, string key, JsonElement document, int seed, Canaries canaries)
    {
        (_server, _caller, _seed, _canaries) = (server, caller, seed, canaries);
        (_schemas, _operations) = (new Schemas(document), Operation.All(document));
        _client = new HttpClient(_handler, disposeHandler: false) { Timeout = Timeout.InfiniteTimeSpan };
        _client.DefaultRequestHeaders.Authorization = new("Bearer", key);
    }

    /// <summary>Calls that broke a property, the first of each kind.</summary>
    public IReadOnlyCollection<string> Failures => _failures.Values;

    /// <summary>Operations that succeeded at least once.</summary>
    public HashSet<Operation> Succeeded { get; } = [];

    /// <summary>What the others were answered last to a call that was meant to be right.</summary>
    public IEnumerable<string> Refused => _operations.Except(Succeeded).Select(o => $"{o}: {_refusals[o]}");

    public IReadOnlyList<Operation> Operations => _operations;

    /// <summary>The number of operations that the caller's role may use.</summary>
    public int Allowed => _operations.Count(o => !IsRefused(o));

    public int Calls { get; private set; }

    /// <summary>Runs it.</summary>
    /// <param name="cases">How many wrong calls each operation gets.</param>
    public async Task Run(int cases)
    {
        await NewDrill();
        for (var pass = 0; pass < (_caller.IsFirst ? 2 : 1); pass++)
            foreach (var operation in _operations) await Fill(operation, pass);
        foreach (var operation in _operations) await Break(operation, cases);
    }

    public void Dispose()
    {
        _client.Dispose();
        _handler.Dispose();
    }

    /// <summary>Calls it rightly until it succeeds.</summary>
    private async Task Fill(Operation operation, int pass)
    {
        await Prepare(operation);
        var valid = new ValidCalls(_schemas, _world, RandomOf(operation, pass));
        for (var tries = 0; tries < (_caller.IsFirst ? 6 : 2); tries++)
        {
            var reply = await Try(valid.Of(operation));
            if (reply is { IsSuccess: true }) return;
            Learn(valid, operation, reply);
        }
    }

    private async Task Break(Operation operation, int cases)
    {
        var random = RandomOf(operation, pass: 9);
        var (valid, mutator) = ((ValidCalls?)null, new Mutator(random));
        for (var tries = 0; tries < cases; tries++)
        {
            if (tries % 20 == 0 || operation.Method == "DELETE")
            {
                var world = _world;
                await Prepare(operation);
                if (valid is null || world != _world) valid = new ValidCalls(_schemas, _world, random);
            }

            var call = valid!.Of(operation);
            var isRight = random.Next(6) == 0;
            if (!isRight) mutator.Change(call);
            var reply = await Try(call);
            if (isRight && reply is { IsRefusal: true }) Learn(valid, operation, reply);
        }
    }

    private void Learn(ValidCalls valid, Operation operation, Reply? reply)
    {
        if (reply?.Json is not { } problem) return;
        _refusals[operation] = problem.GetRawText();
        valid.Learn(problem);
    }

    private async Task Prepare(Operation operation)
    {
        // Reading everything takes longer than most calls.
        if (!_caller.IsFirst && _prepared++ % 12 != 0) return;
        await _world.Read();
        if (_world.IsWorn) await NewDrill();
        if (operation.Method == "DELETE")
            await _server.Send(HttpMethod.Post, ApiPaths.Realms, new JsonObject { ["name"] = Spare });
    }

    private async Task NewDrill()
    {
        var name = $"fuzz-{_seed}-{_caller.Account}-{++_drills}";
        await Canaries.PlantIn(_server, await _server.Drill(name));
        _world = new World(_server, name);
        await _world.Read();
        _last = await _world.Event();
    }

    /// <summary>Sends a call and holds the answer against all properties.</summary>
    private async Task<Reply?> Try(Call call)
    {
        if (call.Operation.Method == "DELETE" && call.Names.GetValueOrDefault("realm") == _world.Drill)
            call.Names["realm"] = Spare;
        Calls++;
        Reply reply;
        try
        {
            reply = await Reply.To(call, _client, _server.Url);
        }
        catch (OperationCanceledException)
        {
            Fail(call, $"does not answer within {Reply.Patience.TotalSeconds} s");
            return null;
        }
        catch (HttpRequestException broken)
        {
            Fail(call, $"breaks the connection: {broken.Message}");
            return null;
        }

        if (reply.IsSuccess && call.Method == call.Operation.Method) Succeeded.Add(call.Operation);
        if (reply.IsSuccess && IsRefused(call.Operation)) Fail(call, $"is not for {_caller.Role}, and succeeds");
        if (reply.IsSuccess && ActsElsewhere(call)) Fail(call, "acts for another place than the caller's own");
        if (_canaries.In(_caller, reply.Text) is { } secret) Fail(call, $"tells a secret: {secret}");
        if (reply.Wrong(call, _schemas) is { } wrong) Fail(call, wrong);
        if (reply.IsSuccess) _last = await _world.Event();
        if (reply.IsRefusal && await ChangesAnything(call)) Fail(call, $"changes something and answers {reply.Status}");
        if (reply is { Status: 201, Location: { } made } && call.Operation.Path == ApiPaths.Realms)
            await Drop(call, made);
        return reply;
    }

    /// <summary>Whether a refused call leaves a record. What went on before it leaves some as well, so it is sent again
    /// until that has ended.</summary>
    private async Task<bool> ChangesAnything(Call call)
    {
        for (var since = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(since) < LongestUnrest;)
        {
            var before = _last;
            _last = await _world.Event();
            if (_last == before || !(await Reply.To(call, _client, _server.Url)).IsRefusal) return false;
        }

        return true;
    }

    /// <summary>Drops a realm that a call made. All its lists must answer before.</summary>
    private async Task Drop(Call call, string made)
    {
        foreach (var list in World.Lists.Select(l => $"{made}/{l}limit=500").Append($"{made}/situation"))
            if (await _server.Get(list) is { Status: not System.Net.HttpStatusCode.OK } answer)
                Fail(call, $"is taken, and then {list} answers {answer.Status}: {answer.Body?.ToJsonString()}");
        await _server.Send(HttpMethod.Delete, made);
    }

    private bool IsRefused(Operation operation) =>
        EndpointRoles.Of(operation.Method, operation.Path, _caller.Role) is var cell
        && (cell == "–" || cell == "load-*" || (cell == "drills" && _caller.Role != Role.ExerciseDirector));

    /// <summary>Whether a township officer succeeded with what names nothing of the own township. Agreements and
    /// approvals name it by other numbers.</summary>
    private bool ActsElsewhere(Call call) =>
        _caller.Role == Role.TownshipOfficer
        && EndpointRoles.Of(call.Operation.Method, call.Operation.Path, _caller.Role) == "own"
        && !OfSeveral.Any(part => call.Operation.Path.Contains(part, StringComparison.Ordinal))
        && !$"{call.Address} {Encoding.UTF8.GetString(call.Body ?? [])}".Contains(
            Caller.OwnPlace, StringComparison.Ordinal);

    private void Fail(Call call, string why) => _failures.TryAdd(
        $"{call.Operation} {why[..Math.Min(why.Length, 18)]}", $"{call.Operation} {why}\n    {call}");

    private Random RandomOf(Operation operation, int pass) =>
        new((((_seed * 1_000) + _operations.ToList().IndexOf(operation)) * 10) + pass);
}
