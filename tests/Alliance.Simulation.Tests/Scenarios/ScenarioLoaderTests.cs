using Alliance.Core.Geography;
using Alliance.Core.Identifiers;
using Alliance.Core.Resources;
using Alliance.Core.Vocabulary;
using Alliance.Simulation.Scenarios;
using Alliance.Simulation.Scenarios.Reading;

namespace Alliance.Simulation.Tests.Scenarios;

public sealed class ScenarioLoaderTests : IDisposable
{
    private readonly Files _files = new();

    public void Dispose() => _files.Dispose();

    [Fact]
    public void A_small_scenario_is_read_as_it_stands()
    {
        var scenario = _files.Load().Value!;
        Assert.Empty(_files.Errors());
        Assert.Equal(5_400_000, scenario.Roads[0].Cut.Milliseconds);
        Assert.Equal(6_300_000, scenario.Roads[0].Open.Milliseconds);
        Assert.Equal(["county", "comprehensive", "volunteer"], scenario.Region.Teams.Select(t => t.Force));
        Assert.Equal(40, scenario.Crew.MobiliseMinutes["volunteer"].Max);
    }

    [Theory]
    [InlineData(
        "place: 430422001\n    start",
        "place: 430422009\n    start",
        "scenario.yaml:29:12: no township has the code 430422009; known are 430422001, 430422002")]
    [InlineData(
        "{ place: 430422001,",
        "{ place: 430422777,",
        "scenario.yaml:12:16: no township has the code 430422777; known are 430422001, 430422002")]
    [InlineData(
        "a: 430422001, b: 430422002, cut",
        "a: 430422001, b: 999999999, cut",
        "scenario.yaml:14:24: no township has the code 999999999; known are 430422001, 430422002")]
    [InlineData(
        "b: 430422002, cut",
        "b: 430422001, cut",
        "scenario.yaml:14:5: no road of the region joins 430422001 and 430422001; "
            + "roads from 430422001 lead to 430422002")]
    [InlineData(
        "cut: 90m, open: 1h45m",
        "cut: 90m, open: 1h30m",
        "scenario.yaml:14:51: open is not after cut; write a time after 1h30m")]
    [InlineData(
        "lookaheadMs: 2000",
        "lookaheadMs: 600001",
        "scenario.yaml:5:14: lookaheadMs is 600001, above 600000; write milliseconds from 1 to 600000: "
            + "it is the width of a window of virtual time, and in a window of no width nothing can happen")]
    [InlineData(
        "lookaheadMs: 2000",
        "lookaheadMs: 0",
        "scenario.yaml:5:14: lookaheadMs is 0, below 1; write milliseconds from 1 to 600000: "
            + "it is the width of a window of virtual time, and in a window of no width nothing can happen")]
    [InlineData(
        "jitterMs: 500",
        "jitterMs: soon",
        "scenario.yaml:6:11: jitterMs is not a whole number: soon; write a whole number from 0 to 600000")]
    [InlineData(
        "seed: 7",
        "seed: -7",
        "scenario.yaml:4:7: seed is -7, below 0; write a whole number from 0 to 9007199254740991")]
    [InlineData("seed: 7", "seed:", "scenario.yaml:4:6: seed has no value; write it after the colon")]
    [InlineData("hazardHours: 24\n", "", "scenario.yaml:1:1: hazardHours is missing; add it to this scenario")]
    [InlineData(
        "jitterMs: 500",
        "jiterMs: 500",
        "scenario.yaml:1:1: jitterMs is missing; add it to this scenario",
        "scenario.yaml:6:1: unknown key jiterMs in scenario; did you mean jitterMs?")]
    [InlineData(
        "policy: alliance", "policy: aliance", "scenario.yaml:7:9: policy aliance is unknown; did you mean alliance?")]
    [InlineData(
        "resource: flood-rescue",
        "resource: helicopters",
        "scenario.yaml:34:19: resource helicopters is unknown; known are flood-rescue, evacuation, medical, "
            + "engineering, structural-fire, forest-fire, search-rescue, hazmat, public-order, uav, logistics, "
            + "boats and 21 more")]
    [InlineData(
        "quantity: 30",
        "quantity: -3",
        "scenario.yaml:36:63: quantity is -3, below 0; write how many are needed from then on")]
    [InlineData(
        "{ at: 2h",
        "{ at: 8h",
        "scenario.yaml:36:75: the curve is not in order: 6h follows 8h; write its points by rising time")]
    [InlineData(
        "at: 6h, quantity: 0",
        "at: 6h, quantity: 5",
        "scenario.yaml:36:89: the curve ends with 5; end it with quantity 0, or the run never comes to rest")]
    [InlineData(
        "at: 6h, quantity: 0",
        "at: 60h, quantity: 0",
        "scenario.yaml:36:75: the need is over at 61h, after the hazardHours; shorten the curve or raise hazardHours")]
    [InlineData(
        "start: 1h",
        "start: 1 hour",
        "scenario.yaml:30:12: start 1 hour is no time; write hours and minutes like 6h, 90m or 1h30m")]
    [InlineData(
        "{ min: 2, max: 5 }", "{ min: 7, max: 5 }", "scenario.yaml:18:40: max is 5, below min 7; exchange the two")]
    [InlineData(
        "dutyDesk:\n",
        "dutyDesk: [\n",
        "scenario.yaml:27:3: malformed YAML: while parsing a flow sequence, did not find expected ',' or ']'; "
            + "check indentation, colons, quotes and brackets here")]
    [InlineData(
        "region: region.yaml",
        "region: regoin.yaml",
        "scenario.yaml:2:9: the region file regoin.yaml does not exist; "
            + "name a file relative to the folder of the scenario")]
    public void A_mistake_in_a_scenario_is_shown_at_its_place(string right, string wrong, params string[] errors)
    {
        Assert.Contains(right, _files.Scenario, StringComparison.Ordinal);
        _files.Scenario = _files.Scenario.Replace(right, wrong, StringComparison.Ordinal);
        Assert.Equal(errors, _files.Errors());
        Assert.Null(_files.Load().Value);
    }

