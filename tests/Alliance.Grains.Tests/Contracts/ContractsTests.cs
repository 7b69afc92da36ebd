namespace Alliance.Grains.Tests.Contracts;

/// <summary>What is stored and sent is as <c>src/Alliance.Grains/Contracts.txt</c> says.</summary>
public sealed class ContractsTests
{
    private const string Variable = "ALLIANCE_CONTRACTS";
    private static readonly string FilePath = Path.Combine(Repository(), "src", "Alliance.Grains", "Contracts.txt");

    [Fact]
    public void What_is_stored_and_sent_is_as_the_file_says()
    {
        var text = File.Exists(FilePath) ? File.ReadAllText(FilePath) : "";
        var code = new CodeContracts(ContractFile.Read(text));
        Assert.True(code.Faults.Count == 0, string.Join('\n', code.Faults));
        var wanted = ContractFile.Write(code.Blocks);
        if (Environment.GetEnvironmentVariable(Variable) == "write") File.WriteAllText(FilePath, text = wanted);
        var changes = ContractChanges.Between(ContractFile.Read(text), code.Blocks);
        Assert.True(changes.Count == 0 && text == wanted, $"""
            What is stored and sent is not as src/Alliance.Grains/Contracts.txt says ("-" is the file, "+" the code):

            {(changes.Count == 0 ? "Only the order of lines or the preface differs." : string.Join("\n\n", changes))}

            Read each sentence. If you want every change, and stored data stays readable, write the file anew:
            {Variable}=write dotnet run -c Release --project tests/Alliance.Grains.Tests -- -class '*ContractsTests'
            """);
    }

    [Fact]
    public void The_ids_of_the_file_are_those_that_the_generated_code_writes()
    {
        var wire = new WireReading();
        foreach (var type in new CodeContracts([]).Types.Where(t => !t.IsAbstract))
        {
            var written = wire.Parts(type);
            var expected = ExpectedParts(type);
            // What a base of the framework writes, such as Exception, comes first.
            var own = written.Skip(written.Count - expected.Count);
            Assert.True(written.Count >= expected.Count && PartsText(own) == PartsText(expected),
                $"{type}: the file has the ids {PartsText(expected)}, the code writes {PartsText(written)}.");
        }
    }

    private static List<IReadOnlyList<uint>> ExpectedParts(Type type)
    {
        var parent = SerializedFields.BaseOf(type);
        var parts = parent is not null && CodeContracts.AliasOf(parent) is not null ? ExpectedParts(parent) : [];
        var fields = SerializedFields.Of(type);
        if (SerializedFields.HasParameters(type)) parts.Add([.. fields.Where(f => f.IsParameter).Select(f => f.Id)]);
        parts.Add([.. fields.Where(f => !f.IsParameter).Select(f => f.Id)]);
        return parts;
    }

    private static string PartsText(IEnumerable<IReadOnlyList<uint>> parts) =>
        string.Join(" | ", parts.Select(p => string.Join(' ', p)));

    private static string Repository()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Alliance.sln"))) folder = Path.GetDirectoryName(folder)!;
        return folder;
    }
}
