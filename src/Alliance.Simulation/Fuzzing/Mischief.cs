using Alliance.Core.Actors;
using Alliance.Simulation.World;

namespace Alliance.Simulation.Fuzzing;

/// <summary>Decides which faults happen and counts those that did. Each kind draws from a stream of its own, so that leaving one out changes
/// no draw of another; and each seed has its own rates, some of them zero, so that calm and wild seeds both occur.</summary>
internal sealed class Mischief
{
    /// <summary>The most that each kind happens per thousand chances, by <see cref="Fault"/>; those that come at times of their own have their count per storm here.</summary>
    private static readonly int[] Most = [60, 50, 20, 80, 8, 8, 40, 6, 6, 4, 12];
    private readonly FuzzCase _case;
    private readonly RandomStream[] _streams;
    private readonly int[] _rates;
    private readonly long[] _counts;

    public Mischief(FuzzCase fuzzCase)
    {
        _case = fuzzCase;
        var kinds = Enum.GetValues<Fault>();
        _streams = [.. kinds.Select(f => new RandomStream(fuzzCase.Seed, default, $"fault/{f}"))];
        _rates = [.. kinds.Select(f => _streams[(int)f].Chance(150) ? 0 : (int)_streams[(int)f].Between(1, Most[(int)f]))];
        _counts = new long[kinds.Length];
    }

    /// <summary>Faults happen until the storm is over.</summary>
    public bool IsOver { get; set; }

    public IReadOnlyList<long> Counts => _counts;

    /// <summary>How many per thousand, or how many in a storm.</summary>
    public int Rate(Fault fault) => _case.Without.Contains(fault) ? 0 : _rates[(int)fault];

    /// <summary>The stream from which a fault's particulars are drawn.</summary>
    public RandomStream Of(Fault fault) => _streams[(int)fault];

    /// <summary>Whether it happens this time; it is up to the caller to count it once it has.</summary>
    public bool Strikes(Fault fault) => !IsOver && Of(fault).Chance(_rates[(int)fault]) && !_case.Without.Contains(fault);

    public void Count(Fault fault) => _counts[(int)fault]++;
}
