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

    /// <summary>What a role may do with an endpoint: <c>yes</c>, <c>own</c>, <c>drills</c>, <c>load-*</c> or
    /// <c>–</c>.</summary>
    /// <param name="method">Its method.</param>
    /// <param name="path">Its path, as the API document writes it.</param>
    /// <param name="role">The role.</param>
    public static string Of(string method, string path, Role role) => Rows[Plain($"{method} {path}")][(int)role];

    private static string Plain(string endpoint) => Constraint().Replace(endpoint.TrimEnd('/'), "}");

    [GeneratedRegex(@":\w+\}")]
    private static partial Regex Constraint();
}
