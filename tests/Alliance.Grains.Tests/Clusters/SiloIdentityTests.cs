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
        using var authority = TestCertificates.Authority();
        var identity = SiloIdentity.OfCertificate(TestCertificates.Issue(authority, days: 30), [authority]);
        Assert.True(identity.Accepts(TestCertificates.Issue(authority, days: 1)));
        Assert.False(identity.Accepts(TestCertificates.Issue(authority, days: -1)));
        using var another = TestCertificates.Authority();
        Assert.False(identity.Accepts(TestCertificates.Issue(another, days: 1)));
        Assert.False(identity.Accepts(CertificateOf(SiloIdentity.OfThisProcess())));
    }

    [Fact]
    public void Without_an_authority_all_have_one_certificate()
    {
        using var authority = TestCertificates.Authority();
        var (certificate, another) = (TestCertificates.Issue(authority), TestCertificates.Issue(authority));
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
}