    [Theory]
    [InlineData(
        "members: [430422001, 430422002]",
        "members: [430422001, 430422999]",
        "region.yaml:40:26: no township has the code 430422999; known are 430422001, 430422002")]
    [InlineData(
        "members: [430422001, 430422002]",
        "members: [430422001]",
        "region.yaml:40:14: an alliance needs at least two members; name another township, or remove the alliance")]
    [InlineData(
        "people: 7",
        "people: -7",
        "region.yaml:32:56: people is -7, below 1; write the head-count of the squad, six to ten people")]
    [InlineData(
        "people: 7",
        "people: 0",
        "region.yaml:32:56: people is 0, below 1; write the head-count of the squad, six to ten people")]
    [InlineData(
        "people: 7",
        "people: \"7\"",
        "region.yaml:32:56: people is not a whole number: 7; write the head-count of the squad, six to ten people")]
    [InlineData("[medical]", "[medicle]", "region.yaml:12:62: no capability is called medicle; did you mean medical?")]
    [InlineData(
        "[medical]",
        "[boats]",
        "region.yaml:12:62: boats is a supply, not a capability; put it into the stock of a depot")]
    [InlineData(
        "[medical]",
        "medical",
        "region.yaml:12:61: capabilities must be a list; write each item after a dash, or all in [ ]")]
    [InlineData(
        "stock: { boats: 2 }",
        "stock: { boats: 0 }",
        "region.yaml:26:54: boats is 0, below 1; write the units on hand, above zero, or leave the supply out")]
    [InlineData(
        "id: 430422001-V01-Q1",
        "id: 430422001-S1",
        "region.yaml:32:19: the team 430422001-S1 is there twice, first on line 24; "
            + "give one of the two another, or remove it")]
    [InlineData(
        "code: 430422002",
        "code: 430422001",
        "scenario.yaml:14:24: no township has the code 430422002; known are 430422001",
        "region.yaml:33:13: the township 430422001 is there twice, first on line 14; "
            + "give one of the two another, or remove it",
        "region.yaml:36:24: no township has the code 430422002; known are 430422001",
        "region.yaml:40:26: no township has the code 430422002; known are 430422001")]
    [InlineData(
        "a: 430422001, b: 430422002, minutes: 18",
        "a: 430422001, b: 430422003, minutes: 18",
        "region.yaml:36:24: no township has the code 430422003; known are 430422001, 430422002")]
    [InlineData(
        "minutes: 18", "minutes: 0", "region.yaml:36:44: minutes is 0, below 1; write a whole number from 1 to 1440")]
    [InlineData(
        "superior: 430422\n",
        "superior: 430423\n",
        "region.yaml:22:15: no command centre has the code 430423; known are 430422")]
    [InlineData(
        "hasTerritory: true", "hasTerritory: yes", "region.yaml:8:19: hasTerritory is yes; write true or false")]
    [InlineData(
        "lat: 26.7461",
        "lat: 126.7461",
        "region.yaml:18:10: lat 126.7461 is no position; write degrees from -90 to 90 with at most six decimals")]
    [InlineData(
        "seat: 430422001",
        "seat: 430422001\n    superior: 430422",
        "region.yaml:8:15: the superiors of 430422 lead back to it; leave the superior of the topmost one out")]
    [InlineData(
        "dataQuality:",
        "policies: { cover: { askAfterMinutes: 0, releaseAfterMinutes: 30, hours: 12 } }\ndataQuality:",
        "region.yaml:2:39: askAfterMinutes is 0, below 1; write a whole number from 1 to 1440")]
    [InlineData(
        "dataQuality:",
        "policies: { displacesHolds: always }\ndataQuality:",
        "region.yaml:2:29: displacesHolds always is unknown; known are life-saving, urgent, never")]
    [InlineData(
        "dataQuality:",
        " dataQuality:",
        "region.yaml:2:13: malformed YAML: while scanning a plain scalar value, found invalid mapping; "
            + "check indentation, colons, quotes and brackets here")]
    public void A_mistake_in_a_region_is_shown_at_its_place(string right, string wrong, params string[] errors)
    {
        Assert.Contains(right, _files.Region, StringComparison.Ordinal);
        _files.Region = _files.Region.Replace(right, wrong, StringComparison.Ordinal);
        Assert.Equal(errors, _files.Errors());
        Assert.Null(_files.Load().Value);
    }

