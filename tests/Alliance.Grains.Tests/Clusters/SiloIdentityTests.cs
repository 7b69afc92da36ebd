using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Alliance.Grains.Clusters;
using Orleans.Connections.Security;

namespace Alliance.Grains.Tests.Clusters;

/// <summary>Who is known among the silos of a cluster.</summary>
public sealed class SiloIdentityTests
{
    private const string Secret = "dm1vZ2VuIG5pZW1hbmQgYW5kZXJzIGhpZXI=";

    [Fact]
    public void Two_that_have_one_secret_know_each_other()
    {
        var (one, other) = (SiloIdentity.OfSecret(Secret), SiloIdentity.OfSecret(Secret));
        Assert.True(one.Accepts(CertificateOf(other)) && other.Accepts(CertificateOf(one)));
    }

    [Fact]
    public void One_with_another_secret_is_a_stranger()
    {
        var (one, other) = (SiloIdentity.OfSecret(Secret), SiloIdentity.OfSecret(Secret + "."));
        Assert.False(one.Accepts(CertificateOf(other)) || other.Accepts(CertificateOf(one)));
    }

    [Fact]
    public void A_silo_that_is_alone_knows_nobody() =>
        Assert.False(SiloIdentity.OfThisProcess().Accepts(CertificateOf(SiloIdentity.OfThisProcess())));

    [Fact]
    public void A_short_secret_is_refused() =>
        Assert.Throws<ArgumentException>(() => SiloIdentity.OfSecret(Secret[..31]));

    [Fact]
    public void Those_with_certificates_of_one_authority_know_each_other_while_they_are_valid()
    {
        using var authority = Authority();
        var identity = SiloIdentity.OfCertificate(Issue(authority, days: 30), [authority]);
        Assert.True(identity.Accepts(Issue(authority, days: 1)));
        Assert.False(identity.Accepts(Issue(authority, days: -1)));
        using var another = Authority();
        Assert.False(identity.Accepts(Issue(another, days: 1)));
        Assert.False(identity.Accepts(CertificateOf(SiloIdentity.OfThisProcess())));
    }

    [Fact]
    public void Without_an_authority_all_have_one_certificate()
    {
        using var authority = Authority();
        var (certificate, another) = (Issue(authority, days: 1), Issue(authority, days: 1));
        var identity = SiloIdentity.OfCertificate(certificate, null);
        Assert.True(identity.Accepts(certificate));
        Assert.False(identity.Accepts(another));
    }

    private static X509Certificate2 CertificateOf(SiloIdentity identity)
    {
        var tls = new TlsOptions();
        identity.Configure(tls);
        return tls.LocalCertificate!;
    }

    private static X509Certificate2 Authority()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=authority", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        return request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-30), DateTimeOffset.UtcNow.AddDays(60));
    }

    private static X509Certificate2 Issue(X509Certificate2 authority, int days)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return new CertificateRequest("CN=silo", key, HashAlgorithmName.SHA256).Create(
            authority, DateTimeOffset.UtcNow.AddDays(-10), DateTimeOffset.UtcNow.AddDays(days),
            RandomNumberGenerator.GetBytes(8));
    }
}
