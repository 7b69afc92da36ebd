namespace Alliance.LoadTesting.Profiles;

/// <summary>A step: a part of a run at one rate.</summary>
/// <param name="Index">The index of the step, from 0; -1 for the warm-up.</param>
/// <param name="PerSecond">The number of requests per second.</param>
/// <param name="Length">The length of the step.</param>
/// <param name="Begins">In a scenario, the start of the step after its first event.</param>
/// <param name="FromHour">In a scenario, its hour at which the step begins; null for other profiles.</param>
internal sealed record LoadStep(
    int Index,
    double PerSecond,
    TimeSpan Length,
    TimeSpan Begins = default,
    double? FromHour = null);

/// <summary>The steps of a profile.</summary>
internal static class LoadPlan
{
    /// <summary>The most steps of a ramp.</summary>
    public const int MostSteps = 24;
    public const double SurgeFactor = 10;
    private static readonly TimeSpan SurgeLength = TimeSpan.FromSeconds(30), SoakPart = TimeSpan.FromMinutes(1);

    public static IEnumerable<LoadStep> Of(LoadOptions options) =>
        options.Profile switch
        {
            LoadProfile.Steady => [new(0, options.Rate, options.Step)],
            LoadProfile.Ramp => Enumerable
                .Range(0, MostSteps)
                .Select(i => new LoadStep(i, Math.Round(options.Rate * Math.Pow(options.Factor, i), 1), options.Step)),
            LoadProfile.Surge =>
            [
                new(0, options.Rate, options.Step),
                new(1, options.Rate * SurgeFactor, SurgeLength),
                new(2, options.Rate, options.Step),
            ],
            LoadProfile.Soak => Soak(options),
            LoadProfile.Scenario => options.Scenario!.Steps(options.Step),
            _ => throw new ArgumentOutOfRangeException(nameof(options), options.Profile, "An unknown profile."),
        };

    /// <summary>Returns the total length of the steps; null for a ramp, whose length is not known beforehand.</summary>
    public static TimeSpan? Length(LoadOptions options) =>
        options.Profile == LoadProfile.Ramp ? null : TimeSpan.FromTicks(Of(options).Sum(s => s.Length.Ticks));

    /// <summary>Computes the squads that a region needs so that at most half are out. A ramp is assumed to end at a few
    /// hundred requests a second.</summary>
    public static int Squads(LoadOptions options)
    {
        const double RampMost = 400;
        const int Least = 200;
        // A surge is more than the server can do at once: teams wait longer for their orders.
        var slack = options.Profile == LoadProfile.Surge ? 12 : 4;
        var most = options.Profile switch
        {
            LoadProfile.Ramp => Math.Max(RampMost, options.Rate * 4),
            LoadProfile.Surge => options.Rate * SurgeFactor,
            _ => options.Rate,
        };
        return Math.Max(Least, (int)Math.Ceiling(2 * most * (options.Cycle.TotalSeconds + slack)));
    }

    private static IEnumerable<LoadStep> Soak(LoadOptions options)
    {
        var index = 0;
        for (var left = options.Step; left > TimeSpan.Zero; left -= SoakPart)
            yield return new(index++, options.Rate, left < SoakPart ? left : SoakPart);
    }
}
