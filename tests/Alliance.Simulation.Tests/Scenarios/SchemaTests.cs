using System.Text.Json;
using Alliance.Core.Resources;
using Alliance.Core.Teams;
using Alliance.Simulation.Scenarios.Yaml;
using Xunit;

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

    private static IEnumerable<string> Enum(JsonElement schema) =>
        schema.GetProperty("enum").EnumerateArray().Select(e => e.GetString()!);

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
