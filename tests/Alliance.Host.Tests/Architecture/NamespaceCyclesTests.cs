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
