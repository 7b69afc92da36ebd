using System.Security.Cryptography.X509Certificates;
using Alliance.Grains.Clusters;
using Alliance.Grains.Tests.Clusters;
using Alliance.Host.Commands.Clusters;
using Alliance.Host.Output;

namespace Alliance.Host.Tests.Clusters;

/// <summary>What a command reads of its environment to get into a cluster, and what it refuses.</summary>
public sealed class ClusterSettingsTests : IDisposable
{
    private const string Password = "hunter2-hunter2", Secret = "b3BlbnNzbCByYW5kIC1iYXNlNjQgMzIgIQ==";

    private readonly string _folder = Directory.CreateTempSubdirectory("alliance-settings-").FullName;

    [Fact]
    public void User_and_password_of_Redis_come_from_the_environment()
    {
        var access = Read(("ALLIANCE_REDIS_USER", "alliance"), ("ALLIANCE_REDIS_PASSWORD", Password));
        Assert.Equal(("alliance", Password, false), (access.RedisUser, access.RedisPassword, access.RedisTls));
        Assert.Null(access.Identity);
    }

    [Fact]
    public void Or_from_a_file_without_the_end_of_its_line() =>
        Assert.Equal(Password, Read(("ALLIANCE_REDIS_PASSWORD_FILE", FileOf(Password + "\n"))).RedisPassword);

    [Fact]
    public void A_secret_makes_an_identity() => Assert.NotNull(Read(("ALLIANCE_CLUSTER_SECRET", Secret)).Identity);

    [Fact]
    public void Without_Redis_nothing_is_read()
    {
        var (access, wrong) = ClusterSettings.Read(new(null, null, null), _ => Secret);
        Assert.Null(wrong);
        Assert.Null(access.Identity);
    }

    [Theory]
    [InlineData("ALLIANCE_REDIS_USER: give its password too.", "ALLIANCE_REDIS_USER", "alliance")]
    [InlineData("ALLIANCE_REDIS_TLS: give 1", "ALLIANCE_REDIS_TLS", "yes")]
    [InlineData("ALLIANCE_REDIS_CA: it is used with ALLIANCE_REDIS_TLS=1", "ALLIANCE_REDIS_CA", "ca.pem")]
    [InlineData("ALLIANCE_REDIS_PASSWORD_FILE: /no/p cannot be read", "ALLIANCE_REDIS_PASSWORD_FILE", "/no/p")]
    [InlineData("ALLIANCE_CLUSTER_SECRET: it needs 32 characters", "ALLIANCE_CLUSTER_SECRET", Password)]
    public void What_cannot_be_used_is_named(string says, string variable, string value) =>
        Assert.StartsWith(says, Refused(new("127.0.0.1:6379", null, null), (variable, value)));

    [Fact]
    public void A_password_and_its_file_are_one_too_many() => Assert.Contains(
        "give either it or ALLIANCE_REDIS_PASSWORD_FILE",
        Refused(new("127.0.0.1:6379", null, null), ("ALLIANCE_REDIS_PASSWORD", Password),
            ("ALLIANCE_REDIS_PASSWORD_FILE", FileOf(Password))), StringComparison.Ordinal);

    [Fact]
    public void A_certificate_that_is_none_is_named_and_so_is_an_authority_without_one()
    {
        var junk = FileOf("junk");
        Assert.StartsWith($"--cluster-certificate: {junk} cannot be read", Refused(new("127.0.0.1:6379", junk, null)));
        Assert.StartsWith("--cluster-ca: it is used with", Refused(new("127.0.0.1:6379", null, junk)));
        Assert.StartsWith("--cluster-certificate and --cluster-ca: only a cluster", Refused(new(null, junk, null)));
        Assert.Contains("give either a secret or", Refused(
            new("127.0.0.1:6379", junk, null), ("ALLIANCE_CLUSTER_SECRET", Secret)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_certificate_of_the_authority_is_taken_and_none_of_another_nor_one_for_servers_alone()
    {
        using var authority = TestCertificates.Authority();
        using var another = TestCertificates.Authority();
        var ca = FileOf(authority.ExportCertificatePem());
        var (access, wrong) = ClusterSettings.Read(Given(TestCertificates.Issue(authority)), _ => null);
        Assert.Null(wrong);
        Assert.NotNull(access.Identity);
        Assert.Contains("has expired, or", Refused(Given(TestCertificates.Issue(another))), StringComparison.Ordinal);
        Assert.Contains("must be allowed for TLS servers and for TLS clients",
            Refused(Given(TestCertificates.Issue(authority, 2, TestCertificates.ServerUse))), StringComparison.Ordinal);

        ClusterFlags.Given Given(X509Certificate2 certificate) =>
            new("127.0.0.1:6379", FileOf(TestCertificates.Pem(certificate)), ca);
    }

    [Theory]
    [InlineData("127.0.0.1:6379,password=" + Password)]
    [InlineData("redis://:" + Password + "@127.0.0.1:6379")]
    [InlineData("alliance:" + Password + "@127.0.0.1:6379")]
    [InlineData(Password)]
    public void A_password_in_the_address_is_refused_and_not_repeated(string redis) =>
        Assert.StartsWith("--redis: write HOST:PORT and nothing else.", Refused(new(redis, null, null)));

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static ClusterAccess Read(params (string Name, string Value)[] environment)
    {
        var (access, wrong) = ClusterSettings.Read(new("127.0.0.1:6379", null, null), Variables(environment));
        Assert.Null(wrong);
        return access;
    }

    private static string Refused(ClusterFlags.Given given, params (string Name, string Value)[] environment)
    {
        var wrong = ClusterSettings.Read(given, Variables(environment)).Wrong;
        Assert.NotNull(wrong);
        Assert.DoesNotContain(Password, wrong.In(Language.Chinese), StringComparison.Ordinal);
        Assert.DoesNotContain(Password, wrong.In(Language.English), StringComparison.Ordinal);
        return wrong.In(Language.English);
    }

    private static Func<string, string?> Variables((string Name, string Value)[] environment) =>
        name => environment.FirstOrDefault(v => v.Name == name).Value;

    private string FileOf(string text)
    {
        var file = Path.Combine(_folder, Path.GetRandomFileName());
        File.WriteAllText(file, text);
        return file;
    }
}
