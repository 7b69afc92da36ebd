namespace Alliance.Host.Tests.Commands;

public sealed class GenerateCommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("alliance-generate").FullName;

    [Fact]
    public async Task A_county_is_written_as_a_region_with_which_a_scenario_is_valid()
    {
        var region = Path.Combine(_folder, "region.yaml");
        var (exit, output, error) = await Cli.RunAsync("generate", "430422", "--out", region);
        Assert.Equal((0, ""), (exit, error));
        Assert.Contains("衡南县: 23 townships", output, StringComparison.Ordinal);
        Assert.Equal((0, $"{region}: 衡南县: 23 townships, 217 squads; no errors.\n"),
            (await Cli.RunAsync("validate", region)) is var (code, said, _) ? (code, said) : default);
        var scenario = await File.ReadAllTextAsync(
            Path.Combine(Cli.Repository, "scenarios", "synthetic-200.yaml"), TestContext.Current.CancellationToken);
        scenario = scenario.Replace(
            "region:\n  generate: { invented: 200, seed: 200 }", "region: region.yaml", StringComparison.Ordinal)
            .Replace("9901", "4304", StringComparison.Ordinal).Replace("430421100", "430422100",
                StringComparison.Ordinal).Replace("430422101", "430422103", StringComparison.Ordinal)
            .Replace("430423102", "430422104", StringComparison.Ordinal)
            .Replace("430422100", "430422001", StringComparison.Ordinal);
        await File.WriteAllTextAsync(
            Path.Combine(_folder, "scenario.yaml"), scenario, TestContext.Current.CancellationToken);
        Assert.Equal((0, ""), await Validate());

        async Task<(int, string)> Validate()
        {
            var (exitCode, _, errors) = await Cli.RunAsync("validate", Path.Combine(_folder, "scenario.yaml"));
            return (exitCode, errors);
        }
    }

    [Fact]
    public async Task A_seed_makes_one_region_and_another_seed_another()
    {
        string[] files = [.. Enumerable.Range(0, 3).Select(i => Path.Combine(_folder, $"{i}.yaml"))];
        foreach (var (file, seed) in files.Zip(["5", "5", "6"])) Assert.Equal(
            0, (await Cli.RunAsync("generate", "invented:12", "--out", file, "--seed", seed)).Exit);
        Assert.Equal(File.ReadAllText(files[0]), File.ReadAllText(files[1]));
        Assert.NotEqual(File.ReadAllText(files[0]), File.ReadAllText(files[2]));
        var (exit, output, _) = await Cli.RunAsync("generate", "scenarios/synthetic-200.yaml", "--out", files[2]);
        Assert.Equal(0, exit);
        Assert.Contains("200 townships", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("no source", "4399")]
    [InlineData("from 1 to 90000", "invented:0")]
    [InlineData("is not generated", "scenarios/hengnan-flood.yaml")]
    public async Task What_cannot_be_generated_is_told_and_ends_with_two(string words, string source)
    {
        var (exit, output, error) = await Cli.RunAsync("generate", source, "--out", Path.Combine(_folder, "x.yaml"));
        Assert.Equal((2, ""), (exit, output));
        Assert.Contains(words, error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_that_is_not_there_ends_with_two()
    {
        var (exit, _, error) = await Cli.RunAsync("generate", "430422", "--out", Path.Combine(_folder, "no", "x.yaml"));
        Assert.Equal(2, exit);
        Assert.Contains("make it first", error, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