    [Fact]
    public void Types_equipment_codes_and_turnout_are_read()
    {
        _files.Region = _files
            .Region.Replace(
                "people: 8, capabilities: [medical] }",
                "people: 8, force: professional, capabilities: [medical, hazmat], types: { hazmat: 1 }, "
                    + "equipment: { chemical-suits: 8 }, enduranceHours: 24 }",
                StringComparison.Ordinal)
            .Replace(
                "stock: { boats: 2 } }", "stock: { boats: 2 }, codes: { boats: 2030101 } }", StringComparison.Ordinal)
            .Replace("roads:\n", "turnoutMinutes: { professional: 4 }\nroads:\n", StringComparison.Ordinal);
        _files.Scenario = _files.Scenario.Replace(
            "priority: life-saving",
            "priority: life-saving\n        minimumType: 2\n        equipment: { boats: "
                + "1 }\n        substitutes: [search-rescue]",
            StringComparison.Ordinal);
        Assert.Empty(_files.Errors());
        var region = new Region(_files.Load().Value!.Region);
        var team = region.Teams["430422-S1"];
        Assert.Equal([new Capability(Catalogue.Medical, 4), new(Catalogue.Hazmat, 1)], team.Capabilities);
        Assert.Equal(
            (8, 24, 4), (team.Equipment[new("chemical-suits")], team.EnduranceHours, region.TurnoutMinutes(team)));
        Assert.Equal("2030101", region.Depots["430422001-D1"].Codes[Catalogue.Boats]);
        Assert.Equal(
            new Requirement
            {
                MinimumType = 2,
                Equipment = [new(Catalogue.Boats, 1)],
                Substitutes = [Catalogue.SearchRescue],
            },
            _files.Load().Value!.Hazards[0].Needs[0].Requirement);
    }

    [Theory]
    [InlineData(
        "[medical] }",
        "[medical], types: { hazmat: 1 } }",
        "region.yaml:12:89: the team has no capability hazmat; name it under capabilities, or leave its type out")]
    [InlineData(
        "[medical] }",
        "[medical], types: { medical: 5 } }",
        "region.yaml:12:90: medical is 5, above 4; write its type from 1, the most capable, to 4")]
    [InlineData(
        "[medical] }",
        "[medical], equipment: { water: 5 } }",
        "region.yaml:12:85: unknown key water in equipment; known are boats, pumps, tents, cots, generators, "
            + "lighting, life-jackets, stretchers, chainsaws, fire-pumps, breathing-apparatus, "
            + "chemical-suits and 2 more")]
    [InlineData(
        "boats: 2 }",
        "boats: 2 }, codes: { boats: 20301 }",
        "region.yaml:26:75: 20301 is no supply code; write seven digits of GB/T 38565, the first of them 1, 2 or 3")]
    [InlineData(
        "boats: 2 }",
        "boats: 2 }, codes: { boats: 1030101 }",
        "region.yaml:26:75: 1030101 is of another class than boats; write a code that begins with 2, "
            + "its class in the catalogue")]
    [InlineData(
        "boats: 2 }",
        "boats: 2 }, codes: { pumps: 2030101 }",
        "region.yaml:26:75: the depot keeps no pumps; put it into the stock, or leave its code out")]
    public void A_mistake_of_types_or_codes_is_shown_at_its_place(string right, string wrong, string error)
    {
        _files.Region = _files.Region.Replace(right, wrong, StringComparison.Ordinal);
        Assert.Equal([error], _files.Errors());
    }

