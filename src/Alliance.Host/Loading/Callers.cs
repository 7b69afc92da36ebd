using System.Diagnostics;
using System.Text.Json;
using Alliance.Core.Requests;
using Alliance.Simulation.World;
using Alliance.Core.Actors;

namespace Alliance.Host.Loading;

/// <summary>What the standard request of an incident asks for, and whose desk asks.</summary>
internal readonly record struct ResourceRequest(string Kind, string Place);

/// <summary>Plays the desks that raise requests, and those who read them.</summary>
internal sealed class Callers
{
    private const int Tries = 3, MostWaiting = 20_000;
    private readonly LoadClient _client;
    private readonly LoadTally _tally;
    private readonly RequestBook _book;
    private readonly LoadMix _mix;
    private readonly IReadOnlyList<(string Number, ResourceRequest Asks)> _incidents;
    private readonly CancellationToken _end;
    private readonly RandomStream _random;
    private int _raised;

    public Callers(LoadClient client, LoadTally tally, RequestBook book, LoadOptions options, IReadOnlyList<(string Number, ResourceRequest Asks)> incidents, CancellationToken end)
    {
        (_client, _tally, _book, _mix, _incidents, _end) = (client, tally, book, options.Mix, incidents, end);
        _random = new RandomStream(options.Seed, new ActorId(ActorKind.Realm, "load"), "callers");
    }

    /// <summary>Calls that wait for their answers.</summary>
    public int Waiting => _client.Waiting;

    /// <summary>Raises the next request; called by one thread. The task is done when it is answered and read.</summary>
    public Task Raise(StepRun? run, long intended)
    {
        var number = _raised++;
        var (priority, reads) = (_mix.Draw(_random), _mix.DrawReads(_random));
        return Task.Run(() => Raise(run, intended, number, priority, reads), CancellationToken.None);
    }

    private async Task Raise(StepRun? run, long intended, int count, Priority priority, int reads)
    {
        var sent = Stopwatch.GetTimestamp();
        run?.Lag.Add(Stopwatch.GetElapsedTime(intended, sent));
        if (_client.Waiting > MostWaiting)
        {
            run?.Overrun();
            return;
        }

        try
        {
            var (incident, asks) = _incidents[count % _incidents.Count];
            var body = $$"""{"author":{"name":"王建国","office":"{{asks.Place}}值班室"},"incident":"{{incident}}","lines":[{"kind":"{{asks.Kind}}","quantity":{{LoadRegion.OneSquad}},"priority":"{{JsonNamingPolicy.CamelCase.ConvertName(priority.ToString())}}"}]}""";
            var result = await _client.Command("aid-requests", body, $"raise-{count}", Tries, _end);
            Take(result, run, intended, sent, priority);
            for (var i = 0; i < reads && result.IsDone; i++) await Read(result.Number!);
        }
        catch (OperationCanceledException)
        {
            // The run is over.
        }
    }

    private void Take(in CallResult result, StepRun? run, long intended, long sent, Priority priority)
    {
        var now = Stopwatch.GetTimestamp();
        if (result.IsDone)
        {
            var course = _book[result.Number!];
            (course.Step, course.Priority, course.Intended, course.Acknowledged) = (run?.Step.Index ?? -1, priority, intended, now);
            _tally.Ack(new AckedCommand(AckedKind.Raised, result.Number!, null, result.Record));
        }
        else if (result.IsRefusedForNow)
        {
            run?.Reject(Stopwatch.GetElapsedTime(sent, now));
            _tally.RejectedNow(priority, Stopwatch.GetElapsedTime(sent, now));
        }
        else
        {
            run?.Fail();
            _tally.Error($"raise {result.Error}");
        }
    }

    private async Task Read(string number)
    {
        try
        {
            using var _ = await _client.Get($"{_client.Realm}/aid-requests/{number}", _end);
        }
        catch (LoadFailedException failure)
        {
            _tally.Error($"read {failure.Kind}");
        }
    }
}
