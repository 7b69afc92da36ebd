using System.Globalization;
using Alliance.Core.Vocabulary;
using Alliance.Simulation.Statistics;

namespace Alliance.LoadTesting.Profiles;

/// <summary>
/// What people do: how pressing their requests are, in shares of any sum, how often somebody reads one, for a hundred
/// raised, and of a hundred approvals and confirmations that agreements ask of duty desks, how many are given.
/// </summary>
internal sealed record LoadMix(int LifeSaving, int Urgent, int Routine, int Reads, int Approvals)
{
    public const string Usual = "lifeSaving=10,urgent=30,routine=60,reads=20,approvals=100";
    private const int Most = 10_000, AllApprovals = 100;

    /// <summary>
    /// Reads <c>lifeSaving=10,urgent=30,routine=60,reads=20,approvals=100</c>; what is left out is zero, but for
    /// approvals, of which all are given. Null with what is wrong.
    /// </summary>
    public static LoadMix? Parse(string text, out string? wrong)
    {
        var counts = new Dictionary<string, int>
        {
            ["lifeSaving"] = 0,
            ["urgent"] = 0,
            ["routine"] = 0,
            ["reads"] = 0,
            ["approvals"] = AllApprovals,
        };
        wrong = null;
        foreach (var part in text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (
                part.Split('=') is not [var name, var number]
                || !counts.ContainsKey(name)
                || !int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var count)
                || count > Most)
            {
                wrong =
                    $"'{part}' says nothing; write NAME=NUMBER with {string.Join(", ", counts.Keys)}, such as {Usual}.";
                return null;
            }

            counts[name] = count;
        }

        var mix = new LoadMix(
            counts["lifeSaving"],
            counts["urgent"],
            counts["routine"],
            counts["reads"],
            counts["approvals"]);
        if (mix.Approvals > AllApprovals)
        {
            wrong =
                $"approvals={mix.Approvals} is more than all; give how many of a hundred are given, such as {Usual}.";
            return null;
        }

        if (mix.Shares > 0) return mix;
        wrong = $"no request is of any priority; give lifeSaving, urgent or routine a share, such as {Usual}.";
        return null;
    }

    private int Shares => LifeSaving + Urgent + Routine;

    public Priority Draw(RandomStream random) =>
        random.Between(1, Shares) is var share && share <= LifeSaving ? Priority.LifeSaving
        : share <= LifeSaving + Urgent ? Priority.Urgent
        : Priority.Routine;

    /// <summary>Reads that go with one request.</summary>
    public int DrawReads(RandomStream random) => Reads / 100 + (random.Between(1, 100) <= Reads % 100 ? 1 : 0);

    /// <summary>Whether a desk answers; else it lets the time run out.</summary>
    public bool DrawApproval(RandomStream random) => random.Between(1, AllApprovals) <= Approvals;

    public override string ToString() =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"lifeSaving={LifeSaving},urgent={Urgent},routine={Routine},reads={Reads},approvals={Approvals}");
}
