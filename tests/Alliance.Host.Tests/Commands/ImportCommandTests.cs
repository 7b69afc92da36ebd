using Alliance.Host.Tests.Running;

namespace Alliance.Host.Tests.Commands;

/// <summary>The command line takes spreadsheets in and gives them out.</summary>
public sealed class ImportCommandTests(TestServer server) : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("alliance-sheets-").FullName;

    [Fact]
    public async Task An_exported_file_is_edited_tried_and_imported()
    {
        await server.Drill("cli-sheets");
        var file = Path.Combine(_folder, "squads.csv");
        Assert.Equal(0, (await Run("export", "squads", file)).Exit);
        var text = await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(
            file, text.Replace("430422119-S1,", "430422119-S1,新", StringComparison.Ordinal),
            TestContext.Current.CancellationToken);
        var dry = await Run("import", "squads", file, "--dry-run");
        Assert.True(dry.Exit == 0, dry.Error);
        Assert.Contains("430422119-S1 name: ", dry.Out, StringComparison.Ordinal);
        Assert.Contains("nothing was changed", dry.Out, StringComparison.Ordinal);
        var done = await Run(
            "import", "squads", file, "--by", "李敏", "--office", "衡南县应急局", "--reason", "更名", "--json");
        Assert.True(done.Exit == 0, done.Error);
        Assert.Contains("\"changed\": 1", done.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_faulty_cell_is_named_with_its_file()
    {
        await server.Drill("cli-sheets-wrong");
        var file = Path.Combine(_folder, "wrong.csv");
        await File.WriteAllTextAsync(file, "id,people\n430422119-S1,many\n", TestContext.Current.CancellationToken);
        var (exit, _, error) = await Cli.RunAsync(
            "import", "squads", file, "--url", server.Url, "--realm", "cli-sheets-wrong", "--dry-run");
        Assert.Equal(2, exit);
        Assert.Contains($"{file}:B2: 人数 (people) 'many': is no whole number", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_imports_must_be_said()
    {
        var (exit, _, error) = await Cli.RunAsync("import", "squads", "any.csv");
        Assert.Equal(2, exit);
        Assert.StartsWith("alliance: --by: it is missing", error, StringComparison.Ordinal);
        Assert.Equal(2, (await Cli.RunAsync("import", "boats", "any.csv")).Exit);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private Task<(int Exit, string Out, string Error)> Run(params string[] arguments) =>
        Cli.RunAsync([.. arguments, "--url", server.Url, "--realm", "cli-sheets"]);
}
