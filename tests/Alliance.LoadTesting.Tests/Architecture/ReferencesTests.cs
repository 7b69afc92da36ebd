using Alliance.LoadTesting.Running;

namespace Alliance.LoadTesting.Tests.Architecture;

public sealed class ReferencesTests
{
    [Fact]
    public void The_load_tester_uses_neither_the_server_nor_its_grains()
    {
        var used = typeof(LoadRun).Assembly.GetReferencedAssemblies().Select(a => a.Name!).Where(IsOurs).Order();

        Assert.Equal(["Alliance.Core", "Alliance.Simulation"], used);
    }

    private static bool IsOurs(string name) => name.StartsWith("alliance", StringComparison.OrdinalIgnoreCase);
}
