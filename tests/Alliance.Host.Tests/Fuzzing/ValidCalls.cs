using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Alliance.Host.Api.Problems;

namespace Alliance.Host.Tests.Fuzzing;

/// <summary>Makes calls that are right as far as the document and the lists of the server tell. What they do not tell,
/// it learns: a field that a refusal names is left out of the next call, or put into it.</summary>
internal sealed class ValidCalls(Schemas schemas, World world, Random random)
{
    /// <summary>Fields that a body has from the first, if its schema has them.</summary>
    private static readonly HashSet<string> Usual =
    [
        "author", "reason", "name", "place", "hazard", "kind", "quantity", "priority", "incident", "lines", "into",
        "with", "line", "status", "standing", "level", "colour", "tier", "code", "id", "owner", "people", "units",
        "open", "result", "granted", "accepted", "answer", "commitment", "of", "office", "minutes", "position",
        "longitude", "latitude", "by",
    ];

    private readonly HashSet<string> _fields = [.. Usual];
    private string _path = "";
    private int _made;

    /// <summary>Makes a call of an operation.</summary>
    public Call Of(Operation operation)
    {
        _path = operation.Path;
        var call = new Call(operation) { Names = Names(operation.Path) };
        foreach (var parameter in operation.Query.Where(_ => random.Next(8) == 0 || operation.Method == "POST"))
            if (parameter.Name is not ("format" or "after" or "lastEventId"))
                call.Query.Add((parameter.Name, Uri.EscapeDataString(Plain(Value(parameter.Name, parameter.Schema)))));
        if (operation.BodyType is null) return call;
        call.BodyType = operation.BodyType;
        call.Body = Encoding.UTF8.GetBytes(
            operation.BodyType == "text/csv" ? Sheet(operation) : Body(operation).ToJsonString());
        return call;
    }

    private string Sheet(Operation operation) => operation.Path.Split('/')[^1] switch
    {
        "squads" => $"编号,名称,人数\n{world.Any("teams", "id", random)},甲,{random.Next(6, 10)}\n",
        "stock" => $"库,物资,数量\n{world.Any("depots", "id", random)},冲锋舟,{random.Next(9)}\n",
        _ => $"对象,姓名,职务,电话\n{world.Any("townships", "code", random)},甲,值班,13812345678\n",
    };

    private JsonNode Body(Operation operation)
    {
        if (operation.Path.EndsWith("/differences", StringComparison.Ordinal)) return world.Region;
        var body = Value("", operation.BodySchema)!;
        if (operation.Path == ApiPaths.Realms) body["name"] = TextFor("id");
        return body;
    }

    /// <summary>Learns from the fields that a refusal names.</summary>
    public void Learn(JsonElement problem)
    {
        if (!problem.TryGetProperty("errors", out var errors)) return;
        foreach (var error in errors.EnumerateObject())
            foreach (var name in error.Name.Split('.', '['))
                if (error.Value.GetRawText().Contains("is missing", StringComparison.Ordinal)) _fields.Add(name);
                else _fields.Remove(name);
    }

    /// <summary>Values for the names in a path.</summary>
    private Dictionary<string, string> Names(string path)
    {
        if (!path.Contains("{realm}", StringComparison.Ordinal)) return [];
        var names = new Dictionary<string, string> { ["realm"] = world.Drill };
        var parts = path.Split('/');
        for (var i = 7; i < parts.Length + 1; i++)
            if (parts[i - 1] is ['{', .. var name, '}']) names.TryAdd(name, Named(parts[i - 2], name, names));
        return names.ToDictionary(n => n.Key, n => Uri.EscapeDataString(n.Value));
    }

    private string Named(string collection, string name, Dictionary<string, string> names)
    {
        switch (collection, name)
        {
            case ("commitments", _) or ("shipments", _):
                var commitment = world.Any("commitments", random, c => collection == "commitments"
                    || World.Text(c, "resource").StartsWith("Depot/", StringComparison.Ordinal));
                if (names.ContainsKey("number")) names["number"] = World.Text(commitment, "request");
                if (names.ContainsKey("id")) names["id"] = World.Text(commitment, "resource").Split('/')[^1];
                if (names.ContainsKey("code")) names["code"] = World.Text(commitment, "lender").Split('/')[^1];
                return World.Text(commitment, "id");
            case ("offers", _):
                var offer = world.Any("offers", random);
                names["number"] = World.Text(offer, "incident");
                return World.Text(offer?["offer"], "offer");
            case ("check-ins", _) or ("outside-teams", _):
                names["number"] = world.FirstIncident;
                return world.Any(collection, name == "team" ? "number" : name, random);
            case ("orders", _):
                var order = world.Any("orders", random);
                names["code"] = World.Text(order, "centre");
                return World.Text(order, "id");
            // A drill has no alerts: nobody is called for it.
            case ("lines", _) or ("alerts", _):
                return "1";
            case ("stock", _):
                return "boats";
            case ("roads", _) or ("{a}", _):
                var road = world.Any("roads", random);
                names["a"] = World.Text(road, "a");
                return World.Text(road, name);
            default:
                return world.Any(collection, collection is "alliances" ? "id" : name, random);
        }
    }

