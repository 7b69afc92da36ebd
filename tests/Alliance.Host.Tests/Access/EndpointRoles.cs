using System.Text.RegularExpressions;
using Alliance.Core.Access;
using Alliance.Host.Tests.Docs;

namespace Alliance.Host.Tests.Access;

/// <summary>The table <c>EndpointRoles.md</c>, as a test reads it.</summary>
internal static partial class EndpointRoles
{
    private static readonly Dictionary<string, string[]> Rows = File
        .ReadAllLines(Repository.Full("tests/Alliance.Host.Tests/Access/EndpointRoles.md"))
        .Where(l => l.StartsWith("| `", StringComparison.Ordinal))
        .Select(l => l.Split('|', StringSplitOptions.TrimEntries))
        .ToDictionary(c => Plain(c[1].Trim('`')), c => c[3..], StringComparer.Ordinal);

    /// <summary>All endpoints, such as <c>GET /api/v1/realms/{realm}/teams/{id}</c>.</summary>
    public static IEnumerable<string> All => Rows.Keys;

    /// <summary>What a role may do with an endpoint: <c>yes</c>, <c>own</c>, <c>drills</c>, <c>load-*</c> or
    /// <c>–</c>.</summary>
    /// <param name="method">Its method.</param>
    /// <param name="path">Its path, as the API document writes it.</param>
    /// <param name="role">The role.</param>
    public static string Of(string method, string path, Role role) => Of(Plain($"{method} {path}"), role);

    /// <inheritdoc cref="Of(string,string,Role)"/>
    /// <param name="endpoint">One of <see cref="All"/>.</param>
    /// <param name="role">The role.</param>
    public static string Of(string endpoint, Role role) => Rows[endpoint][(int)role];

    /// <summary>The endpoint that a call is for; null for none.</summary>
    /// <param name="method">Its method.</param>
    /// <param name="path">Its path, with values.</param>
    public static string? Find(string method, string path)
    {
        var parts = Plain(path).Split('/');
        return Rows.Keys
            .Where(e => e.StartsWith($"{method} ", StringComparison.Ordinal)
                || e.StartsWith("? ", StringComparison.Ordinal))
            .Select(e => (Endpoint: e, Parts: e[(e.IndexOf(' ', StringComparison.Ordinal) + 1)..].Split('/')))
            .Where(e => e.Parts.Length == parts.Length
                && e.Parts.Zip(parts).All(p => p.First == p.Second || p.First.StartsWith('{')))
            .OrderBy(e => e.Parts.Count(p => p.StartsWith('{')))
            .Select(e => e.Endpoint).FirstOrDefault();
    }

    private static string Plain(string endpoint) => Constraint().Replace(endpoint.TrimEnd('/'), "}");

    [GeneratedRegex(@":\w+\}")]
    private static partial Regex Constraint();
}
