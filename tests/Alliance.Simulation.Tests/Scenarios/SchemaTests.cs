using System.Text.Json;
using Alliance.Core.Awards;
using Alliance.Core.Geography;
using Alliance.Core.Hazards;
using Alliance.Core.Resources;
using Alliance.Core.Vocabulary;
using Alliance.Simulation.Scenarios;
using Alliance.Simulation.Scenarios.Reading;
using Alliance.Simulation.Scenarios.Yaml;
using Alliance.Simulation.Storms;

namespace Alliance.Simulation.Tests.Scenarios;

public sealed class SchemaTests
{
    [Fact]
    public void The_schema_of_a_scenario_lists_exactly_the_keys_that_are_read() =>
        AssertSame("scenario.schema.json", Shapes.OfScenario);

    [Fact]
    public void The_schema_of_a_region_lists_exactly_the_keys_that_are_read() =>
        AssertSame("region.schema.json", Shapes.OfRegion);

    [Theory]
    [InlineData("hengnan-flood.yaml", "scenario.schema.json")]
    [InlineData("regions/hengnan.yaml", "../region.schema.json")]
    public void Each_file_names_its_schema(string file, string schema) =>
        Assert.Equal(
            $"# yaml-language-server: $schema={schema}", File.ReadLines(Path.Combine(Files.Scenarios, file)).First());

    [Fact]
    public void The_schemas_list_exactly_the_kinds_and_forces_of_the_catalogue()
    {
        using var region = JsonDocument.Parse(File.ReadAllText(Path.Combine(Files.Scenarios, "region.schema.json")));
        using var scenario = JsonDocument.Parse(
            File.ReadAllText(Path.Combine(Files.Scenarios, "scenario.schema.json")));
        var team = region.RootElement.GetProperty("$defs").GetProperty("team").GetProperty("properties");
        Assert.Equal(Forces.Codes, Enum(team.GetProperty("force")));
        Assert.Equal(
            Catalogue.Capabilities.Select(c => c.Code), Enum(team.GetProperty("capabilities").GetProperty("items")));
        Assert.Equal(
            Catalogue.Definitions.Select(d => d.Kind.Code),
            Enum(scenario.RootElement.GetProperty("$defs").GetProperty("kind")));
    }

    [Theory]
    [InlineData("region", "commandCentre", "award")]
    [InlineData("region", "agreementTerms", "award")]
    public void The_schemas_list_exactly_the_award_policies(string file, string definition, string key) =>
        AssertListed(AwardPolicy.Names, file, definition, key, "AwardPolicy.Names");

    [Fact]
    public void The_schema_lists_exactly_the_policies_that_a_run_can_compare() =>
        AssertListed(NegotiationPolicy.All, "scenario", null, "policy", "NegotiationPolicy.All");

    [Fact]
    public void The_schema_lists_exactly_the_kinds_of_hazard_and_of_storm_with_their_grades_and_priorities()
    {
        AssertListed(HazardCodes, "scenario", "hazard", "kind", "HazardCatalogue.Usual", "examples");
        AssertListed(HazardReader.Grades, "scenario", "hazard", "grade", "HazardReader.Grades");
        AssertListed(HazardReader.Priorities, "scenario", "need", "priority", "HazardReader.Priorities");
        AssertListed(StormTemplates.Kinds.Keys, "scenario", "storm", "kind", "StormTemplates.Kinds");
    }

    [Fact]
    public void Every_kind_of_storm_brings_a_kind_of_hazard_and_asks_for_something() =>
        Assert.All(StormTemplates.Kinds, kind =>
        {
            Assert.True(HazardCodes.Contains(kind.Value.Hazard),
                $"The storm '{kind.Key}' brings '{kind.Value.Hazard}', which HazardCatalogue.Usual does not list.");
            Assert.NotEmpty(StormTemplates.Needs(kind.Key, EventGrade.SpeciallyMajor, residents: 50_000, hours: 24));
        });

    private static IEnumerable<string> HazardCodes => HazardCatalogue.Usual.Kinds.Select(k => k.Code);

    private static void AssertListed(
        IEnumerable<string> code, string file, string? definition, string key, string list, string by = "enum")
    {
        using var document = JsonDocument.Parse(File.ReadAllText(Path.Combine(Files.Scenarios, $"{file}.schema.json")));
        var root = document.RootElement;
        var owner = definition is null ? root : root.GetProperty("$defs").GetProperty(definition);
        var listed = Enum(owner.GetProperty("properties").GetProperty(key), by).ToList();
        var known = code.ToList();
        Assert.True(known.ToHashSet().SetEquals(listed),
            $"scenarios/{file}.schema.json lists {string.Join(", ", listed)} for {definition ?? "the scenario"}.{key}, "
            + $"but {list} has {string.Join(", ", known)}: write the same in both.");
    }

    private static IEnumerable<string> Enum(JsonElement schema, string by = "enum") =>
        schema.GetProperty(by).EnumerateArray().Select(e => e.GetString()!);

    private static void AssertSame(string file, Shape[] shapes)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(Path.Combine(Files.Scenarios, file)));
        var definitions = document.RootElement.GetProperty("$defs");
        foreach (var shape in shapes)
        {
            var schema = shape == shapes[0] ? document.RootElement : definitions.GetProperty(shape.Name);
            Assert.Equal(shape.Keys.Order(StringComparer.Ordinal),
                schema.GetProperty("properties").EnumerateObject().Select(p => p.Name).Order(StringComparer.Ordinal));
            Assert.Equal(shape.Required.Order(StringComparer.Ordinal), Required(schema).Order(StringComparer.Ordinal));
            Assert.False(schema.GetProperty("additionalProperties").GetBoolean());
        }

        var mappings = definitions.EnumerateObject().Count(d => d.Value.TryGetProperty("properties", out _));
        Assert.Equal(shapes.Length - 1, mappings);
    }

    private static IEnumerable<string> Required(JsonElement schema) =>
        schema.TryGetProperty("required", out var required)
            ? required.EnumerateArray().Select(r => r.GetString()!)
            : [];
}
