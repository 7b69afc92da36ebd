using System.Text;
using Alliance.Core.Lenders;
using Alliance.Core.Vocabulary;
using Xunit;

namespace Alliance.Core.Tests.Tables;

/// <summary>Every state by every message, each with its outcome or its refusal, as the files beside this one have them:
/// rows are messages, columns states. A cell has the state entered (bold), the records put down (an exclamation mark:
/// for people to see) and the mail sent (→); – is "nothing comes of it", <c>noted</c> a change that shows nowhere but
/// in the state.</summary>
/// <remarks>A new message, state or outcome fails here until its cell is written down: read it as the duty officer whom
/// it will meet, then paste the row.</remarks>
public sealed class TableTests
{
    public static TheoryData<string> Names => [.. Tables.All.Select(t => t.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_state_meets_every_message_as_the_table_says(string name)
    {
        var table = Tables.All.Single(t => t.Name == name);
        IReadOnlyList<string> rows = [table.Header, .. table.Rows()];
        if (Environment.GetEnvironmentVariable("ALLIANCE_WRITE_TABLES") is { } folder)
            File.WriteAllText(Path.Combine(folder, $"{name}.md"), TextOf(table, rows));
        var written = File.Exists(PathOf(table))
            ? File.ReadAllLines(PathOf(table)).Where(l => l.StartsWith('|')).ToList() : [];
        Assert.DoesNotContain(rows, r => r.Contains("THROWS", StringComparison.Ordinal)
            || r.Contains("THE WAY INTO", StringComparison.Ordinal));
        var (missing, stale) = (rows.Except(written).ToList(), written.Skip(1).Except(rows)
            .Where(r => !r.StartsWith("|--", StringComparison.Ordinal)).ToList());
        Assert.True(missing.Count + stale.Count == 0, $"""
            tests/Alliance.Core.Tests/Tables/{name}.md is not what happens. Read each new cell as the duty officer
            whom it will meet, then paste the rows, or run this class with
            ALLIANCE_WRITE_TABLES=tests/Alliance.Core.Tests/Tables and review the difference:
            {string.Join('\n', missing)}
            in place of:
            {string.Join('\n', stale)}
            """);
    }

    [Fact]
    public void Every_state_has_its_column()
    {
        Assert.Empty(Enum.GetNames<TeamStatus>().Except(ResourceTables.Team.States.Select(s => s.Name)));
        Assert.Empty(Enum.GetNames<SlotStage>().Except(NegotiationTables.Slot.States.Select(s => s.Name)));
        Assert.Empty(Enum.GetNames<CommitmentStatus>().Except(NegotiationTables.Commitment.States.Select(s => s.Name)));
    }

    /// <summary>The asking and the giving side of a tier have a table each; between them no message is left
    /// out.</summary>
    [Fact]
    public void What_one_side_of_a_tier_leaves_out_the_other_has() =>
        Assert.Empty(NegotiationTables.Search.Elsewhere.Intersect(NegotiationTables.Slot.Elsewhere));

    private static string PathOf(Table table) =>
        Path.Combine(PurityTests.Root(), "tests", "Alliance.Core.Tests", "Tables", $"{table.Name}.md");

    private static string TextOf(Table table, IReadOnlyList<string> rows)
    {
        var rule = string.Concat(Enumerable.Repeat("---|", table.States.Count + 1));
        var text = new StringBuilder($"# {table.Name}\n\n{table.About}\n\n{rows[0]}\n|{rule}\n");
        foreach (var row in rows.Skip(1)) text.Append(row).Append('\n');
        return text.ToString();
    }
}
