using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json.Nodes;
using Alliance.Grains.Clusters;
using Alliance.Grains.Tests.Clusters;
using Alliance.Grains.Tests.Storage;
using Alliance.Host.Tests.Running;

namespace Alliance.Host.Tests.Clusters;

/// <summary>Two servers that know each other by a secret, around a Redis that asks for user, password and TLS. Nothing
/// else is tested meanwhile: a silo that gets no time to answer is taken for dead, rightly.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class SecuredCluster : ICollectionFixture<SecuredCluster>, IAsyncLifetime
{
    public const string Name = "secured cluster", User = "alliance", Password = "correct-horse-battery-staple";

    private readonly string _folder = Directory.CreateTempSubdirectory("alliance-secured-").FullName;
    private readonly int _tlsPort = RedisServer.FreePort();
    private readonly string _secret = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));
    private RedisServer? _redis;

    public string Redis => $"127.0.0.1:{_tlsPort}";
    public TestServer One { get; private set; } = null!;
    public TestServer Other { get; private set; } = null!;

    /// <summary>The variables that its silos are started with.</summary>
    internal Dictionary<string, string> Environment => new(StringComparer.Ordinal)
    {
        ["ALLIANCE_REDIS_USER"] = User, ["ALLIANCE_REDIS_PASSWORD_FILE"] = FileOf("password", Password),
        ["ALLIANCE_REDIS_TLS"] = "1", ["ALLIANCE_REDIS_CA"] = At("ca.pem"),
        ["ALLIANCE_CLUSTER_SECRET_FILE"] = FileOf("secret", _secret),
    };

    /// <summary>What lets a process into Redis, with an identity among the silos or none.</summary>
    internal ClusterAccess AccessAs(SiloIdentity? identity) => new()
    {
        RedisUser = User, RedisPassword = Password, RedisTls = true, Identity = identity,
        RedisAuthority = X509CertificateLoader.LoadCertificateFromFile(At("ca.pem")),
    };

    internal SiloIdentity Identity => SiloIdentity.OfSecret(_secret);

    /// <summary>Raises an incident at the first server.</summary>
    /// <returns>Its number.</returns>
    internal async Task<string> Raise(string place) => (await One.Command("incidents",
        new JsonObject { ["place"] = place, ["name"] = "湘江漫堤", ["hazard"] = "flood" })).Text("number");

    public async ValueTask InitializeAsync()
    {
        using (var authority = TestCertificates.Authority())
        {
            FileOf("ca.pem", authority.ExportCertificatePem());
            FileOf("redis.pem", TestCertificates.Pem(TestCertificates.Issue(authority)));
        }

        _redis = await RedisServer.Run("--tls-port", $"{_tlsPort}", "--tls-cert-file", At("redis.pem"),
            "--tls-key-file", At("redis.pem"), "--tls-ca-cert-file", At("ca.pem"), "--tls-auth-clients", "no",
            "--user", "default", "off", "--user", User, "on", $">{Password}", "~alliance*", "&alliance*", "+@all",
            "-@dangerous", "+config|get");
        One = new TestServer(Redis);
        Other = new TestServer(Redis);
        foreach (var server in (TestServer[])[One, Other])
        {
            foreach (var (name, value) in Environment) server.Environment[name] = value;
            await server.Start();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await One.DisposeAsync();
        await Other.DisposeAsync();
        if (_redis is not null) await _redis.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private string At(string name) => Path.Combine(_folder, name);

    private string FileOf(string name, string text)
    {
        File.WriteAllText(At(name), text + "\n");
        return At(name);
    }
}
