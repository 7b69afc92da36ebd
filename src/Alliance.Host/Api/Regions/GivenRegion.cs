using System.Text.Json;
using Alliance.Core.Actors;
using Alliance.Core.Geography;
using Alliance.Core.Identifiers;
using Alliance.Core.Revisions;
using Alliance.Host.Api.Endpoints;
using Alliance.Host.Api.Problems;
using Alliance.Host.Regions;
using Alliance.Journals;

namespace Alliance.Host.Api.Regions;

/// <summary>Reads a region of a body, and names all that is wrong in it.</summary>
internal static class GivenRegion
{
    /// <summary>As <see cref="RecordJson.Options"/>; and null is taken only where a field may be null.</summary>
    private static readonly JsonSerializerOptions Strict =
        new(RecordJson.Options) { RespectNullableAnnotations = true };

    /// <summary>Reads a region that is to revise a realm; null where it has errors.</summary>
    /// <param name="given">The JSON of the region.</param>
    /// <param name="realm">The realm that it is to revise.</param>
    /// <param name="wrong">Receives each error, with the path of its field.</param>
    public static RegionData? Read(JsonElement given, RealmDesk realm, Action<string, string> wrong)
    {
        if (Parsed(given, wrong) is not { } parsed) return null;
        var region = FormerCodes.Resolved(parsed, realm.Region);
        return IsRight(given, region, realm.Region, realm.Live.At, wrong) && Made(region, wrong) is not null ? region
            : null;
    }

    /// <summary>Reads the region of a new realm; null where it has errors.</summary>
    /// <param name="given">The JSON of the region.</param>
    /// <param name="at">Converts a wall-clock moment to a moment of the realm.</param>
    /// <param name="wrong">Receives each error, with the path of its field.</param>
    public static RegionData? ReadNew(
        JsonElement given, Func<DateTimeOffset, Instant> at, Action<string, string> wrong)
    {
        if (Parsed(given, wrong) is not { } region) return null;
        // Where it cannot be made, it is checked against a region without any of its places, which names the fault.
        var basis = Made(region, (_, _) => { }) ?? Made(
            region with
            {
                Townships = [], Roads = [], VillageAlliances = [], TownshipAlliances = [], CommandCentres = [],
                Agreements = [], Teams = [], Depots = [], Contacts = [],
            },
            wrong);
        return basis is not null && IsRight(given, region, basis, at, wrong) && Made(region, wrong) is not null ? region
            : null;
    }

    private static RegionData? Parsed(JsonElement given, Action<string, string> wrong)
    {
        try
        {
            if (given.Deserialize<RegionData>(Strict) is not { } region)
            {
                wrong("", "is null; give a region.");
                return null;
            }

            var holes = Holes(given, "").ToList();
            foreach (var hole in holes) wrong(hole, "is null; leave it out.");
            var missing = Missing(region).ToList();
            foreach (var field in missing) wrong(field, "is missing.");
            return holes.Count + missing.Count == 0 ? region : null;
        }
        catch (Exception fault) when (fault is JsonException or ArgumentException or NotSupportedException)
        {
            wrong("", $"makes no region: {fault.Message}");
            return null;
        }
    }

    /// <summary>Lists what an alliance or an agreement cannot be without.</summary>
    private static IEnumerable<string> Missing(RegionData region) =>
    [
        .. region.TownshipAlliances.SelectMany((a, i) => Of($"townshipAlliances[{i}]", a?.Id, a?.Members, a?.Terms)),
        .. region.Agreements.SelectMany((a, i) => Of($"agreements[{i}]", a?.Id, a?.Parties, a?.Terms)),
    ];

    private static IEnumerable<string> Of(string path, string? id, object? parties, AgreementTerms? terms)
    {
        if (id is null) yield return $"{path}.id";
        if (parties is null) yield return path.StartsWith('t') ? $"{path}.members" : $"{path}.parties";
        if (terms is null) yield return $"{path}.terms";
    }

    private static bool IsRight(
        JsonElement given, RegionData region, Region basis, Func<DateTimeOffset, Instant> at,
        Action<string, string> wrong)
    {
        var isRight = true;
        foreach (var field in UnknownFields.Of(given, typeof(RegionData), RecordJson.Options))
            Wrong(field.Field, field.Mend);
        foreach (var fault in RegionFaults.Of(RegionPatch.Of(region), basis)) Wrong(fault.Path, fault.Mend);
        CheckParties(region, Wrong);
        GivenMoments.Check(region, at, Wrong);
        return isRight;

        void Wrong(string path, string mend)
        {
            isRight = false;
            wrong(path, mend);
        }
    }

    /// <summary>Checks that the parties of alliances and agreements are of the region.</summary>
    private static void CheckParties(RegionData region, Action<string, string> wrong)
    {
        var townships = region.Townships.Select(t => t.Code).ToHashSet(StringComparer.Ordinal);
        var tiers = region.VillageAlliances.Select(v => new ActorId(ActorKind.VillageAlliance, v.Code))
            .Concat(region.CommandCentres.Select(c => new ActorId(ActorKind.CommandCentre, c.Code)))
            .Concat(townships.Select(t => new ActorId(ActorKind.Township, t))).ToHashSet();
        for (var i = 0; i < region.TownshipAlliances.Count; i++)
            foreach (var member in region.TownshipAlliances[i].Members)
                if (!townships.Contains(member))
                    wrong($"townshipAlliances[{i}].members", $"no township has the code {member}.");
        for (var i = 0; i < region.Agreements.Count; i++)
            foreach (var party in region.Agreements[i].Parties)
                if (!tiers.Contains(party))
                    wrong($"agreements[{i}].parties", $"{party} is no tier of the region.");
    }

    /// <summary>Makes the region, agreements included; null where something that it names is not in it.</summary>
    private static Region? Made(RegionData region, Action<string, string> wrong)
    {
        try
        {
            return new Region(region);
        }
        catch (Exception fault) when (fault is ArgumentException or KeyNotFoundException or NullReferenceException)
        {
            wrong("", $"makes no region: {fault.Message}");
            return null;
        }
    }

    /// <summary>Lists the entries of lists that are null.</summary>
    private static IEnumerable<string> Holes(JsonElement value, string path)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var field in value.EnumerateObject())
                    foreach (var hole in Holes(field.Value, path.Length == 0 ? field.Name : $"{path}.{field.Name}"))
                        yield return hole;
                break;
            case JsonValueKind.Array:
                var i = 0;
                foreach (var entry in value.EnumerateArray())
                {
                    var at = $"{path}[{i++}]";
                    if (entry.ValueKind == JsonValueKind.Null) yield return at;
                    foreach (var hole in Holes(entry, at)) yield return hole;
                }

                break;
        }
    }
}