    [Theory]
    [InlineData("minimumType: 5", "scenario.yaml:36:22: minimumType is 5, above 4; write a whole number from 1 to 4")]
    [InlineData(
        "substitutes: [boots]", "scenario.yaml:36:23: nothing of the catalogue is called boots; did you mean boats?")]
    [InlineData(
        "substitutes: [boats]",
        "scenario.yaml:36:22: substitutes does not fit; up to 8 other kinds of the catalogue, each once: "
            + "capabilities for a capability, supplies for a supply")]
    public void A_mistake_of_what_a_need_asks_is_shown_at_its_place(string wish, string error)
    {
        _files.Scenario = _files.Scenario.Replace(
            "priority: life-saving", $"priority: life-saving\n        {wish}", StringComparison.Ordinal);
        Assert.Equal([error], _files.Errors());
    }

    [Fact]
    public void All_mistakes_are_shown_at_once()
    {
        _files.Scenario = _files.Scenario.Replace("seed: 7", "seed: x", StringComparison.Ordinal)
            .Replace("430422001", "430422055", StringComparison.Ordinal);
        _files.Region = _files.Region.Replace("people: 8", "people: 0", StringComparison.Ordinal);
        Assert.Equal(
            [
                "scenario.yaml:4:7",
                "scenario.yaml:12:16",
                "scenario.yaml:14:10",
                "scenario.yaml:29:12",
                "region.yaml:12:44",
                "region.yaml:24:47",
            ],
            _files.Errors().Select(e => e[..e.IndexOf(": ", StringComparison.Ordinal)]));
    }

    [Theory]
    [InlineData("a: &x 1\nb: *x\n", ":2:4: aliases are not read")]
    [InlineData("", ":1:1: the file is empty")]
    [InlineData("a: [1, 2\nb: 3\n", ":1:4: malformed YAML: what begins here is not closed; close its bracket")]
    [InlineData("seed: 1\nseed: 2\n", ":2:1: malformed YAML: duplicate key seed")]
    [InlineData("a: 1\n---\nb: 2\n", ":2:1: a second document begins here")]
    [InlineData(
        "name: x\nradio:\n\tlossPermille: 20\n", ":3:1: malformed YAML: a tab in the indentation; indent with spaces")]
    [InlineData(
        "radio:\n  jitter: 1\n  \tlossPermille: 20\n",
        ":3:3: malformed YAML: a tab in the indentation; indent with spaces")]
    [InlineData("just words", ":1:1: scenario must have keys and values")]
    public void What_is_no_scenario_at_all_is_told_so(string text, string error)
    {
        _files.Scenario = text;
        Assert.Contains(error, Assert.Single(_files.Errors()), StringComparison.Ordinal);
    }

    [Fact]
    public void Nesting_without_end_is_told_so()
    {
        _files.Scenario = new string('[', 20_000);
        Assert.Equal(["scenario.yaml:1:33: nested more than 32 levels deep; flatten it"], _files.Errors());
    }

    [Fact]
    public void A_code_that_the_region_gives_in_digits_or_in_quotes_is_the_same()
    {
        _files.Region = _files.Region.Replace("seat: 430422001", "seat: \"430422001\"", StringComparison.Ordinal);
        Assert.Empty(_files.Errors());
    }

    [Fact]
    public void A_region_is_read_on_its_own()
    {
        var region = RegionLoader.Load(
            Path.Combine(Files.Scenarios, "regions", "hengnan.yaml"));
        Assert.Empty(region.Errors);
        Assert.Equal("衡南县", region.Value!.Name);
    }

