using System.Globalization;
using System.Text.Json.Nodes;
using Alliance.Host.Tests.Running;

namespace Alliance.Host.Tests.StoredByC77ccd3;

/// <summary>Stores that commit c77ccd3 wrote are read, audited and gone on with.</summary>
public sealed class KeptStoreTests
{
    private const string Live = "live";
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    /// <summary>The copy as it is, as if the server had stopped a minute ago, and as if that were more than a year ago:
    /// then every deadline has passed, and every timer is due at the start.</summary>
    [Theory]
    [InlineData("sqlite", null)]
    [InlineData("sqlite", "00:01:00")]
    [InlineData("sqlite", "400.00:00:00")]
    [InlineData("redis", null)]
    [InlineData("redis", "400.00:00:00")]
    public async Task A_store_of_c77ccd3_serves_on(string store, string? stoppedBefore)
    {
        await using var kept = await KeptStore.Copy(store);
        TimeSpan? age = stoppedBefore is null ? null : TimeSpan.Parse(stoppedBefore, CultureInfo.InvariantCulture);
        if (age is not null) await kept.StoppedBefore(age.Value);
        string[] realms = [Live, kept.Kept["drill"]!.ToString()];
        foreach (var realm in realms) await IsSound(kept, realm);

        await kept.Server.Start();
        foreach (var realm in realms)
        {
            await EveryRecordIsThere(kept, realm);
            await EveryRequestIsThere(kept, realm);
        }

        await EveryCommandIsThere(kept);
        if (age == Minute) await TheOpenApprovalIsGiven(kept);
        if (age > Minute) await TheWarningHasLapsed(kept);
        await TheTourGoesOnToItsSettlement(kept);
        await kept.Server.Process.Terminate();
        foreach (var realm in realms) await IsSound(kept, realm);
    }

    [Theory]
    [InlineData("sqlite")]
    [InlineData("redis")]
    public async Task A_command_under_a_key_that_is_kept_is_answered_and_not_carried_out_again(string store)
    {
        await using var kept = await KeptStore.Copy(store);
        await kept.StoppedBefore(Minute);
        await kept.KeysExpire(DateTimeOffset.UtcNow.AddHours(1));
        await kept.Server.Start();
        foreach (var command in kept.Kept["acknowledged"]!.AsArray())
        {
            var answer = await Repeat(kept, command!);
            Assert.True(answer.Replayed, $"{command!["path"]}: the repeat was carried out anew.");
            Assert.Equal(command["status"]!.GetValue<int>(), (int)answer.Status);
            IsPartOf(command["answer"], answer.Body, command["path"]!.ToString());
        }
    }

    [Theory]
    [InlineData("sqlite")]
    [InlineData("redis")]
    public async Task A_key_that_has_expired_is_as_good_as_new(string store)
    {
        await using var kept = await KeptStore.Copy(store);
        await kept.KeysExpire(DateTimeOffset.UtcNow.AddHours(-1));
        await kept.Server.Start();
        var count = kept.Kept["acknowledged"]!.AsArray()
            .First(c => c!["path"]!.ToString().EndsWith("/counts", StringComparison.Ordinal))!;
        var answer = await Repeat(kept, count);
        Assert.Equal((200, false), ((int)answer.Status, answer.Replayed));
        Assert.NotEqual(count["answer"]!["record"]!.GetValue<long>(), answer.Body!["record"]!.GetValue<long>());
        Assert.True((await Repeat(kept, count)).Replayed);
    }

    private static Task<Answer> Repeat(KeptStore kept, JsonNode command) => kept.Server.Send(HttpMethod.Post,
        $"{PathOf(command["realm"]!.ToString())}/{command["path"]}", command["body"], command["key"]!.ToString());

    private static async Task IsSound(KeptStore kept, string realm)
    {
        var (exit, report) = await kept.Audit(realm);
        Assert.True(report["first"]!.AsArray().Count == 0, report["first"]!.ToJsonString());
        Assert.Equal(0, exit);
        Assert.True(report["records"]!.GetValue<long>() >= kept.Kept["journal"]![realm]!.AsArray().Count);
    }

    private static async Task EveryRecordIsThere(KeptStore kept, string realm)
    {
        var now = await Journal(kept, realm, kept.Kept["journal"]![realm]!.AsArray().Count);
        foreach (var (before, after) in kept.Kept["journal"]![realm]!.AsArray().Zip(now))
        {
            // The moment on the wall clock moves with the beginning of the realm.
            before!.AsObject().Remove("time");
            IsPartOf(before, after, $"record {before["n"]} of {realm}");
        }
    }

    private static async Task EveryRequestIsThere(KeptStore kept, string realm)
    {
        foreach (var (number, before) in kept.Kept["requests"]![realm]!.AsObject())
        {
            var now = (await kept.Server.Get($"{PathOf(realm)}/aid-requests/{number}")).Body!;
            foreach (var line in before!["lines"]!.AsArray())
                IsPartOf(line, now["request"]!["lines"]!.AsArray()[line!["line"]!.GetValue<int>() - 1], number);
            foreach (var commitment in before["commitments"]!.AsArray())
            {
                var id = commitment!["id"]!.ToString();
                IsPartOf(commitment, now["commitments"]!.AsArray().FirstOrDefault(c => c!["id"]!.ToString() == id), id);
            }

            var story = (await kept.Server.Get($"{PathOf(realm)}/aid-requests/{number}/story?lang=en")).Body!;
            long[] told = [.. before["story"]!.AsArray().Select(r => r!.GetValue<long>())];
            Assert.Equal(told,
                story["sentences"]!.AsArray().Take(told.Length).Select(s => s!["record"]!.GetValue<long>()));
        }
    }

