using Alliance.Host.Checkups;
using Alliance.Host.Output;

namespace Alliance.Host.Api.Health;

/// <summary>A finding of a checkup.</summary>
/// <param name="Code">A stable code, lower case with dashes.</param>
/// <param name="Severity">How bad it is: note, warning or error.</param>
/// <param name="What">What is so, in English.</param>
/// <param name="Mend">How to mend it, in English.</param>
/// <param name="WhatZh">What is so, in Chinese.</param>
/// <param name="MendZh">How to mend it, in Chinese.</param>
internal sealed record FindingView(
    string Code, Severity Severity, string What, string Mend, string WhatZh, string MendZh)
{
    public static FindingView Of(Finding finding) => new(
        finding.Code, finding.Severity, finding.What.In(Language.English), finding.Mend.In(Language.English),
        finding.What.In(Language.Chinese), finding.Mend.In(Language.Chinese));
}

/// <summary>The checkup of a running server, for <c>alliance doctor</c>.</summary>
internal static class CheckupApi
{
    public static void Map(RouteGroupBuilder group) => group.MapGet("/", Look)
        .WithSummary("Look for what is wrong")
        .WithDescription("Store, clock, disk, cluster, certificate, accounts and rosters; each finding with its mend.");

    private static async Task<IReadOnlyList<FindingView>> Look(Checkup checkup, HttpContext http) =>
        [.. (await checkup.Look(http.RequestAborted)).Select(FindingView.Of)];
}
