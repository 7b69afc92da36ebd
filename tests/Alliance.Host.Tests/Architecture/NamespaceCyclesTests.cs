namespace Alliance.Host.Tests.Architecture;

/// <summary>The namespaces of an assembly form no cycle, so that each can be read after those that it uses.</summary>
public sealed class NamespaceCyclesTests
{
    private const string Sample = "Alliance.Host.Tests.Architecture.Sample";

    /// <summary>Every assembly of <c>src</c>.</summary>
    public static TheoryData<string> Assemblies =>
    [
        "alliance", "Alliance.Core", "Alliance.Grains", "Alliance.Journals", "Alliance.LoadTesting",
        "Alliance.Simulation",
    ];

    [Theory]
    [MemberData(nameof(Assemblies))]
    public void Namespaces_form_no_cycle(string assembly)
    {
        var cycles = NamespaceGraph.Read(Path.Combine(AppContext.BaseDirectory, $"{assembly}.dll")).ShortestCycles();

        Assert.True(cycles.Length == 0, $"""
            Namespaces of {assembly} use each other in a circle. Move the type that both need to the one that is used,
            or let the user hand in the behaviour. The cycles, with up to three uses for each step:
            {cycles}
            """);
    }

    [Theory]
    [InlineData("Alliance.Core.Actors")]
    [InlineData("Alliance.Core.Mailboxes")]
    [InlineData("Alliance.Core.Runtimes")]
    public void Kernel_knows_nothing_of_the_domain_but_identifiers(string kernel)
    {
        string[] allowed =
        [
            "Alliance.Core.Actors", "Alliance.Core.Identifiers", "Alliance.Core.Journals", "Alliance.Core.Mailboxes",
            "Alliance.Core.Runtimes",
        ];
        var graph = NamespaceGraph.Read(Path.Combine(AppContext.BaseDirectory, "Alliance.Core.dll"));

        var strangers = graph.Namespaces.Except([kernel, .. allowed])
            .SelectMany(other => graph.Examples(kernel, other)).ToList();

        Assert.True(strangers.Count == 0,
            $"{kernel} hosts any actor and must not know the domain. Hand in the behaviour instead: "
                + string.Join("; ", strangers));
    }

    [Fact]
    public void Cycle_is_named_with_an_example_for_each_step()
    {
        var graph = NamespaceGraph.Read(typeof(NamespaceCyclesTests).Assembly.Location);

        var cycles = graph.ShortestCycles();

        Assert.Contains($"{Sample}.One → {Sample}.Two → {Sample}.One", cycles);
        Assert.Contains("First.Answers uses Second", cycles);
        Assert.Contains("Second.LaterAsync uses First", cycles);
        Assert.DoesNotContain($"{Sample}.Three", cycles);
    }
}
