using System.Text.Json;
using Alliance.Core.Access;
using Alliance.Core.Identifiers;
using Alliance.Host.Access.Addresses;
using Alliance.Simulation.Scenarios;
using Alliance.Simulation.Scenarios.Yaml;

namespace Alliance.Host.Access;

/// <summary>Reads the file of a city's single sign-on (YAML): <c>issuer</c>, <c>audience</c>, <c>nameClaim</c> and
/// <c>roles</c>, each with <c>claim</c>, <c>value</c>, <c>role</c> and, where the role has one, <c>place</c>. With
/// <c>clientId</c> browsers sign in too: <c>clientSecretFile</c>, <c>scopes</c> and <c>sessionMinutes</c> are of
/// that.</summary>
internal static class IdentityFile
{
    /// <summary>The longest session, as of a local account.</summary>
    private const int MostMinutes = 12 * 60;

    private static readonly Shape Top = new("identity", ["issuer", "audience", "roles"],
        ["nameClaim", "clientId", "clientSecretFile", "scopes", "sessionMinutes"]);
    private static readonly Shape OfRole = new("role", ["claim", "value", "role"], ["place"]);

    private static readonly Dictionary<string, Role> Names = Enum.GetValues<Role>().ToDictionary(
        r => JsonNamingPolicy.CamelCase.ConvertName(r.ToString()), StringComparer.Ordinal);

    /// <summary>Reads the file. Errors are results, not exceptions.</summary>
    public static Loaded<IdentityProvider> Load(string path)
    {
        var findings = new Findings(path);
        var provider = YamlFile.Read(path, findings) is { } file && MapReader.Open(file.Root, Top, findings) is { } map
            ? Read(map, path, findings) : null;
        var errors = findings.InOrder();
        return new(errors.Count == 0 ? provider : null, errors);
    }

    private static IdentityProvider Read(MapReader map, string path, Findings findings)
    {
        var issuer = map.Text("issuer");
        var isAddress = Uri.TryCreate(issuer, UriKind.Absolute, out var url)
            && (url.Scheme == "https" || (url.Scheme == "http" && LoopbackHosts.Has(url.Host)));
        if (!isAddress)
            findings.Add(map["issuer"] ?? map.Node, $"'{issuer}' is no address of a provider", "write https://HOST");
        return new IdentityProvider(
            issuer, map.Text("audience"), map.TextOrNull("nameClaim") ?? "name",
            [.. map.Maps("roles", OfRole, 1).Select(r => RoleOf(r, findings))])
        {
            Client = ClientOf(map, path, findings),
        };
    }

    private static SignOnClient? ClientOf(MapReader map, string path, Findings findings)
    {
        if (map["clientId"] is null)
        {
            foreach (var key in (string[])["clientSecretFile", "scopes", "sessionMinutes"])
                if (map[key] is { } node)
                    findings.Add(node, $"{key} is for browsers that sign in", "give clientId too, or leave it out");
            return null;
        }

        List<string> scopes = [.. map.Items("scopes").Select(n => map.TextOf(n, "a scope")).OfType<string>()];
        if (map["scopes"] is { } listed && !scopes.Contains("openid"))
            findings.Add(listed, "scopes lacks openid", "add openid: without it there is no token");
        return new SignOnClient(map.Text("clientId"), SecretOf(map, path, findings))
        {
            Scopes = scopes.Count > 0 ? scopes : ["openid", "profile"],
            SessionLength = map["sessionMinutes"] is null ? null
                : TimeSpan.FromMinutes(map.Whole("sessionMinutes", 1, MostMinutes)),
        };
    }

    /// <summary>Reads the secret from its file. A path that is not whole begins at the file of the single
    /// sign-on.</summary>
    private static string? SecretOf(MapReader map, string path, Findings findings)
    {
        if (map.TextOrNull("clientSecretFile") is not { } name) return null;
        var file = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(path))!, name);
        try
        {
            if (File.ReadAllText(file).TrimEnd('\r', '\n') is { Length: > 0 } secret) return secret;
            findings.Add(map["clientSecretFile"]!, $"{file} is empty", "write the secret of this client into it");
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            findings.Add(map["clientSecretFile"]!, $"{file} cannot be read: {failure.Message}",
                "name the file that has the secret of this client");
        }

        return null;
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
