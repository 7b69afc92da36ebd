using System.Text.Json.Nodes;
using Alliance.Core.Access;

namespace Alliance.Host.Tests.Access.Tables;

/// <summary>Every cell of <c>EndpointRoles.md</c> holds on a running server: each role calls each endpoint rightly, in
/// real operations, in a drill and in a realm of a load test.</summary>
public sealed class EndpointTableTests(TableServer table) : IClassFixture<TableServer>
{
    /// <summary>Who decides for a township without accounts.</summary>
    private const string Passed = "county";

    /// <summary>Calls that nobody can make rightly here, and why.</summary>
    private static readonly Dictionary<string, string> NeverRight = new(StringComparer.Ordinal)
    {
        ["decision POST incidents/$incident/handover/answer"] =
            "A township answers what a centre proposes, and that needs an incident that a centre commands.",
        ["village POST village-alliances/$village/commitments/$villageLent/extension"] =
            "Nobody has asked it: its squad would have to be at the scene until its shift ends.",
        ["centre POST command-centres/430422/commitments/$centreLent/extension"] =
            "Nobody has asked it: its squad would have to be at the scene until its shift ends.",
        ["public GET /sign-on/callback"] = "The server has no single sign-on.",
        ["public GET /api/v1/session/sign-on"] = "The server has no single sign-on.",
    };

    [Fact]
    public void Every_endpoint_has_a_right_call()
    {
        var missing = EndpointRoles.All.Except(RightCall.All.Select(c => c.Endpoint)).ToList();
        Assert.True(missing.Count == 0,
            $"Write in RightCalls.txt how these are called rightly: {string.Join(", ", missing)}. Then every role of "
                + "the table is tried on them.");
        var unknown = RightCall.All.Where(c => c.Endpoint is null).ToList();
        Assert.True(unknown.Count == 0, $"These of RightCalls.txt are no endpoint: {string.Join(", ", unknown)}.");
    }

    [Fact]
    public void Every_role_that_may_act_for_its_own_place_has_one_among_the_calls()
    {
        var without =
            from calls in RightCall.All.GroupBy(c => c.Endpoint!)
            from role in Enum.GetValues<Role>()
            where EndpointRoles.Of(calls.Key, role) == "own" && !calls.Any(c => ActorsOf(c).Any(IsOf(role)))
                && !calls.All(c => Place.Nowhere.Any(n => n.Role == role && n.Places.Contains(c.Place)))
            select $"{calls.Key} as {role}";
        Assert.True(!without.Any(),
            "Write in RightCalls.txt a call for the own place of the role, or say in Place.Nowhere why it has none:\n"
                + string.Join('\n', without));
    }

    [Fact]
    public async Task In_real_operations_each_role_may_do_what_the_table_says()
    {
        await Try(RealmClass.Live, await Ground.Own(table.Secured, "live"), await Ground.Empty(table.Secured, "live"));
    }

    [Fact]
    public async Task In_a_drill_each_role_may_do_what_the_table_says()
    {
        await table.Secured.Post("director", "/api/v1/realms", new() { ["name"] = "drill-table" });
        await Try(RealmClass.Drill, await Ground.Played(table.Secured, "drill-table", "director"), null);
    }

    [Fact]
    public async Task In_a_load_test_only_a_load_tester_may_do_anything()
    {
        await table.Secured.Post("load", "/api/v1/realms", new() { ["name"] = "load-table" });
        await Try(RealmClass.Load, await Ground.Played(table.Secured, "load-table", "load"), null);
    }

