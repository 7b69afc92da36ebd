namespace Alliance.Host.Tests.Commands;

/// <summary>The command line finds places and kinds by what people type.</summary>
public sealed class SearchCommandTests
{
    private static readonly string Hengnan = Path.Combine(Cli.Repository, "scenarios", "regions", "hengnan.yaml");

    [Theory]
    [InlineData("430422113", "430422126  鸡笼镇  430422113 岐山镇 is now 430422126 鸡笼镇")]
    [InlineData("jwz", "430422119  近尾洲镇")]
    [InlineData("橡皮艇", "boats  冲锋舟")]
    public async Task It_tells_code_name_and_why(string typed, string says)
    {
        var (exit, said, _) = await Cli.RunAsync("search", typed, "--region", Hengnan);
        Assert.Equal(0, exit);
        Assert.StartsWith(says, said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_nothing_fits_is_said_so()
    {
        var (exit, _, error) = await Cli.RunAsync("search", "430422219", "--region", Hengnan);
        Assert.Equal(2, exit);
        Assert.Contains("Nothing", error, StringComparison.Ordinal);
    }
}
