using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Alliance.Grains.Clusters;
using Alliance.Host.Access.Addresses;
using Alliance.Host.Output;

namespace Alliance.Host.Commands.Clusters;

/// <summary>Reads how this process gets into a cluster. Passwords and secrets come from the environment, or from a file
/// that the environment names; never from the command line.</summary>
internal sealed class ClusterSettings
{
    private const string User = "ALLIANCE_REDIS_USER", Password = "ALLIANCE_REDIS_PASSWORD",
        Tls = "ALLIANCE_REDIS_TLS", Authority = "ALLIANCE_REDIS_CA", Secret = "ALLIANCE_CLUSTER_SECRET",
        CertificatePassword = "ALLIANCE_CLUSTER_CERTIFICATE_PASSWORD";
    private const string ServerUse = "1.3.6.1.5.5.7.3.1", ClientUse = "1.3.6.1.5.5.7.3.2";

    private readonly Func<string, string?> _variables;
    private Text? _wrong;

    private ClusterSettings(Func<string, string?> variables) => _variables = variables;

    /// <summary>Reads the settings of a command; none, where it names no Redis.</summary>
    /// <param name="given">The flags of the command.</param>
    /// <param name="variables">Returns a variable of the environment.</param>
    /// <returns>The settings, and what is wrong with them; null for good ones.</returns>
    public static (ClusterAccess Access, Text? Wrong) Read(
        ClusterFlags.Given given, Func<string, string?> variables)
    {
        if (given.Redis is null)
            return (new(), (given.Certificate ?? given.Authority) is null ? null
                : Text.Of(
                    "--cluster-certificate and --cluster-ca: only a cluster has them; name its Redis with --redis.",
                    "--cluster-certificate 和 --cluster-ca 只用于集群；请用 --redis 指明集群的 Redis。"));
        if (RedisAddress.Bad(given.Redis) is { } bad) return (new(), bad);
        var settings = new ClusterSettings(variables);
        var access = settings.Read(given);
        return (access, settings._wrong);
    }

    private ClusterAccess Read(ClusterFlags.Given given)
    {
        var (user, password, tls, authority) = (Variable(User), Hidden(Password), Variable(Tls), Variable(Authority));
        if (user is not null && password is null)
            Fail(User, Text.Of("give its password too", "请同时给出其密码"));
        if (tls is not (null or "0" or "1"))
            Fail(Tls, Text.Of("give 1 to call Redis with TLS, else 0", "以 TLS 连接 Redis 时写 1，否则写 0"));
        if (authority is not null && tls != "1")
            Fail(Authority, Text.Of($"it is used with {Tls}=1", $"须与 {Tls}=1 合用"));
        return new ClusterAccess
        {
            RedisUser = user,
            RedisPassword = password,
            RedisTls = tls == "1",
            RedisAuthority = authority is null ? null
                : Load(Authority, authority, X509CertificateLoader.LoadCertificateFromFile),
            Identity = Identity(given),
        };
    }

    private SiloIdentity? Identity(ClusterFlags.Given given)
    {
        var secret = Hidden(Secret);
        if (given.Certificate is { } file)
        {
            if (secret is not null)
                Fail(Secret, Text.Of("give either a secret or --cluster-certificate",
                    "密钥和 --cluster-certificate 只能给出一个"));
            return OfCertificate(file, given.Authority);
        }

        if (given.Authority is not null)
            Fail("--cluster-ca", Text.Of("it is used with --cluster-certificate", "须与 --cluster-certificate 合用"));
        if (secret is null) return null;
        if (secret.Length >= SiloIdentity.ShortestSecret) return SiloIdentity.OfSecret(secret);
        Fail(Secret, Text.Of(
            $"it needs {SiloIdentity.ShortestSecret} characters or more; make one with openssl rand -base64 32",
            $"至少需要 {SiloIdentity.ShortestSecret} 个字符；可用 openssl rand -base64 32 生成"));
        return null;
    }

    private SiloIdentity? OfCertificate(string file, string? authority)
    {
        const string Flag = "--cluster-certificate";
        var password = Hidden(CertificatePassword);
        var certificate = Load(Flag, file, f => Certificates.Load(f, password));
        var authorities = authority is null ? null : Load("--cluster-ca", authority, Authorities);
        if (certificate is null || (authority is not null && authorities is null)) return null;
        var identity = SiloIdentity.OfCertificate(certificate, authorities);
        if (!certificate.HasPrivateKey)
            Fail(Flag, Text.Of($"{file} has no private key", $"{file} 中没有私钥"));
        else if (!IsForBothSides(certificate))
            Fail(Flag, Text.Of(
                $"{file} must be allowed for TLS servers and for TLS clients (extended key usage)",
                $"{file} 须同时可用于 TLS 服务端和客户端（扩展密钥用法）"));
        else if (!identity.Accepts(certificate))
            Fail(Flag, Text.Of($"{file} has expired, or {authority} did not issue it",
                $"{file} 已过期，或不是由 {authority} 签发"));
        return identity;
    }

    private static X509Certificate2Collection Authorities(string file)
    {
        var authorities = new X509Certificate2Collection();
        authorities.ImportFromPemFile(file);
        return authorities.Count > 0 ? authorities : throw new CryptographicException("It has no certificate.");
    }

    private static bool IsForBothSides(X509Certificate2 certificate) =>
        certificate.Extensions.OfType<X509EnhancedKeyUsageExtension>().All(e =>
            e.EnhancedKeyUsages[ServerUse] is not null && e.EnhancedKeyUsages[ClientUse] is not null);

    private string? Variable(string name) => _variables(name) is { Length: > 0 } value ? value : null;

    /// <summary>Reads what nobody should see: from the variable, or from the file that the variable with
    /// <c>_FILE</c> names, without the end of its line.</summary>
    private string? Hidden(string name)
    {
        var (value, file) = (Variable(name), Variable($"{name}_FILE"));
        if (file is null) return value;
        if (value is not null)
            Fail(name, Text.Of($"give either it or {name}_FILE", $"它与 {name}_FILE 只能给出一个"));
        var read = Load($"{name}_FILE", file, f => File.ReadAllText(f).TrimEnd('\r', '\n'));
        if (read is "") Fail($"{name}_FILE", Text.Of($"{file} is empty", $"{file} 是空文件"));
        return read;
    }

    private T? Load<T>(string name, string file, Func<string, T> load) where T : class
    {
        try
        {
            return load(file);
        }
        catch (Exception failure)
            when (failure is IOException or UnauthorizedAccessException or CryptographicException)
        {
            Fail(name, Text.Of(
                $"{file} cannot be read: {failure.Message}", $"无法读取 {file}：{failure.Message}"));
            return null;
        }
    }

    /// <summary>Keeps the first error.</summary>
    private void Fail(string name, Text why) => _wrong ??=
        Text.Of($"{name}: {why.In(Language.English)}.", $"{name}：{why.In(Language.Chinese)}。");
}
