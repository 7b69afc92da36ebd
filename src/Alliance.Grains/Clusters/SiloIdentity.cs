using System.Numerics;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Orleans.Connections.Security;

namespace Alliance.Grains.Clusters;

/// <summary>The certificate of a process among the silos of a cluster, and whose certificates it accepts. Silos and
/// clients call each other with mutual TLS. A process that is not accepted gets no further than the
/// handshake.</summary>
public sealed class SiloIdentity
{
    /// <summary>The fewest characters of a shared secret.</summary>
    public const int ShortestSecret = 32;

    private static readonly BigInteger OrderOfP256 =
        new(Convert.FromHexString("FFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551"), true, true);

    private readonly X509Certificate2 _certificate;
    private readonly X509Certificate2Collection? _authorities;

    private SiloIdentity(X509Certificate2 certificate, X509Certificate2Collection? authorities) =>
        (_certificate, _authorities) = (certificate, authorities);

    /// <summary>Makes the identity that all processes with a secret share: the private key follows from the secret,
    /// and only the same key is accepted.</summary>
    /// <param name="secret">The secret. Whoever sees a handshake can try guesses, so it must be random.</param>
    /// <exception cref="ArgumentException">The secret has fewer than <see cref="ShortestSecret"/>
    /// characters.</exception>
    public static SiloIdentity OfSecret(string secret)
    {
        if (secret.Length < ShortestSecret) throw new ArgumentException("It is too short.", nameof(secret));
        // 16 bytes more than a key has, so that the remainder is as good as even. The many rounds make guesses dear.
        var derived = Rfc2898DeriveBytes.Pbkdf2(
            Encoding.UTF8.GetBytes(secret), "alliance silo 1"u8, 210_000, HashAlgorithmName.SHA512, 48);
        var scalar = new BigInteger(derived, true, true) % (OrderOfP256 - 1) + 1;
        var bytes = scalar.ToByteArray(true, true);
        using var key = ECDsa.Create(new ECParameters
        {
            Curve = ECCurve.NamedCurves.nistP256, D = [.. new byte[32 - bytes.Length], .. bytes],
        });
        return new SiloIdentity(SelfSigned(key), null);
    }

    /// <summary>Makes the identity of a certificate.</summary>
    /// <param name="certificate">The certificate with its private key.</param>
    /// <param name="authorities">The authorities whose certificates are accepted; null: only certificates with the same
    /// key.</param>
    public static SiloIdentity OfCertificate(
        X509Certificate2 certificate, X509Certificate2Collection? authorities) => new(certificate, authorities);

    /// <summary>Makes the identity of a silo that is alone. No other process can have it.</summary>
    internal static SiloIdentity OfThisProcess()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return new SiloIdentity(SelfSigned(key), null);
    }

    /// <summary>Sets the options of Orleans' connections.</summary>
    internal void Configure(TlsOptions tls)
    {
        tls.LocalCertificate = _certificate;
        tls.RemoteCertificateMode = tls.ClientCertificateMode = RemoteCertificateMode.RequireCertificate;
        tls.RemoteCertificateValidation = (peer, _, _) => Accepts(peer);
    }

    /// <summary>Returns whether the owner of a certificate is let in. The handshake has proved that the peer owns
    /// it.</summary>
    public bool Accepts(X509Certificate2 peer)
    {
        if (_authorities is null)
            return peer.PublicKey.ExportSubjectPublicKeyInfo().AsSpan()
                .SequenceEqual(_certificate.PublicKey.ExportSubjectPublicKeyInfo());
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.CustomTrustStore.AddRange(_authorities);
        return chain.Build(peer);
    }

    // Its dates mean nothing: it is known by its key.
    private static X509Certificate2 SelfSigned(ECDsa key) =>
        new CertificateRequest("CN=alliance", key, HashAlgorithmName.SHA256).CreateSelfSigned(
            DateTimeOffset.UnixEpoch, new DateTimeOffset(2120, 1, 1, 0, 0, 0, TimeSpan.Zero));
}
