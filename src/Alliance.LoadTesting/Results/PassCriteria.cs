using System.Globalization;
using Alliance.Core.Stories;

namespace Alliance.LoadTesting.Results;

/// <summary>The criteria by which a run is judged, and their description.</summary>
internal sealed record PassCriteria
{
    /// <summary>A request must be committed within this time to count.</summary>
    public static readonly TimeSpan InTime = TimeSpan.FromSeconds(5);
    /// <summary>The share of offered requests that must be committed in time, in permille.</summary>
    public const int SustainedPermille = 990;
    /// <summary>The time within which everything must end after the last request was raised.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(40);

    /// <summary>The number of squads. The step is void if more than half of them are out. Null where the scenario
    /// determines the number.</summary>
    public required int? Squads { get; init; }
    /// <summary>Whether a request must be committed in time to count. Otherwise it counts when it was acknowledged in
    /// time.</summary>
    public required bool WantsCommitment { get; init; }

    /// <summary>Whether the region may run out of resources, because it was not made for load. A step is then void if
    /// more requests than may fail had no offer, and the others were in time.</summary>
    public bool MayRunShort { get; init; }

    /// <summary>Whether every request ends within seconds without an action of a person: it is committed or given
    /// up.</summary>
    public bool EndsByItself { get; init; }

    private static string Percent => (SustainedPermille / 10d).ToString(CultureInfo.InvariantCulture);

    /// <summary>The meanings of the words in the result.</summary>
    public LoadMeanings Meanings => WantsCommitment ? OfCommitments : OfAcknowledgements;

    private LoadMeanings OfCommitments => new(
        new($"所发请求的 {Percent} % 在 {InTime.TotalSeconds} 秒内得到承诺，各延迟指标均达到，且未作废",
            $"{Percent} % of those offered committed within {InTime.TotalSeconds} s, every latency limit kept, not "
                + "void"),
        MayRunShort
            ? new("已确认而到结束仍无承诺：没有队伍可派，或服务过慢",
                "acknowledged, and ended without a commitment: nobody had a squad for it, or the server was late")
            : new("已确认而到结束仍无承诺：队伍足够，故为服务过慢",
                "acknowledged, and ended without a commitment: there are squads for all, so the server was late"),
        Stuck(EndsByItself ? new("最后一个请求发出", "the last was asked")
            : new("取消结束时仍无承诺的请求", "what was still uncommitted at the end was cancelled")));

    private static LoadMeanings OfAcknowledgements => new(
        new($"所发请求的 {Percent} % 在 {InTime.TotalSeconds} 秒内得到确认（“达成”即按此计），各延迟指标均达到，"
                + "且未作废；队伍是否够用由情景决定",
            $"{Percent} % of those offered acknowledged within {InTime.TotalSeconds} s (which is what achieved counts),"
                + " every latency limit kept, not void; whether there are squads for all is the scenario's matter"),
        new("已确认而到结束没有队伍或物资承诺：情景可以要求多于现有的力量，不算差错",
            "acknowledged, and no squad and no stock was committed to it by the end: the scenario may ask for more "
                + "than there is, so it is no fault"),
        Stuck(new("所有险情结束", "every incident was closed")));

    /// <summary>Returns the criteria for a profile with rates, in a region with the given number of squads that can
    /// answer.</summary>
    public static PassCriteria OfRates(int squads) => new() { Squads = squads, WantsCommitment = true };

    /// <summary>The criteria for a scenario. It determines its own resources and requests.</summary>
    public static PassCriteria OfScenario { get; } = new() { Squads = null, WantsCommitment = false };

    private static Telling Stuck(Telling after) => new(
        $"{after.Zh}且所有人返回 {Patience.TotalSeconds:0} 秒后，仍未了结的请求，以及既非待命、休整也非停用的队伍",
        $"requests open, and squads neither available, resting nor out of service, {Patience.TotalSeconds:0} s after "
            + $"{after.En} and everybody had gone home");
}

/// <summary>The meanings of the words of a result in its profile.</summary>
/// <param name="Sustained">The meaning of "sustained" for a step.</param>
/// <param name="Unfilled">The meaning of "unfilled" for a request.</param>
/// <param name="Stuck">The meaning of "stuck" in the audit.</param>
internal sealed record LoadMeanings(Telling Sustained, Telling Unfilled, Telling Stuck);
