using Alliance.Simulation.Statistics;

namespace Alliance.Simulation.Fuzzing.Systems;

/// <summary>Decides which faults happen and counts them.</summary>
/// <remarks>Each kind draws from its own random stream, so leaving out one kind changes no draw of another. Each seed
/// has its own rates. Some rates are zero, so that calm and wild seeds both occur.</remarks>
internal sealed class FaultPlan
{
    /// <summary>The highest rate of each kind per thousand chances, by <see cref="Fault"/>.
    /// For faults at planned times it is the highest count.</summary>
    private static readonly int[] Most = [60, 50, 20, 80, 8, 8, 40, 6, 6, 4, 12];
    private readonly FuzzCase _case;
    private readonly RandomStream[] _streams;
    private readonly int[] _rates;
    private readonly long[] _counts;

    public FaultPlan(FuzzCase fuzzCase)
    {
        _case = fuzzCase;
        var kinds = Enum.GetValues<Fault>();
        _streams = [.. kinds.Select(f => new RandomStream(fuzzCase.Seed, default, $"fault/{f}"))];
        _rates =
            [.. kinds.Select(f => _streams[(int)f].Chance(150) ? 0 : (int)_streams[(int)f].Between(1, Most[(int)f]))];
        _counts = new long[kinds.Length];
    }

    /// <summary>Whether the fault phase is over. No fault happens afterwards.</summary>
    public bool IsOver { get; set; }

    public IReadOnlyList<long> Counts => _counts;

    /// <summary>The rate per thousand chances, or the count for faults at planned times;
    /// 0 when the case leaves the fault out.</summary>
    public int Rate(Fault fault) => _case.Without.Contains(fault) ? 0 : _rates[(int)fault];

    /// <summary>The random stream for the details of a fault.</summary>
    public RandomStream StreamOf(Fault fault) => _streams[(int)fault];

    /// <summary>Draws whether the fault happens now. The caller counts it once it has happened.</summary>
    public bool ShouldInject(Fault fault) =>
        !IsOver && StreamOf(fault).Chance(_rates[(int)fault]) && !_case.Without.Contains(fault);

    public void Count(Fault fault) => _counts[(int)fault]++;
}