    /// <summary>Also the last one, which was acknowledged just before the server was killed.</summary>
    private static async Task EveryCommandIsThere(KeptStore kept)
    {
        foreach (var command in kept.Kept["acknowledged"]!.AsArray().Where(c => c!["answer"]!["record"] is not null))
        {
            var number = command!["answer"]!["record"]!.GetValue<long>();
            var realm = PathOf(command["realm"]!.ToString());
            var record = (await kept.Server.Get($"{realm}/journal?after={number - 1}&limit=1")).Body!["items"]![0]!;
            Assert.Equal(number, record["n"]!.GetValue<long>());
            IsPartOf(command["body"]!["author"], record["author"], $"the author of {command["path"]}");
        }

        var last = (await kept.Server.Get($"aid-requests/{kept.Kept["last"]}")).Body!;
        Assert.Equal(kept.Kept["last"]!.ToString(), last["request"]!["number"]!.ToString());
        await Eventually.Is("the last request is negotiated", async () =>
            (await kept.Server.Get($"aid-requests/{kept.Kept["last"]}")).Body!["searches"]!.AsArray().Count > 0);
    }

    private static async Task TheOpenApprovalIsGiven(KeptStore kept)
    {
        var answer = await kept.Server.Command(
            $"approvals/{kept.Kept["approval"]}", new() { ["granted"] = true, ["reason"] = "同意调派" });
        var record = await kept.Server.Get($"journal?after={answer.Body!["record"]!.GetValue<long>() - 1}&limit=1");
        Assert.Equal("lender.approved", record.Body!["items"]![0]!["type"]!.ToString());
    }

    private static Task TheWarningHasLapsed(KeptStore kept)
    {
        var journal = $"{PathOf(kept.Kept["drill"]!.ToString())}/journal?type=warning.lapsed&limit=1";
        return Eventually.Is("the drill's warning has lapsed", async () =>
            (await kept.Server.Get(journal)).Body!["items"]!.AsArray().Count == 1);
    }

    /// <summary>The crews that were under way arrive, work and come home. Both requests are settled.</summary>
    private static async Task TheTourGoesOnToItsSettlement(KeptStore kept)
    {
        var (server, request, boats) = (kept.Server, kept.Kept["request"]!.ToString(), kept.Kept["boats"]!.ToString());
        string[] crews = [.. Promised(kept, request).Select(c => c["resource"]!.ToString()["RescueTeam/".Length..])];
        Assert.True(crews.Length > 3);
        foreach (var crew in crews)
        {
            Assert.Equal("enRoute", await StatusOf(server, crew));
            await server.Command($"teams/{crew}/status", new() { ["status"] = "onScene" });
        }

        foreach (var shipment in Promised(kept, boats))
            await server.Command($"{ShipmentOf(shipment)}", new() { ["status"] = "delivered" });
        var incident = request[..request.IndexOf("-R", StringComparison.Ordinal)];
        await Eventually.Is("the crews are at the scene", async () =>
            (await server.Get($"aid-requests/{request}")).Body!["commitments"]!.AsArray()
                .Count(c => c!["status"]!.ToString() == "onScene") >= crews.Length);
        await server.Command($"incidents/{incident}/close", new() { ["reason"] = "险情解除" });
        foreach (var status in (string[])["returning", "available"])
            foreach (var crew in crews) await server.Command($"teams/{crew}/status", new() { ["status"] = status });
        foreach (var shipment in Promised(kept, boats))
            await server.Command($"{ShipmentOf(shipment)}/returns", new() { ["status"] = "returned" });
        foreach (var settled in (string[])[request, boats])
        {
            await Eventually.Is($"{settled} is settled", async () =>
                (await server.Get($"aid-requests/{settled}")).Body!["request"]!["outcome"]!.ToString() == "fulfilled");
        }
    }

    private static IEnumerable<JsonNode> Promised(KeptStore kept, string request) =>
        kept.Kept["requests"]![Live]![request]!["commitments"]!.AsArray().Select(c => c!);

    private static string ShipmentOf(JsonNode commitment) =>
        $"depots/{commitment["resource"]!.ToString()["Depot/".Length..]}/shipments/{commitment["id"]}";

    private static async Task<string> StatusOf(TestServer server, string crew) =>
        (await server.Get($"teams/{crew}")).Body!["team"]!["status"]!.ToString();

    /// <summary>Reads the records as they are stored, in milliseconds of their realm.</summary>
    private static async Task<List<JsonNode>> Journal(KeptStore kept, string realm, int count)
    {
        var watcher = new Watcher(kept.Server, realm);
        await watcher.Read("?lastEventId=0", () => watcher.Records.Count >= count);
        return watcher.Records;
    }

    private static string PathOf(string realm) => $"/api/v1/realms/{realm}";

    /// <summary>Asserts that all that was there is there; what is new beside it does no harm.</summary>
    private static void IsPartOf(JsonNode? before, JsonNode? after, string what)
    {
        if (before is JsonObject fields)
        {
            foreach (var (name, value) in fields) IsPartOf(value, (after as JsonObject)?[name], $"{what}, {name}");
            Assert.True(after is JsonObject, $"{what} is not there.");
        }
        else if (before is JsonArray items)
        {
            Assert.Equal(items.Count, (after as JsonArray)?.Count);
            for (var i = 0; i < items.Count; i++) IsPartOf(items[i], after![i], $"{what} [{i}]");
        }
        else
        {
            Assert.True(JsonNode.DeepEquals(before, after),
                $"{what}: {before?.ToJsonString()} is now {after?.ToJsonString()}.");
        }
    }
}
