using Alliance.Core.Access;
using Alliance.Host.Access;
using Alliance.Host.Tests.Architecture;
using Alliance.Host.Tests.Docs;
using Microsoft.AspNetCore.Routing;

namespace Alliance.Host.Tests.Access;

/// <summary>Every endpoint says what a caller does with it, and <c>EndpointRoles.md</c> beside this file says which
/// role may do that.</summary>
public sealed class EndpointRolesTests : BuiltServer
{
    private static readonly Role[] RoleNames = Enum.GetValues<Role>();

    [Fact]
    public void Every_endpoint_says_what_a_caller_does_with_it()
    {
        var silent = Endpoints().Where(e => e.Metadata.GetMetadata<ActRoutes.Doing>() is null).Select(NameOf).ToList();
        Assert.True(silent.Count == 0,
            $"Say with Is(Act…) what a caller does with: {string.Join(", ", silent)}. Until then nobody gets in.");
    }

    [Fact]
    public void The_table_says_who_may_use_each_endpoint()
    {
        string[] rows = [.. Table(Endpoints())];
        var path = Repository.Full("tests/Alliance.Host.Tests/Access/EndpointRoles.md");
        if (Environment.GetEnvironmentVariable("ALLIANCE_WRITE_TABLES") is not null)
            File.WriteAllText(path, Text(rows));
        string[] written = File.Exists(path)
            ? [.. File.ReadAllLines(path).Where(l => l.StartsWith("| `", StringComparison.Ordinal))] : [];
        var (missing, stale) = (rows.Except(written).ToList(), written.Except(rows).ToList());
        Assert.True(missing.Count + stale.Count == 0, $"""
            EndpointRoles.md does not say who may use an endpoint. If that is meant, put
            {string.Join('\n', missing)}
            in place of
            {string.Join('\n', stale)}
            or run this class with ALLIANCE_WRITE_TABLES=1 and review the difference.
            """);
    }

    /// <summary>Returns the rows of the table: for real operations, drills and load tests.</summary>
    internal static IEnumerable<string> Table(IEnumerable<RouteEndpoint> endpoints) => endpoints
        .Where(e => e.Metadata.GetMetadata<ActRoutes.Doing>() is not null)
        .Select(e => $"| `{NameOf(e)}` | {e.Metadata.GetMetadata<ActRoutes.Doing>()!.Act} | "
            + string.Join(" | ", RoleNames.Select(r => CellOf(r, e))) + " |")
        .Distinct().Order(StringComparer.Ordinal);

    /// <summary>Returns what a role may do with an endpoint: in real operations, or in its own realms.</summary>
    private static string CellOf(Role role, RouteEndpoint endpoint)
    {
        var act = endpoint.Metadata.GetMetadata<ActRoutes.Doing>()!.Act;
        return RoleTable.Of(role, act, RealmClass.Live) switch
        {
            Grant.Allowed => "yes",
            Grant.OwnPlace => "own",
            _ when !IsOfRealm(endpoint) => "–",
            _ when RoleTable.Of(role, act, RealmClass.Drill) != Grant.Refused => "drills",
            _ when RoleTable.Of(role, act, RealmClass.Load) != Grant.Refused => "load-*",
            _ => "–",
        };
    }

    private static bool IsOfRealm(RouteEndpoint endpoint) =>
        endpoint.RoutePattern.RawText!.StartsWith("/api/v1/realms", StringComparison.Ordinal);

    private static string Text(string[] rows) =>
        "# Who may use which endpoint\n\n"
        + "`yes`: allowed. `own`: for the own place only. `drills`, `load-*`: in those realms only. `–`: refused.\n"
        + "Made by EndpointRolesTests from the code.\n\n"
        + $"| endpoint | act | {string.Join(" | ", RoleNames)} |\n"
        + $"|---|---|{string.Concat(RoleNames.Select(_ => "---|"))}\n"
        + string.Join('\n', rows) + '\n';
}
