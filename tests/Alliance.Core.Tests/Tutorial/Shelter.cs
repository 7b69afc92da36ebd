using Alliance.Core.Actors;

namespace Alliance.Core.Tests.Tutorial;

// tutorial: state
/// <summary>All that a shelter remembers.</summary>
[GenerateSerializer, Alias("tutorial-shelter")]
public sealed class ShelterState
{
    /// <summary>People that it has room for.</summary>
    [Id(0)] public int Places { get; set; } = 100;
    /// <summary>People that are in.</summary>
    [Id(1)] public int Inside { get; set; }
    /// <summary>People that are expected, by the number of their request.</summary>
    [Id(2)] public Dictionary<string, int> Expected { get; set; } = [];

    /// <summary>Places that are neither taken nor reserved.</summary>
    public int Free => Places - Inside - Expected.Values.Sum();
}
// end

// tutorial: actor
/// <summary>A shelter (避护场所): keeps places for people who are on their way.</summary>
public sealed class Shelter(ShelterState? state = null) : Actor<ShelterState>(state)
{
    private static readonly Span Patience = Span.FromHours(3);

    /// <inheritdoc/>
    public override void On(Message message, Turn turn)
    {
        switch (message)
        {
            case Reserve m: OnReserve(m, turn); break;
            case ReportArrival m: OnArrival(m, turn); break;
            case NoShowDue m: OnNoShow(m, turn); break;
            case Restored: break; // Its timers are stored with it; it has nothing to ask again.
            default: throw NotMine(message, turn);
        }
    }
    // end

    // tutorial: reserve
    private void OnReserve(Reserve asked, Turn turn)
    {
        if (WhyNot(asked, turn.Now) is { } why)
        {
            turn.Send(turn.From, new TurnedAway(asked.AidRequest, why));
            return;
        }

        State.Expected[asked.AidRequest] = asked.People;
        turn.At(asked.AidRequest, turn.Now + Patience, new NoShowDue(asked.AidRequest));
        turn.Record(new PlacesReserved(asked.AidRequest, asked.People, State.Free));
        turn.Send(turn.From, new Reserved(asked.AidRequest, asked.People));
    }

    /// <summary>Why people cannot come; null when they can.</summary>
    private string? WhyNot(Reserve asked, Instant now) =>
        now > asked.Until ? "too late"
        : State.Expected.ContainsKey(asked.AidRequest) ? "reserved already"
        : asked.People > State.Free ? "full"
        : null;
    // end

    // tutorial: arrival
    private void OnArrival(ReportArrival report, Turn turn)
    {
        if (!State.Expected.Remove(report.AidRequest, out var people))
        {
            turn.Refuse("not-expected", $"Nobody of {report.AidRequest} is expected; reserve places first.");
            return;
        }

        State.Inside += people;
        turn.Cancel(report.AidRequest);
        turn.Record(new PeopleArrived(report.AidRequest, people));
    }

    private void OnNoShow(NoShowDue due, Turn turn)
    {
        if (State.Expected.Remove(due.AidRequest, out var people)) turn.Notify(new NobodyCame(due.AidRequest, people));
    }
    // end
}
