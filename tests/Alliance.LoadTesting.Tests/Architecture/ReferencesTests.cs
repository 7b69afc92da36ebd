using Alliance.LoadTesting.Running;

namespace Alliance.LoadTesting.Tests.Architecture;

public sealed class ReferencesTests
{
    [Fact]
    public void TheLoadTesterUsesNeitherTheServerNorItsGrains()
    {
        var used = typeof(LoadRun).Assembly.GetReferencedAssemblies().Select(a => a.Name!).Where(IsOurs).Order();

        Assert.Equal(["Alliance.Core", "Alliance.Simulation"], used);
    }

    private static bool IsOurs(string name) => name.StartsWith("alliance", StringComparison.OrdinalIgnoreCase);
}
