using System.Text.Json.Nodes;
using Alliance.Host.Tests.Running;

namespace Alliance.Host.Tests.Access.Tables;

/// <summary>A township of a realm and all that can be done something with: what is named by the words with $ of
/// <c>RightCalls.txt</c>. Its offices make it.</summary>
internal sealed class Ground
{
    private readonly SecuredServer _server;
    private readonly string _path, _desk, _above, _partner, _lent, _asked;
    private readonly bool _isPlayed, _isEmpty;
    private readonly Dictionary<string, string> _things;

    /// <param name="server">The server.</param>
    /// <param name="realm">The name of the realm.</param>
    /// <param name="place">The township, the partner that lends to it and borrows from it, and their alliance.</param>
    /// <param name="desk">The account that acts for the township.</param>
    /// <param name="partner">The account that acts for the partner.</param>
    /// <param name="above">The account that acts for all others here.</param>
    private Ground(
        SecuredServer server, string realm, (string Code, string Partner, string Alliance) place, string desk,
        string partner, string above)
    {
        (_server, Realm, _path) = (server, realm, $"/api/v1/realms/{realm}/");
        (_desk, _partner, _above) = (desk, partner, above);
        // One account that plays all offices says which.
        _isPlayed = desk == above && desk != "county";
        _isEmpty = desk == "county";
        (_lent, _asked) = _isEmpty ? ("evacuation", "flood-rescue") : ("flood-rescue", "evacuation");
        var now = DateTimeOffset.UtcNow;
        _things = new(StringComparer.Ordinal)
        {
            ["code"] = place.Code, ["partner"] = place.Partner, ["alliance"] = place.Alliance,
            ["village"] = $"{place.Code}-V01", ["lastVillage"] = $"{place.Code}-V03", ["depot"] = $"{place.Code}-D1",
            ["team"] = $"{place.Code}-F1", ["spareTeam"] = $"{place.Code}-S4", ["spareTeam2"] = $"{place.Code}-S4",
            ["lastTeam"] = $"{place.Code}-S4", ["desk"] = desk, ["villager"] = "village",
            ["password"] = SecuredServer.Password, ["newRealm"] = $"{realm}-more",
            ["now"] = $"{now:O}", ["later"] = $"{now.AddHours(8):O}",
            // A key as long as that of a browser; no subscription; no alert.
            ["point"] = new string('A', 87), ["subscription"] = "0", ["alert"] = "1",
        };
    }

    public string Realm { get; }

    /// <summary>What the words stand for.</summary>
    public IReadOnlyDictionary<string, string> Things => _things;

    /// <summary>The office of its desk.</summary>
    public string Office => this["code"];

    public string this[string name]
    {
        get => _things[name];
        set => _things[name] = value;
    }

    /// <summary>近尾洲镇, for which the account <c>li</c> acts.</summary>
    public static Task<Ground> Own(SecuredServer server, string realm) =>
        Make(server, realm, ("430422119", "430422122", "TA-01"), "li", "county", "county");

    /// <summary>咸塘镇, for which nobody acts but the tier above.</summary>
    public static Task<Ground> Empty(SecuredServer server, string realm) =>
        Make(server, realm, ("430422121", "430422109", "TA-03"), "county", "quan", "county");

    /// <summary>近尾洲镇 in a realm in which an account plays all offices.</summary>
    public static Task<Ground> Played(SecuredServer server, string realm, string player) =>
        Make(server, realm, ("430422119", "430422122", "TA-01"), player, player, player);

    private static async Task<Ground> Make(
        SecuredServer server, string realm, (string, string, string) place, string desk, string partner,
        string above)
    {
        var ground = new Ground(server, realm, place, desk, partner, above);
        await ground.Agree();
        await ground.RaiseIncidents();
        await ground.Negotiate();
        await ground.Visit();
        await ground.MakeOthers();
        return ground;
    }

    /// <summary>Lenders and requesters have to approve: else nothing is open for long. Members may lend all that they
    /// have, so that each request finds somebody.</summary>
    private async Task Agree()
    {
        await Do(_above, $"agreements/{this["alliance"]}/terms", new()
        {
            ["approval"] = "both", ["approvalMinutes"] = 600, ["drawDownPermille"] = 1_000,
            ["maxTeamsPerMember"] = 20, ["reason"] = "演练",
        });
        await Do(_above, "agreements", new()
        {
            ["id"] = $"AG-{this["village"]}", ["name"] = "互助协议", ["alliance"] = false, ["reason"] = "演练",
            // Of what nobody asks for here, so that nothing comes under it.
            ["kinds"] = new JsonArray("medical"),
            ["approval"] = "lender", ["approvalMinutes"] = 30, ["maxTeamsPerMember"] = 1,
            ["parties"] = new JsonArray(this["village"], this["code"]),
        });
        await ReadRegion();
    }