    /// <summary>A value for a field or a parameter.</summary>
    private JsonNode? Value(string name, JsonElement schema)
    {
        schema = schemas.Resolve(schema);
        if (name == "region") return random.Next(3) == 0 ? world.Region : null;
        if (schema.TryGetProperty("enum", out var names))
            return JsonNode.Parse(names[random.Next(names.GetArrayLength())].GetRawText());
        switch (Schemas.TypeOf(schema))
        {
            case "integer": return Whole(name);
            case "number": return name == "latitude" ? 26.77 : 112.41;
            case "boolean": return random.Next(4) != 0;
            case "array":
                var items = new JsonArray();
                for (var i = name == "parties" ? 2 : 1; i > 0; i--)
                    items.Add(Value(name.TrimEnd('s'), schema.GetProperty("items")));
                return items;
            case "object" when schema.TryGetProperty("properties", out var fields):
                var made = new JsonObject();
                foreach (var field in fields.EnumerateObject())
                    if (_fields.Contains(field.Name) || random.Next(12) == 0)
                        made[field.Name] = Value(field.Name, field.Value);
                return made;
            case "object": return new JsonObject { ["boats"] = 1 };
            default: return TextFor(name);
        }
    }

    private int Whole(string name) => name switch
    {
        "population" => 20_000,
        "people" or "minutes" or "validMinutes" or "returnWithinMinutes" or "neededWithinMinutes" => random.Next(8, 90),
        _ => random.Next(1, 4),
    };

    private string TextFor(string name) => name switch
    {
        "place" or "township" or "lender" or "borrower" or "owner" or "asker" or "partie" or "member" or "of" or "party"
            or "superior" => world.Any("townships", "code", random),
        "tier" => random.Next(2) == 0 ? world.Any("incidents", "place", random)
            : world.Any(Any("townships", "command-centres"), "code", random),
        "hazard" => "flood",
        "kind" or "substitute" => Any("boats", "flood-rescue", "medical"),
        "capabilities" or "capabilitie" or "capability" => "flood-rescue",
        "force" => "comprehensive",
        "into" when _path.Contains("/townships/", StringComparison.Ordinal) =>
            world.Any("townships", "code", random),
        "into" when _path.Contains("/aid-requests/", StringComparison.Ordinal) =>
            world.Any("aid-requests", "number", random),
        "incident" or "into" or "with" => world.Any("incidents", "number", random),
        "request" => world.Any("aid-requests", "number", random),
        "line" => $"{world.Any("aid-requests", "number", random)}-L1",
        "to" or "body" or "onBehalfOf" => $"Township/{world.Any("townships", "code", random)}",
        "resource" or "actor" => $"RescueTeam/{world.Any("teams", "id", random)}",
        "team" => world.Any("teams", "id", random),
        "commitment" => world.Any("commitments", "id", random),
        "villageAlliance" => world.Any("village-alliances", "code", random),
        "code" => $"4304229{random.Next(10, 99)}",
        "id" => $"fuzz-{++_made}-{random.Next(1_000_000)}",
        "telephone" or "callBack" => "13812345678",
        "award" => "nearest-first",
        "lang" => "zh",
        "type" => "incident.opened",
        "dryRun" => "true",
        "since" or "recordedSince" or "from" => "2020-01-01",
        "until" or "eta" or "validUntil" or "returnBy" or "neededBy" or "notBefore" or "recordedUntil" =>
            DateTimeOffset.UtcNow.AddHours(3).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
        "occurredAt" => DateTimeOffset.UtcNow.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
        "name" or "q" => $"甲{random.Next(1_000)}",
        _ => "x",
    };

    private string Any(params string[] all) => all[random.Next(all.Length)];

    private static string Plain(JsonNode? value) => value switch
    {
        null => "",
        JsonValue => value.ToString(),
        _ => value.ToJsonString(),
    };
}
