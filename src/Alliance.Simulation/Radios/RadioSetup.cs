using Alliance.Core.Actors;

namespace Alliance.Simulation.Radios;

/// <summary>The radio conditions of mail between actors in a scenario.</summary>
public sealed record RadioSetup
{
    /// <summary>The longest delay of mail in addition to the lookahead.</summary>
    public Span Jitter { get; init; }
    /// <summary>The share of transmission attempts that are lost, in permille, from 0 to
    /// <see cref="MaxLossPermille"/>.</summary>
    public int LossPermille { get; init; }
    /// <summary>The wait before the first retry of a lost assured message. The wait doubles each time. Default: 30
    /// s.</summary>
    public Span FirstRetry { get; init; } = new(30_000);
    /// <summary>The longest wait between two attempts. Default: 10 minutes.</summary>
    public Span LastRetry { get; init; } = Span.FromMinutes(10);
    /// <summary>The places that are silent, with their times.</summary>
    public IReadOnlyList<Outage> Outages { get; init; } = [];

    /// <summary>The highest value of <see cref="LossPermille"/>. It ensures that assured mail arrives in the
    /// end.</summary>
    public const int MaxLossPermille = 950;

    /// <summary>Checks the values.</summary>
    /// <exception cref="ArgumentException">A value is out of its range. The message names it.</exception>
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

/// <summary>A time in which the radio of a place is silent. Mail across its border in that time is lost.</summary>
/// <param name="Place">The code of the township.</param>
/// <param name="From">The begin of the silence.</param>
/// <param name="To">The end of the silence. At that moment the radio works again.</param>
public sealed record Outage(string Place, Instant From, Instant To);
