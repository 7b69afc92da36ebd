using System.Text.Json;
using Alliance.Core.Access;
using Alliance.Core.Identifiers;
using Alliance.Host.Access.Addresses;
using Alliance.Simulation.Scenarios;
using Alliance.Simulation.Scenarios.Yaml;

namespace Alliance.Host.Access;

/// <summary>Reads the file of a city's single sign-on (YAML): <c>issuer</c>, <c>audience</c>, <c>nameClaim</c> and
/// <c>roles</c>, each with <c>claim</c>, <c>value</c>, <c>role</c> and, where the role has one, <c>place</c>.</summary>
internal static class IdentityFile
{
    private static readonly Shape Top = new("identity", ["issuer", "audience", "roles"], ["nameClaim"]);
    private static readonly Shape OfRole = new("role", ["claim", "value", "role"], ["place"]);

    private static readonly Dictionary<string, Role> Names = Enum.GetValues<Role>().ToDictionary(
        r => JsonNamingPolicy.CamelCase.ConvertName(r.ToString()), StringComparer.Ordinal);

    /// <summary>Reads the file. Errors are results, not exceptions.</summary>
    public static Loaded<IdentityProvider> Load(string path)
    {
        var findings = new Findings(path);
        var provider = YamlFile.Read(path, findings) is { } file && MapReader.Open(file.Root, Top, findings) is { } map
            ? Read(map, findings) : null;
        var errors = findings.InOrder();
        return new(errors.Count == 0 ? provider : null, errors);
    }

    private static IdentityProvider Read(MapReader map, Findings findings)
    {
        var issuer = map.Text("issuer");
        var isAddress = Uri.TryCreate(issuer, UriKind.Absolute, out var url)
            && (url.Scheme == "https" || (url.Scheme == "http" && LoopbackHosts.Has(url.Host)));
        if (!isAddress)
            findings.Add(map["issuer"] ?? map.Node, $"'{issuer}' is no address of a provider", "write https://HOST");
        return new IdentityProvider(
            issuer, map.Text("audience"), map.TextOrNull("nameClaim") ?? "name",
            [.. map.Maps("roles", OfRole, 1).Select(r => RoleOf(r, findings))]);
    }

    private static ClaimedRole RoleOf(MapReader map, Findings findings)
    {
        var name = map.OneOf("role", Names.Keys);
        var role = Names.GetValueOrDefault(name);
        var (kind, place) = (Roles.PlaceOf(role), map.TextOrNull("place"));
        if (name.Length > 0 && kind is null && place is not null)
            findings.Add(map["place"]!, $"{name} has no place", "leave it out");
        if (name.Length > 0 && kind is not null && place is null)
            findings.Add(map.Node, $"{name} needs a place", $"give the code of the {kind} that it acts for");
        return new ClaimedRole(
            map.Text("claim"), map.Text("value"),
            new Post(role, kind is { } of && place is not null ? new ActorId(of, place) : null));
    }
}
