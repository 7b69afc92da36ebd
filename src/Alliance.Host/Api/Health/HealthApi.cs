using System.Globalization;
using Alliance.Grains.Realms;
using Alliance.Grains.Storage;
using Alliance.Host.Api.Problems;
using Alliance.Host.Checkups;
using Alliance.Host.Output;

namespace Alliance.Host.Api.Health;

/// <summary>The health of the server.</summary>
/// <param name="Status"><c>live</c>, or <c>ready</c>.</param>
internal sealed record HealthView(string Status);

/// <summary>Health checks for a supervisor of the server: whether it runs, and whether it can accept
/// commands.</summary>
internal static class HealthApi
{
    private static readonly TimeSpan MostDrift = TimeSpan.FromMinutes(1);

    public static void Map(RouteGroupBuilder group)
    {
        group
            .MapGet("/live", () => new HealthView("live"))
            .WithSummary("Whether the server runs")
            .WithDescription("200 as long as it answers at all; restart it when it does not.");
        group
            .MapGet("/ready", Ready)
            .WithSummary("Whether the server can take commands")
            .WithDescription(
                "200 when its store has just taken a durable write and its clock is right; else 503, and why. Send it "
                    + "nothing until it is ready again.")
            .Produces<HealthView>();
    }

    private static async Task<HealthView> Ready(ICommitStore store, RealmDirectory realms, HttpContext http)
    {
        if (await StoreProbe.WhyNot(store, http.RequestAborted) is { } why) throw NotReady(why.In(Language.English));
        if (await realms.ClockBehind(RealmId.Live) is var behind && behind > MostDrift)
            throw NotReady(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"This machine's clock is {behind:c} behind the last record of the journal; set it right, or "
                        + $"that of the machine that wrote it."));
        if (realms.ClockDrift.Duration() is var drift && drift > MostDrift)
            throw NotReady(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"The machine's clock is {drift:c} away from the server's time; set it right, or restart the "
                        + $"server if it is."));
        return new HealthView("ready");
    }

    private static ApiProblem NotReady(string why) =>
        new(StatusCodes.Status503ServiceUnavailable, "not-ready", "The server cannot take commands.", why);
}