    /// <summary>Reads the region anew, for calls that send it with one squad renamed.</summary>
    public async Task ReadRegion()
    {
        var region = (await Read("region")).AsObject();
        this["region"] = Renamed(region, this["spareTeam"]);
        this["villageRegion"] = Renamed(region, $"{this["village"]}-Q1");
    }

    private async Task RaiseIncidents()
    {
        foreach (var name in (string[])["incident", "other", "younger2", "closed", "merged"])
            this[name] = await Do(_desk, "incidents", Incident(this["code"]));
        await Do(_desk, $"incidents/{this["closed"]}/close", Because());
        await Do(_desk, $"incidents/{this["merged"]}/merge", Because("into", this["incident"]));
        this["offer"] = await Offer();
    }

    private async Task<string> Offer()
    {
        await Do(_partner, $"incidents/{this["incident"]}/offers", new()
        {
            ["lender"] = $"VillageAlliance/{this["partner"]}-V02", ["kind"] = "evacuation", ["validMinutes"] = 600,
            ["resource"] = $"RescueTeam/{this["partner"]}-V02-Q1", ["note"] = "演练",
        });
        var offer = await Find("offers", o => Is(o, "incident", this["incident"]));
        return offer["offer"]!["offer"]!.ToString();
    }

    /// <summary>Squads go to the partner, and others come.</summary>
    private async Task Negotiate()
    {
        var elsewhere = await Do(_partner, "incidents", Incident(this["partner"]));
        // So many that all are asked.
        var theirs = await Do(_partner, "aid-requests", Request(elsewhere, _lent, 300));
        var mine = $"Township/{this["code"]}";
        var first = await Find("approvals", a => Is(a, "request", theirs) && Is(a, "lender", mine));
        this["lent"] = first["commitment"]!.ToString();
        this["approval"] = (await Find("approvals", a => Is(a, "request", theirs) && Is(a, "lender", mine)
            && !Is(a, "commitment", this["lent"])))["commitment"]!.ToString();
        await Do(_desk, $"approvals/{this["lent"]}", Granted());
        await Find("confirmations", c => Is(c, "commitment", this["lent"]));
        await Do(_partner, $"confirmations/{this["lent"]}", Granted());
        await Ask();
        if (_isEmpty) return;
        this["centreLent"] = await Arrange("430422-S1");
        this["shipment"] = await Commitment(c => Is(c, "resource", $"Depot/{this["depot"]}"));
        // Who works at the scene can be asked to stay longer.
        await Do(_desk, $"teams/{this["tasked"]}/status", new() { ["status"] = "onScene" });
        await Do(_desk, $"teams/{$"{first["resource"]}".Split('/')[1]}/status", new() { ["status"] = "onScene" });
        await Do(_partner, $"aid-requests/{theirs}/commitments/{this["lent"]}/extension",
            new() { ["minutes"] = 900, ["reason"] = "演练" });
    }

    /// <summary>Asks for help, of which an own squad and a village's are certain; an ally's waits to be
    /// confirmed.</summary>
    private async Task Ask()
    {
        this["request"] = await Do(_desk, "aid-requests", Request(this["incident"], _asked, 100));
        this["tasked"] = $"{this["code"]}-{(_isEmpty ? "S2" : "S3")}";
        this["commitment"] = await Arrange(this["tasked"]);
        if (!_isEmpty) await Arrange($"{this["village"]}-Q1");
        this["younger"] = await Do(_desk, "aid-requests", Request(this["incident"], _asked, 60));
        this["second"] = await Do(_desk, "aid-requests", Request(this["other"], _asked, 20));
        var asked = await Find("approvals", a => Is(a, "request", this["request"])
            && !Is(a, "lender", $"Township/{this["code"]}")
            && $"{a["commitment"]}".Contains(this["alliance"], StringComparison.Ordinal));
        this["confirmation"] = asked["commitment"]!.ToString();
        var isPartner = Is(asked, "lender", $"Township/{this["partner"]}");
        await Do(isPartner ? _partner : _above, $"approvals/{this["confirmation"]}", Granted());
        await Find("confirmations", c => Is(c, "commitment", this["confirmation"]));
    }

    /// <summary>Reads for which commitment the village's squad is out now.</summary>
    public async Task ReadVillageLent() =>
        this["villageLent"] = $"{(await Read($"teams/{this["village"]}-Q1"))["team"]!["commitment"]}";

