using Alliance.Core.Actors;

namespace Alliance.Simulation.Radios;

/// <summary>How mail between actors fares in a scenario.</summary>
public sealed record RadioSetup
{
    /// <summary>The most by which mail takes longer than the lookahead.</summary>
    public Span Jitter { get; init; }
    /// <summary>How many of a thousand attempts are lost; from 0 to <see cref="MaxLossPermille"/>.</summary>
    public int LossPermille { get; init; }
    /// <summary>After how long a lost assured message is first tried again; the wait doubles each time.</summary>
    public Span FirstRetry { get; init; } = new(30_000);
    /// <summary>The longest wait between two attempts.</summary>
    public Span LastRetry { get; init; } = Span.FromMinutes(10);
    /// <summary>Places that are silent for a time.</summary>
    public IReadOnlyList<Outage> Outages { get; init; } = [];

    /// <summary>The most that <see cref="LossPermille"/> may be, so that assured mail arrives in the end.</summary>
    public const int MaxLossPermille = 950;

    /// <summary>Checks the values.</summary>
    /// <exception cref="ArgumentException">One is out of its range; the message names it.</exception>
    public void Validate()
    {
        if (Jitter.Milliseconds < 0) throw new ArgumentException($"{nameof(Jitter)} must not be negative.");
        if (LossPermille is < 0 or > MaxLossPermille)
            throw new ArgumentException($"{nameof(LossPermille)} must be from 0 to {MaxLossPermille}.");
        if (FirstRetry.Milliseconds <= 0 || LastRetry.Milliseconds < FirstRetry.Milliseconds)
            throw new ArgumentException(
                $"{nameof(FirstRetry)} must be above zero and {nameof(LastRetry)} at least as long.");
        foreach (var outage in Outages)
            if (outage.To <= outage.From)
                throw new ArgumentException($"The outage of {outage.Place} ends before it begins.");
    }
}

/// <summary>A place whose radio is silent: what crosses its border in that time is lost.</summary>
/// <param name="Place">Code of the township.</param>
/// <param name="From">When it begins.</param>
/// <param name="To">When it is over; that moment itself is clear.</param>
public sealed record Outage(string Place, Instant From, Instant To);
