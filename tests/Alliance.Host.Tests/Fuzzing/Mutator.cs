using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Alliance.Host.Tests.Fuzzing;

/// <summary>Makes one to three parts of a right call wrong.</summary>
internal sealed partial class Mutator(Random random)
{
    /// <summary>What a body holds where other JSON is put in its place as text, so that it need not be right.</summary>
    private const string Mark = "@here@";

    /// <summary>Changes the call.</summary>
    public void Change(Call call)
    {
        for (var changes = random.Next(4) == 0 ? random.Next(2, 4) : 1; changes > 0; changes--)
            switch (random.Next(call.BodyType is null ? 5 : 14))
            {
                case 0: ChangeName(call); break;
                case 1: ChangeQuery(call); break;
                case 2: call.Headers.Add(Any(HostileValues.Headers)); break;
                case 3: ChangeQuery(call); break;
                case 4: call.Method = Any(HostileValues.Methods); break;
                case 5: ChangeKind(call); break;
                default: ChangeBody(call); break;
            }
    }

    private void ChangeName(Call call)
    {
        if (call.Names.Count == 0) return;
        var name = Any([.. call.Names.Keys]);
        var value = Any(HostileValues.AddressParts);
        // The live realm is left alone: what is in it is not compared.
        if (name != "realm" || value != "live") call.Names[name] = value;
    }

    private void ChangeQuery(Call call)
    {
        var known = call.Operation.Query;
        var name = known.Count == 0 || random.Next(12) == 0
            ? Any(HostileValues.AddressParts) : known[random.Next(known.Count)].Name;
        var value = Any(HostileValues.AddressParts);
        switch (random.Next(6))
        {
            case 0 when call.Query.Count > 0: call.Query.RemoveAt(random.Next(call.Query.Count)); break;
            case 1 when call.Query.Count > 0: call.Query.Add(call.Query[0]); break;
            case 2 when name.Length + value.Length < 40:
                call.Query.AddRange(Enumerable.Repeat((name, value), 300));
                break;
            default: call.Query.Add((name, value)); break;
        }
    }

    /// <summary>Changes how the body is sent.</summary>
    private void ChangeKind(Call call)
    {
        switch (random.Next(5))
        {
            case 0: call.BodyType = null; break;
            case 1: call.Body = null; break;
            case 2: call.Body = [.. call.Body ?? [], 0xED, 0xA0, 0x80]; break;
            case 3: call.Body = Encoding.Unicode.GetBytes(Encoding.UTF8.GetString(call.Body ?? [])); break;
            default: call.BodyType = Any(HostileValues.BodyTypes); break;
        }
    }

    private void ChangeBody(Call call)
    {
        if (call.Body is null) return;
        var text = Encoding.UTF8.GetString(call.Body);
        call.Body = Encoding.UTF8.GetBytes(
            random.Next(15) == 0 ? Any(HostileValues.Bodies) : Changed(text) ?? Cut(text));
    }

    /// <summary>The body with one place changed; null where it is not JSON, as a sheet is not.</summary>
    private string? Changed(string text)
    {
        try
        {
            return JsonNode.Parse(text) is JsonObject { Count: > 0 } body ? Changed(body) : null;
        }
        catch (Exception wrong) when (wrong is JsonException or ArgumentException or InvalidOperationException)
        {
            // It was changed before, so that it is no longer right.
            return null;
        }
    }

    private string Changed(JsonNode body)
    {
        var place = Place(body);
        var old = place?.ToJsonString() ?? "null";
        var value = random.Next(10) switch
        {
            0 or 1 => Any(HostileValues.OtherTypes),
            2 => Many(old.Length < 200 ? old : "{}"),
            3 => $"{new string('[', 65)}{new string(']', 65)}",
            4 => old.StartsWith('{') && old.Length > 2 ? $"{{\"unknown\":{old},{old[1..]}" : Any(HostileValues.Texts),
            // A field twice.
            5 => old.StartsWith('{') && old.Length > 2 ? $"{old[..^1]},{old[1..]}" : Any(HostileValues.Numbers),
            _ => place is JsonValue number && number.GetValueKind() == JsonValueKind.Number
                ? Any(HostileValues.Numbers) : Any(HostileValues.Texts),
        };
        if (place?.Parent is not { } parent) return value;
        if (random.Next(10) == 0)
        {
            if (parent is JsonObject fields) fields.Remove(place.GetPropertyName());
            else ((JsonArray)parent).Remove(place);
            return body.ToJsonString();
        }

        place.ReplaceWith(Mark);
        return body.ToJsonString().Replace($"\"{Mark}\"", value, StringComparison.Ordinal);
    }

    private string Many(string value) =>
        $"[{string.Join(',', Enumerable.Repeat(value, random.Next(2) == 0 ? 2 : 3_000))}]";

    /// <summary>Any place within a body, those deep inside as often as those above.</summary>
    private JsonNode? Place(JsonNode body)
    {
        JsonNode? at = body;
        while (at is JsonObject or JsonArray)
        {
            JsonNode?[] inside = at is JsonArray list ? [.. list] : [.. at.AsObject().Select(f => f.Value)];
            inside = [.. inside.Where(i => i is not null)];
            if (inside.Length == 0 || (!ReferenceEquals(at, body) && random.Next(6) == 0)) return at;
            at = Any(inside);
        }

        return at;
    }

    private string Cut(string text) => text.Length == 0 ? "x" : random.Next(3) switch
    {
        0 => text[..random.Next(text.Length)],
        1 => Commas().Replace(text, Any(HostileValues.AddressParts).Replace("$", "", StringComparison.Ordinal)),
        _ => string.Concat(Enumerable.Repeat(text, 40)),
    };

    private T Any<T>(IReadOnlyList<T> all) => all[random.Next(all.Count)];

    [GeneratedRegex(",|，")]
    private static partial Regex Commas();
}