    /// <summary>A squad comes whose lender agreed by telephone.</summary>
    private Task<string> Arrange(string team) => Do(_desk, $"aid-requests/{this["request"]}/arranged-aid",
        new()
        {
            ["line"] = 1, ["resource"] = $"RescueTeam/{team}", ["author"] = new JsonObject { ["name"] = "王建国" },
        });

    private async Task<string> Commitment(Func<JsonNode, bool> which) =>
        (await Find("commitments", which))["id"]!.ToString();

    /// <summary>Teams that come unasked, and those that would.</summary>
    private async Task Visit()
    {
        var at = $"incidents/{this["incident"]}";
        foreach (var name in (string[])["checkIn", "checkOut"])
            this[name] = await Do(_desk, $"{at}/check-ins", new() { ["social"] = Social($"来队{name}") });
        foreach (var name in (string[])["outside", "invited"])
            this[name] = await Do(
                _desk, $"{at}/outside-teams", new() { ["social"] = Social($"外队{name}"), ["from"] = "衡阳" });
        this["letter"] = await Do(_desk, $"{at}/outside-teams/{this["invited"]}/answer", new()
        {
            ["answer"] = "invited", ["reason"] = "演练",
            ["letter"] = new JsonObject
            {
                ["to"] = "大堤", ["purpose"] = "转移", ["validMinutes"] = 600, ["reportTo"] = "值班室",
                ["road"] = "省道",
            },
        });
    }

    private async Task MakeOthers()
    {
        this["warning"] = await Do(_desk, "warnings", new()
        {
            ["tier"] = $"Township/{this["code"]}", ["hazard"] = "flood", ["colour"] = "blue", ["basis"] = "演练",
            ["validMinutes"] = 600,
        });
        this["order"] = await Do(_above, "command-centres/430422/orders", new()
        {
            ["townships"] = new JsonArray("430422106"), ["floor"] = 0, ["minutes"] = 600, ["reason"] = "演练",
        });
        if (Realm == "live")
            this["alert"] = $"{(await Find("alerts", a => Is(a, "office", $"Township/{this["code"]}")))["alert"]}";
        var road = await Find("roads", r => Is(r, "a", this["code"]) || Is(r, "b", this["code"]));
        (this["roadA"], this["roadB"]) = ($"{road["a"]}", $"{road["b"]}");
    }

    /// <summary>Does what must succeed, and returns the number of what it made.</summary>
    private async Task<string> Do(string account, string path, JsonObject body)
    {
        if (_isPlayed) body["author"] = new JsonObject { ["name"] = "甲", ["office"] = this["code"] };
        var answer = await _server.Post(account, _path + path, body);
        Assert.True((int)answer.Status is 200 or 201,
            $"{account} POST {_path}{path} {body.ToJsonString()}: {answer.Status} {answer.Body?.ToJsonString()}");
        return answer.Body?["number"]?.ToString() ?? "";
    }

    private async Task<JsonNode> Read(string path) =>
        (await _server.Get(_isPlayed ? _desk : "audit", _path + path)).Body!;

    private Task<JsonNode> Find(string list, Func<JsonNode, bool> which) => Eventually.Get(
        $"one among the {list} of {this["code"]}",
        async () => (await Read($"{list}?limit=500"))["items"]!.AsArray().FirstOrDefault(i => which(i!)));

    private static bool Is(JsonNode item, string field, string value) => item[field]?.ToString() == value;

    private static JsonObject Incident(string place) =>
        new() { ["place"] = place, ["name"] = "漫堤", ["hazard"] = "flood", ["verified"] = true };

    private static JsonObject Request(string incident, string kind, int quantity) => new()
    {
        ["incident"] = incident,
        ["lines"] = new JsonArray(
            new JsonObject { ["kind"] = kind, ["quantity"] = quantity, ["priority"] = "urgent" },
            new JsonObject { ["kind"] = "boats", ["quantity"] = 2, ["priority"] = "urgent" }),
    };

    private static JsonObject Social(string name) => new()
    {
        ["name"] = name, ["office"] = $"{name}协会", ["people"] = 6, ["capability"] = "flood-rescue",
    };

    private static JsonObject Granted() => new() { ["granted"] = true, ["reason"] = "演练" };

    private static JsonObject Because(string? field = null, string? value = null)
    {
        var body = new JsonObject { ["reason"] = "演练" };
        if (field is not null) body[field] = value;
        return body;
    }

    private static string Renamed(JsonObject region, string team)
    {
        var copy = region.DeepClone();
        var squad = copy["teams"]!.AsArray().First(t => t!["id"]!.ToString() == team)!;
        squad["name"] = $"{squad["name"]}甲";
        return copy.ToJsonString();
    }
}
