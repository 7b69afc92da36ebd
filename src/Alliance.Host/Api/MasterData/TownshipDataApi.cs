using Alliance.Core.Access;
using Alliance.Core.Geography;
using Alliance.Core.Revisions;
using Alliance.Host.Api.Endpoints;
using Alliance.Host.Api.Typing;
using Alliance.Simulation.Lookups;

namespace Alliance.Host.Api.MasterData;

/// <summary>Commands that rename, merge, split and re-code townships.</summary>
internal static class TownshipDataApi
{
    public static void Map(RouteGroupBuilder realm)
    {
        realm
            .MapCommand<TownshipBody>(Act.KeepData, "/townships/{code}/details", Change)
            .WithTags("Tiers")
            .WithSummary("Rename a township, or change its data")
            .WithDescription("What is left out stays as it is. The former name goes on being understood.")
            .WithMetadata(new AsWritten());
        realm
            .MapCommand<TownshipMerger>(Act.KeepData, "/townships/{code}/merger", Merge)
            .WithTags("Tiers")
            .WithSummary("Merge a township into another")
            .WithDescription(
                "Its squads, villages and village alliances go to the other, and its code and name name the other from "
                    + "then on. What it has begun it ends. Its depots keep their books under the old code until they "
                    + "are retired. Its place in alliances and agreements passes to the other. It is changed no "
                    + "more: 409 township-merged. A merger is taken back by splitting the other.")
            .WithMetadata(new AsWritten());
        realm
            .MapCreation<TownshipSplit>(Act.KeepData, "/townships/{code}/split", Split)
            .WithTags("Tiers")
            .WithSummary("Split a township")
            .WithDescription(
                "A new township, joined to the old seat by a road, with the villages, squads and village alliances "
                    + "that go to it. It joins the alliances and agreements of the old one, and the answer says so. "
                    + "With the code of a township that was merged into this one, that one stands again: with what it "
                    + "had, as far as the body does not say otherwise.")
            .WithMetadata(new AsWritten());
        realm
            .MapCommand<TownshipCode>(Act.KeepData, "/townships/{code}/code", Recode)
            .WithTags("Tiers")
            .WithSummary("Give a township another code")
            .WithDescription(
                "The old code goes on being understood. What was begun under it ends under it. It stays in its "
                    + "alliances and agreements under the new code. Its depots keep their books under the old code "
                    + "until they are retired.")
            .WithMetadata(new AsWritten());
    }

    private static Task<CommandReply> Change([AsParameters] CommandCall<TownshipBody> call, string code) => call
        .Revise((body, checks, open) => new RegionPatch
        {
            Townships = [TownshipReading.Changed(Known(code, open), body, checks)],
        })
        .Send();

    private static Task<CommandReply> Merge([AsParameters] CommandCall<TownshipMerger> call, string code) => call
        .Revise((body, checks, open) =>
        {
            var into = checks.Township(body.Into, "into", open.Region);
            // A second identical command changes nothing.
            if (FormerTownships.MergedAway(code, open.Region) is { } gone && open.Region.Standing(gone.Code) == into)
                return new RegionPatch();
            var from = Known(code, open);
            if (from.Code == into) checks.Wrong("into", "is the township itself; name another.");
            return !open.Region.Townships.TryGetValue(into, out var target) || from.Code == into ? new RegionPatch()
                : TownshipRevisions.Merged(from, target, open.Region);
        })
        .Send();

    private static Task<CreationAnswer> Split([AsParameters] CommandCall<TownshipSplit> call, string code) => call
        .Revise((body, checks, open) =>
        {
            var from = Known(code, open);
            var digits = checks.Text(body.Code, "code", "nine digits");
            if (ReturnReading.Of(from, digits, body, checks, open.Region) is { } back) return back;
            if (body.Name is null) checks.Wrong("name", "is missing: what it is called.");
            if (body.Pinyin is null) checks.Wrong("pinyin", "is missing: its name in pinyin.");
            if (body.Latitude is null) checks.Wrong("latitude", "is missing: that of its seat.");
            if (body.Longitude is null) checks.Wrong("longitude", "is missing: that of its seat.");
            checks.Count(body.Minutes, "minutes", 1, "minutes by road from the old seat");
            return TownshipReading.WasSplit(from, body, open.Region) is { } part
                ? new RegionPatch { Townships = [part] }
                : TownshipReading.Split(from, body, checks, open.Region);
        }, adds: true)
        .Add("townships");

    private static Task<CommandReply> Recode([AsParameters] CommandCall<TownshipCode> call, string code) => call
        .Revise((body, checks, open) =>
        {
            var digits = checks.Text(body.Code, "code", "nine digits");
            var township = Known(code, open);
            // A second identical command changes nothing, whatever names the township.
            if (township.Code == digits) return new RegionPatch();
            if (open.Region.Townships.ContainsKey(digits)) checks.Wrong("code", $"{digits} is taken; merge instead.");
            return TownshipRevisions.Recoded(township, digits, open.Region);
        })
        .Send();

    private static TownshipData Known(string code, RealmDesk open) =>
        open.Region.Townships.GetValueOrDefault(Naming.Township(code, open.Region).Code ?? "")
            is not { MergedInto: null } township
            ? throw Naming.NotFound(code, open.Region, LookupKind.Township)
        : FormerTownships.MergedAway(code, open.Region) is { } gone
            ? throw FormerTownships.Refused(gone, open.Region)
            : township;
}