    [Fact]
    public void Agreements_say_who_may_ask_whom_for_what_how_much_and_when()
    {
        _files.Scenario = _files.Scenario.Replace(
            "seed:", "start: 2026-06-19T06:00+08:00\nseed:", StringComparison.Ordinal);
        _files.Region += """

            agreements:
              - id: AG-1
                name: 协议
                parties: [430422, 430422001-V01]
                terms: { maxTeamsPerMember: 1, approval: both, approvalMinutes: 10, askers: [430422],
                  lenders: [430422001-V01], kinds: [evacuation], maxPeople: 9, onTimeout: grant, cost: shared,
                  requesterPermille: 400, from: 2026-06-20, until: 2026-06-20 }
            responses: { callInMinutes: 20, township: [{ level: II, floorRaise: 3 }] }
            """.ReplaceLineEndings("\n");
        var region = _files.Load().Value!.Region;
        var agreement = Assert.Single(region.Agreements);
        Assert.Equal(
            [new ActorId(ActorKind.CommandCentre, "430422"), new ActorId(ActorKind.VillageAlliance, "430422001-V01")],
            agreement.Parties);
        var terms = agreement.Terms;
        Assert.Equal(
            (ApprovalRule.Both, 9, true, CostSharing.Shared, 400),
            (terms.Approval, terms.MaxPeople, terms.GrantedOnTimeout, terms.Cost, terms.CostOfRequester));
        Assert.Equal(
            (18 * 3_600_000L, 42 * 3_600_000L), (terms.From!.Value.Milliseconds, terms.Until!.Value.Milliseconds));
        Assert.Equal(
            (20, 3, 500),
            (
                region.Responses.CallInMinutes,
                region.Responses.Township[(int)ResponseLevel.II].FloorRaise,
                region.Responses.Township[(int)ResponseLevel.II].ApprovalPermille));
    }

    [Theory]
    [InlineData(
        "parties: [430422, 430422001]",
        "parties: [430422, 430422009]",
        "no township, command centre or village alliance has the code 430422009")]
    [InlineData("parties: [430422, 430422001]", "parties: [430422]", "an agreement needs at least two parties")]
    [InlineData("until: 2027-01-01", "until: 2025-01-01", "the agreement ends on 2025-01-01, before it begins")]
    [InlineData("until: 2027-01-01", "until: soon", "until soon is no day")]
    [InlineData("cost: none", "cost: shared", "the cost is shared, but not how")]
    [InlineData(
        "approvalMinutes: 10",
        "approvalMinutes: 10, maxTeamsInAll: 2",
        "maxTeamsInAll is counted by an alliance, and this is no alliance's agreement")]
    [InlineData("askers: [430422]", "askers: [430422002]", "430422002 is no party of the agreement")]
    [InlineData("kinds: [evacuation]", "kinds: [evacuations]", "no kind of resource is called evacuations")]
    public void What_is_wrong_with_an_agreement_is_told(string right, string wrong, string error)
    {
        const string Agreement = """

            agreements:
              - id: AG-1
                name: 协议
                parties: [430422, 430422001]
                terms: { maxTeamsPerMember: 1, approval: lender, approvalMinutes: 10, askers: [430422],
                  kinds: [evacuation], cost: none, from: 2026-01-01, until: 2027-01-01 }
            """;
        _files.Region += Agreement.ReplaceLineEndings("\n").Replace(right, wrong, StringComparison.Ordinal);
        Assert.Contains(error, Assert.Single(_files.Errors()), StringComparison.Ordinal);
    }

    [Fact]
    public void Levels_and_orders_are_read_against_the_region()
    {
        _files.Scenario += """

            levels:
              - { tier: 430422, at: 1h, level: II, basis: 洪峰 }
              - { tier: 430422001, at: 2h, level: III, cause: risk, basis: 预警 }
            orders:
              - { centre: 430422, townships: [430422002], floor: 0, at: 1h, until: 2h, reason: 险情 }
            """.ReplaceLineEndings("\n");
        var scenario = _files.Load().Value!;
        Assert.Equal(
            [
                (ActorKind.CommandCentre, ResponseLevel.II, ResponseCause.OwnIncident),
                (ActorKind.Township, ResponseLevel.III, ResponseCause.Risk),
            ],
            scenario.Levels.Select(l => (l.Tier.Kind, l.Level, l.Cause)));
        Assert.Equal(["430422002"], Assert.Single(scenario.Orders).Townships);
        _files.Scenario = _files
            .Scenario.Replace("tier: 430422001", "tier: 430422009", StringComparison.Ordinal)
            .Replace("level: II,", "level: V,", StringComparison.Ordinal);
        Assert.Equal(2, _files.Errors().Length);
    }

