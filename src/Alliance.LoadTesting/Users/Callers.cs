using Alliance.Core.Identifiers;
using Alliance.Core.Vocabulary;
using Alliance.LoadTesting.Calls;
using Alliance.LoadTesting.Measuring;
using Alliance.LoadTesting.Profiles;
using Alliance.LoadTesting.Regions;
using Alliance.Simulation.Statistics;

namespace Alliance.LoadTesting.Users;

/// <summary>Plays the desks that raise standard requests. The requests belong to the incidents in turn.</summary>
internal sealed class Callers
{
    private readonly RequestRaiser _raiser;
    private readonly LoadMix _mix;
    private readonly IReadOnlyList<(string Number, StandardRequest Asks)> _incidents;
    private readonly RandomStream _random;
    private int _raised;

    public Callers(
        RequestRaiser raiser,
        LoadOptions options,
        IReadOnlyList<(string Number, StandardRequest Asks)> incidents)
    {
        (_raiser, _mix, _incidents) = (raiser, options.Mix, incidents);
        _random = new RandomStream(options.Seed, new ActorId(ActorKind.Realm, "load"), "callers");
    }

    /// <summary>Raises the next request. It must be called by one thread. The task is done when the request is answered
    /// and read.</summary>
    /// <param name="run">The step that it belongs to; null for none.</param>
    /// <param name="intended">The moment at which it was to be sent.</param>
    /// <param name="incident">The index of its incident; null to take each in turn.</param>
    public Task Raise(StepRun? run, long intended, int? incident = null)
    {
        var count = _raised++;
        var (priority, reads) = (_mix.Draw(_random), _mix.DrawReads(_random));
        var (number, asks) = _incidents[(incident ?? count) % _incidents.Count];
        var request = new RequestToRaise($"raise-{count}", priority, reads, () =>
            ValueTask.FromResult<string?>(Body(number, asks, priority)));
        return Task.Run(() => _raiser.Raise(run, intended, request), CancellationToken.None);
    }

    private static string Body(string incident, in StandardRequest asks, Priority priority) =>
        new PostedAidRequest(incident, [new PostedLine(asks.Kind, asks.People, priority)])
        {
            Author = new PostedAuthor("王建国", $"{asks.Place}值班室"),
        }.ToJson();
}
