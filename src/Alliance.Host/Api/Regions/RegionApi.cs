using System.Text.Json;
using Alliance.Core.Access;
using Alliance.Core.Actors;
using Alliance.Core.Geography;
using Alliance.Core.Messages;
using Alliance.Core.Revisions;
using Alliance.Grains.Admissions;
using Alliance.Grains.Realms;
using Alliance.Host.Access;
using Alliance.Host.Admissions;
using Alliance.Host.Api.Endpoints;
using Alliance.Host.Api.Problems;
using Alliance.Host.Regions;
using Alliance.Simulation.Regions;

namespace Alliance.Host.Api.Regions;

/// <summary>Compares the region of a realm with another, and revises it by that.</summary>
internal static class RegionApi
{
    public static void Map(RouteGroupBuilder group)
    {
        group
            .MapPost(ApiPaths.Differences, Compare)
            .Is(Act.ReadPeople)
            .Accepts<JsonElement>("application/json")
            .WithSummary("Compare a region with the realm's")
            .WithDescription(
                "The body is a region in the form of GET …/region. The answer lists what a revision by it would "
                    + "change, and what a running realm keeps, with the reason and the way to change that. Nothing is "
                    + "changed.");
        group
            .MapCommand<RegionRevisionBody>(Act.KeepData, "/revision", Revise)
            .WithSummary("Revise the realm's region")
            .WithDescription(
                "Makes the master data like those of the region that is given, in one version: entries are added or "
                    + "take the place of those with the same code; squads, depots and village alliances that it lacks "
                    + "are retired. What cannot be changed in a running realm stays (POST …/region/differences lists "
                    + "it). All that is wrong is named, and then nothing is done.");
    }

    private static async Task<RegionDifferencesView> Compare(
        string realm, Desk desk, AdmissionGate gate, HttpContext http)
    {
        // It is a read, though it has a body: it leaves the thread of the network, and waits where reads wait.
        await Task.Yield();
        if (!gate.TryEnterRead()) throw Overload.Refuse(http, gate, "lists wait for commands");
        try
        {
            var open = await desk.Open(realm);
            var (version, checks) = (open.Region, new Checks([]));
            var region = GivenRegion.Read(
                await Body(http), open, (path, mend) => checks.Wrong(path == "" ? "$" : path, mend));
            checks.Done();
            return RegionDifferencesView.Of(Compared(version, region!, open), version.Version);
        }
        finally
        {
            gate.LeaveRead();
        }
    }

    private static Task<CommandReply> Revise([AsParameters] CommandCall<RegionRevisionBody> call) => call
        .Read((body, checks, open) =>
        {
            var version = open.Region;
            var region = body.Region is { ValueKind: not JsonValueKind.Null } given
                ? GivenRegion.Read(
                    given, open, (path, mend) => checks.Wrong(path == "" ? "region" : $"region.{path}", mend))
                : null;
            if (body.Region is null or { ValueKind: JsonValueKind.Null })
                checks.Wrong("region", "is missing: the region as it is to be, in the form of GET …/region.");
            return new ReviseRegion(
                checks.By(body), checks.OccurredAt(body, open.Live),
                region is null ? new RegionPatch() : Compared(version, region, open).Patch,
                checks.Text(body.Reason, "reason", "say why"), Basis: version.Version);
        })
        .SendTo(open => LiveRealm.RealmActor(open.Name));

    private static RegionComparison Compared(Region realm, RegionData other, RealmDesk open) =>
        RegionComparison.Of(realm, other, new Calendar(open.Time(Instant.Start), open.Live.FactorPermille));

    private static async Task<JsonElement> Body(HttpContext http)
    {
        var bytes = await BodyBytes.Read(http, BodyBytes.MostOfRegion);
        try
        {
            using var document = JsonDocument.Parse(bytes);
            return document.RootElement.Clone();
        }
        catch (JsonException malformed)
        {
            throw BadBody.Malformed(malformed);
        }
    }
}