    [Fact]
    public void A_file_that_does_not_exist_is_told_so()
    {
        var errors = ScenarioLoader.Load("no/such/flood.yaml").Errors;
        Assert.Equal("no/such/flood.yaml: there is no such file; check the path", Assert.Single(errors).ToString());
    }

    [Fact]
    public void Overrides_are_set_before_the_file_is_read()
    {
        var scenario = _files
            .Load(
                "radio.lossPermille=50", "hazards[0].start=2h", "hazards[0].needs[0].curve[1].quantity=44", "roads=[]")
            .Value!;
        Assert.Equal(
            (50, 7_200_000L, 44, 0),
            (
                scenario.Radio.LossPermille,
                scenario.Hazards[0].Start.Milliseconds,
                scenario.Hazards[0].Needs[0].Curve.Points[1].Quantity,
                scenario.Roads.Count));
        Assert.Equal(_files.Load().Value!.Digest, scenario.Digest);
    }

    [Theory]
    [InlineData(
        "radio.lossPermile=50",
        "--set radio.lossPermile=50: unknown key lossPermile in radio; did you mean lossPermille?")]
    [InlineData(
        "raido.lossPermille=50", "--set raido.lossPermille=50: there is no raido on the path; did you mean radio?")]
    [InlineData("hazards[3].start=2h", "--set hazards[3].start=2h: there is no [3] in a list of 1; count from 0")]
    [InlineData(
        "hazards.start=2h",
        "--set hazards.start=2h: nothing has a key start here; name a place in a list like hazards[0]")]
    [InlineData(
        "hazards[x].start=2h",
        "--set hazards[x].start=2h: hazards[x].start is no path; "
            + "write keys with dots and places in a list like hazards[0].start")]
    [InlineData("seed", "--set seed: it is not PATH=VALUE; write it like --set radio.lossPermille=50")]
    [InlineData("seed=", "--set seed=: the value is missing; write it after the =")]
    [InlineData(
        "hazards[0].place=430422009",
        "--set hazards[0].place=430422009: no township has the code 430422009; known are 430422001, 430422002")]
    [InlineData(
        "lookaheadMs=-1",
        "--set lookaheadMs=-1: lookaheadMs is -1, below 1; write milliseconds from 1 to 600000: "
            + "it is the width of a window of virtual time, and in a window of no width nothing can happen")]
    public void A_bad_override_is_told_by_its_flag(string text, string error) =>
        Assert.Equal([error], _files.Errors(text));

    [Fact]
    public void The_digest_depends_on_both_files_and_not_on_line_ends()
    {
        var digest = _files.Load().Value!.Digest;
        _files.Scenario = _files.Scenario.Replace("\n", "\r\n", StringComparison.Ordinal);
        Assert.Equal(digest, _files.Load().Value!.Digest);
        _files.Region += "\n# more\n";
        Assert.NotEqual(digest, _files.Load().Value!.Digest);
    }

    [Fact]
    public void Reporting_and_grades_are_read_and_what_is_left_out_is_as_by_default()
    {
        using var files = new Files();
        files.Scenario = files
            .Scenario.Replace(
                "hazards:", "reporting:\n  telephoneMinutes: { min: 1, max: 2 }\nhazards:", StringComparison.Ordinal)
            .Replace("kind: flood", "kind: flood\n    grade: specially-major", StringComparison.Ordinal);
        var scenario = files.Load().Value!;
        Assert.Equal(new MinutesRange(1, 2), scenario.Reporting.TelephoneMinutes);
        Assert.Equal(ReportingData.Default.WrittenMinutes, scenario.Reporting.WrittenMinutes);
        Assert.Equal(EventGrade.SpeciallyMajor, scenario.Hazards[0].Grade);
        files.Scenario = files
            .Scenario.Replace("specially-major", "red", StringComparison.Ordinal)
            .Replace("max: 2 }", "max: 0 }", StringComparison.Ordinal);
        Assert.Contains(files.Errors(), e => e.Contains("grade red is unknown", StringComparison.Ordinal));
        Assert.Contains(files.Errors(), e => e.Contains("max is 0, below min 1", StringComparison.Ordinal));
    }
}
