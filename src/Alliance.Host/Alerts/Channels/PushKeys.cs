using System.Security.Cryptography;
using System.Xml.Linq;
using Alliance.Host.Access;
using Lib.Net.Http.WebPush.Authentication;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.AspNetCore.DataProtection.StackExchangeRedis;
using Microsoft.AspNetCore.WebUtilities;
using StackExchange.Redis;

namespace Alliance.Host.Alerts.Channels;

/// <summary>The keys by which push services know this server (VAPID, RFC 8292). They are made once. All servers of a
/// cluster share them, and the private one is stored encrypted.</summary>
internal sealed class PushKeys(
    AccessSettings settings, IDataProtectionProvider protection, ILoggerFactory log)
{
    private const string Element = "push-key";
    private readonly IDataProtector _secrets = protection.CreateProtector("push keys");
    private readonly Lock _lock = new();
    private (string Public, string Private)? _pair;

    /// <summary>The public key, as browsers take it: Base64url of the uncompressed point.</summary>
    public string Public => Pair.Public;

    /// <summary>Returns what signs for a contact.</summary>
    public VapidAuthentication Sign(string contact) => new(Pair.Public, Pair.Private) { Subject = contact };

    private (string Public, string Private) Pair
    {
        get
        {
            lock (_lock) return _pair ??= ReadOrMake();
        }
    }

    private (string Public, string Private) ReadOrMake()
    {
        var repository = Repository();
        if (First(repository) is { } known) return known;
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var parameters = key.ExportParameters(includePrivateParameters: true);
        byte[] point = [4, .. parameters.Q.X!, .. parameters.Q.Y!];
        repository.StoreElement(
            new XElement(Element, new XAttribute("public", WebEncoders.Base64UrlEncode(point)),
                new XAttribute("at", $"{DateTimeOffset.UtcNow:O}"),
                _secrets.Protect(WebEncoders.Base64UrlEncode(parameters.D!))),
            Element);
        // Of two servers that start at once, both take the first.
        return First(repository)!.Value;
    }

    private (string Public, string Private)? First(IXmlRepository repository) =>
        repository.GetAllElements().Where(e => e.Name == Element)
            .OrderBy(e => (string?)e.Attribute("at"), StringComparer.Ordinal).FirstOrDefault() is { } stored
            ? ((string)stored.Attribute("public")!, _secrets.Unprotect(stored.Value)) : null;

    private IXmlRepository Repository()
    {
        if (settings.Redis is { } redis)
        {
            var connection = ConnectionMultiplexer.Connect(settings.Cluster.RedisOptions(redis));
            return new RedisXmlRepository(() => connection.GetDatabase(), "alliance-push-keys");
        }

        return new FileSystemXmlRepository(
            Directory.CreateDirectory(Path.Combine(settings.KeyFolder, "push")), log);
    }
}
