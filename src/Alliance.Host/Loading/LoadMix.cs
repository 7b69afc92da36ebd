using System.Globalization;
using Alliance.Core.Requests;
using Alliance.Simulation.World;

namespace Alliance.Host.Loading;

/// <summary>What people do: how pressing their requests are, in shares of any sum, and how often somebody reads one, for a hundred raised.</summary>
internal sealed record LoadMix(int LifeSaving, int Urgent, int Routine, int Reads)
{
    public const string Usual = "lifeSaving=10,urgent=30,routine=60,reads=20";
    private const int Most = 10_000;

    /// <summary>Reads <c>lifeSaving=10,urgent=30,routine=60,reads=20</c>; what is left out is zero. Null with what is wrong.</summary>
    public static LoadMix? Parse(string text, out string? wrong)
    {
        var counts = new Dictionary<string, int> { ["lifeSaving"] = 0, ["urgent"] = 0, ["routine"] = 0, ["reads"] = 0 };
        wrong = null;
        foreach (var part in text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (part.Split('=') is not [var name, var number] || !counts.ContainsKey(name) || !int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var count) || count > Most)
            {
                wrong = $"'{part}' says nothing; write NAME=NUMBER with {string.Join(", ", counts.Keys)}, such as {Usual}.";
                return null;
            }

            counts[name] = count;
        }

        var mix = new LoadMix(counts["lifeSaving"], counts["urgent"], counts["routine"], counts["reads"]);
        if (mix.Shares > 0) return mix;
        wrong = $"no request is of any priority; give lifeSaving, urgent or routine a share, such as {Usual}.";
        return null;
    }

    private int Shares => LifeSaving + Urgent + Routine;

    public Priority Draw(RandomStream random) => random.Between(1, Shares) is var share && share <= LifeSaving ? Priority.LifeSaving
        : share <= LifeSaving + Urgent ? Priority.Urgent : Priority.Routine;

    /// <summary>Reads that go with one request.</summary>
    public int DrawReads(RandomStream random) => Reads / 100 + (random.Between(1, 100) <= Reads % 100 ? 1 : 0);

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"lifeSaving={LifeSaving},urgent={Urgent},routine={Routine},reads={Reads}");
}
