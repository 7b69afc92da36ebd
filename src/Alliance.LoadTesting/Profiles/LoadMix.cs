using System.Globalization;
using Alliance.Core.Stories;
using Alliance.Core.Vocabulary;
using Alliance.Simulation.Statistics;

namespace Alliance.LoadTesting.Profiles;

/// <summary>The mix of actions. The priorities of requests are shares of any sum. <c>Reads</c> is the number of reads
/// for a hundred requests. <c>Approvals</c> is the number of approvals and confirmations that duty desks give, of a
/// hundred that agreements require.</summary>
internal sealed record LoadMix(int LifeSaving, int Urgent, int Routine, int Reads, int Approvals)
{
    public const string Usual = "lifeSaving=10,urgent=30,routine=60,reads=20,approvals=100";
    private const int Most = 10_000, AllApprovals = 100;

    /// <summary>Parses <c>lifeSaving=10,urgent=30,routine=60,reads=20,approvals=100</c>. A missing part is zero, except
    /// approvals, of which all are given. Returns null and an error for other texts.</summary>
    public static LoadMix? Parse(string text, out Telling? wrong)
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
                var names = string.Join(", ", counts.Keys);
                wrong = new($"“{part}”无法理解；请写成 名称=数，名称有 {names}，例如 {Usual}。",
                    $"'{part}' says nothing; write NAME=NUMBER with {names}, such as {Usual}.");
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
            wrong = new($"approvals={mix.Approvals} 超过全部；请给出每百个中批准的个数，例如 {Usual}。",
                $"approvals={mix.Approvals} is more than all; give how many of a hundred are given, such as {Usual}.");
            return null;
        }

        if (mix.Shares > 0) return mix;
        wrong = new($"没有任何优先级的请求；请给 lifeSaving、urgent 或 routine 一个比例，例如 {Usual}。",
            $"no request is of any priority; give lifeSaving, urgent or routine a share, such as {Usual}.");
        return null;
    }

    private int Shares => LifeSaving + Urgent + Routine;

    public Priority Draw(RandomStream random) =>
        random.Between(1, Shares) is var share && share <= LifeSaving ? Priority.LifeSaving
        : share <= LifeSaving + Urgent ? Priority.Urgent
        : Priority.Routine;

    /// <summary>Draws the number of reads for one request.</summary>
    public int DrawReads(RandomStream random) => Reads / 100 + (random.Between(1, 100) <= Reads % 100 ? 1 : 0);

    /// <summary>Draws whether a desk answers. If not, the desk lets the time run out.</summary>
    public bool DrawApproval(RandomStream random) => random.Between(1, AllApprovals) <= Approvals;

    public override string ToString() =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"lifeSaving={LifeSaving},urgent={Urgent},routine={Routine},reads={Reads},approvals={Approvals}");
}
