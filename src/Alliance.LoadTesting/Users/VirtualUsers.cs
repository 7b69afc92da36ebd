using Alliance.LoadTesting.Calls;
using Alliance.LoadTesting.Measuring;
using Alliance.LoadTesting.Profiles;

namespace Alliance.LoadTesting.Users;

/// <summary>All played people of a run, and the counters and traces of what they do.</summary>
internal sealed class VirtualUsers
{
    private readonly ApiClient _client;
    private readonly CancellationToken _end;

    public VirtualUsers(ApiClient client, LoadOptions options, CancellationToken end)
    {
        (_client, _end) = (client, end);
        var calls = new RetryingCaller(client, Tally, end);
        Raiser = new RequestRaiser(client, Tally, Book, end);
        Crews = new Crews(calls, Tally, options.Cycle, end);
        Keepers = new Storekeepers(calls, Tally, options.Cycle, end);
        Desks = new DutyDesks(calls, Tally, options.Mix, options.Seed);
        Scenes = new Scenes(calls, Raiser, Tally, options);
    }

    public RequestTraces Book { get; } = new();
    public LoadTally Tally { get; } = new();
    public RequestRaiser Raiser { get; }
    public Crews Crews { get; }
    public Storekeepers Keepers { get; }
    public DutyDesks Desks { get; }
    public Scenes Scenes { get; }

    /// <summary>The number of calls that wait for their answers.</summary>
    public int Waiting => _client.Waiting;

    /// <summary>Whether any played person is under way or waits for an answer.</summary>
    public bool AreBusy =>
        Waiting > 0 || Crews.UnderWay > 0 || Keepers.UnderWay > 0 || Desks.UnderWay > 0 || Scenes.UnderWay > 0;

    /// <summary>Listens to the event stream for them, until the run ends.</summary>
    public Task Listen() => new EventDispatcher(_client, Book, Tally, Crews, Keepers, Desks).Watch(0, _end);
}