    /// <summary>Tries all calls as all accounts: first those that are refused, of which nothing may be recorded but
    /// the refusal, and then the others. So a neighbour of each role tries each command at a place that is not its
    /// own, by the path and by the body.</summary>
    /// <param name="realm">The kind of realm.</param>
    /// <param name="own">What the calls name.</param>
    /// <param name="empty">The same of a township without accounts, whose duties the county has; null for none.
    /// </param>
    private async Task Try(RealmClass realm, Ground own, Ground? empty)
    {
        List<string> wrong = [];
        HashSet<string> right = [];
        var tries = (
            from call in RightCall.All
            // In drills and load tests no alert is raised.
            where realm == RealmClass.Live || (call.IsOfRealm && call.Place != "alert")
            from ground in call.Place == "decision" && empty is not null ? [own, empty] : (Ground[])[own]
            from caller in Place.Callers
            select (Call: call, Ground: ground, Caller: caller, May: May(call, caller, realm, ground == empty)))
            .ToList();
        wrong.AddRange(await Refused(
            own.Realm, [.. tries.Where(t => !t.May).Select(t => (t.Call, t.Ground, t.Caller))]));
        foreach (var (call, ground, caller, _) in tries.Where(t => t.May))
        {
            var told = await table.Call(call, caller.Name, ground, OfficeOf(caller.Role, ground));
            if (told.IsRight) right.Add(call.ToString());
            if (told.Status is 401 or 403 or >= 500) wrong.Add($"{caller.Name} {call}: {told.Status} {told.Text}");
            else if (!told.IsRight)
                TestContext.Current.SendDiagnosticMessage($"{caller.Name} {call}: {told.Status} {told.Text}");
        }

        wrong.AddRange(tries
            .Where(t => t.May && !right.Contains($"{t.Call}") && !NeverRight.ContainsKey($"{t.Call}"))
            .Select(t => $"Nobody could make the call rightly: {t.Call}. Mend it in RightCalls.txt.").Distinct());
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    private async Task<List<string>> Refused(
        string realm, List<(RightCall Call, Ground Ground, (string Name, Role Role) Caller)> tries)
    {
        List<string> wrong = [];
        var before = (await table.Records(realm, 0)).Count;
        var noted = (await table.Records(null, 0)).Count;
        foreach (var (call, ground, caller) in tries)
        {
            foreach (var office in OfficesIn(call, caller.Role, ground))
            {
                var told = await table.Call(call, caller.Name, ground, office);
                if (!told.IsRefused)
                    wrong.Add($"{caller.Name} {call} as {office}: {told.Status} and not refused {told.Text}");
            }
        }

        wrong.AddRange((await table.Records(realm, before)).Where(r => r["author"]?["account"] is not null)
            .Select(r => $"A refused call is recorded: {r.ToJsonString()}"));
        var records = await table.Records(null, 0);
        // Of an account only so many refusals are recorded in a minute, also by the tests before.
        if (!records.Any(IsRefusal)) wrong.Add("Refusals are not recorded.");
        wrong.AddRange(records.Skip(noted).Where(r => !IsRefusal(r) && !IsOfReading(r))
            .Select(r => $"A refused call is recorded: {r.ToJsonString()}"));
        return wrong;
    }

    private static bool IsRefusal(JsonNode record) => $"{record["type"]}".Contains("efused", StringComparison.Ordinal);

    private static bool IsOfReading(JsonNode record) => $"{record["type"]}".Contains("eads", StringComparison.Ordinal);

    private static bool May(RightCall call, (string Name, Role Role) caller, RealmClass realm, bool isEmpty) =>
        // The name of a new realm says of what kind it is; that of the live one makes a drill.
        (EndpointRoles.Of(call.Endpoint!, caller.Role), call.Path == "/api/v1/realms" && realm == RealmClass.Live
            ? RealmClass.Drill : realm) switch
        {
            ("drills", RealmClass.Drill) or ("load-*", RealmClass.Load) => true,
            ("yes", var at) => at != RealmClass.Load || !call.IsOfRealm,
            ("own", not RealmClass.Load) => (isEmpty ? [Passed] : OwnersOf(call)).Contains(caller.Name),
            _ => false,
        };

    /// <summary>The accounts that act for the place of a call, on any of the grounds.</summary>
    private static IEnumerable<string> ActorsOf(RightCall call) =>
        call.Place == "decision" ? [.. OwnersOf(call), Passed] : OwnersOf(call);

    private static string[] OwnersOf(RightCall call) => Place.Owners.GetValueOrDefault(call.Place) ?? [];

    private static Func<string, bool> IsOf(Role role) =>
        account => Place.Callers.Any(c => c.Name == account && c.Role == role);

    /// <summary>A refused call is tried as it is, and as one that names the office of the place in its body.</summary>
    private static string?[] OfficesIn(RightCall call, Role role, Ground ground) =>
        OfficeOf(role, ground) is { } played ? [played] : call.TakesAuthor ? [null, ground.Office] : [null];

    /// <summary>Who plays all offices says which.</summary>
    private static string? OfficeOf(Role role, Ground ground) =>
        RoleTable.PlaysAnyOffice(role) ? ground.Office : null;
}
