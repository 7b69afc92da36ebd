using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Alliance.Host.Output;

namespace Alliance.Host.Access.Addresses;

/// <summary>Reads the certificate of the server.</summary>
internal static class Certificates
{
    /// <summary>The environment variable with the password of the file. A password on the command line would be seen by
    /// everybody on the machine.</summary>
    public const string Password = "ALLIANCE_CERTIFICATE_PASSWORD";

    /// <summary>Reads a certificate with its private key: PKCS #12 (<c>.pfx</c>, <c>.p12</c>), or PEM with the key in
    /// the same file or beside it as <c>.key</c>.</summary>
    /// <param name="file">The file.</param>
    /// <param name="why">Why it cannot be used; null where it can.</param>
    public static X509Certificate2? Read(string file, out Text? why)
    {
        try
        {
            var certificate = Load(file, Environment.GetEnvironmentVariable(Password));
            why = certificate.HasPrivateKey ? null : Text.Of(
                $"--certificate: {file} has no private key.", $"--certificate：{file} 中没有私钥。");
            return why is null ? certificate : null;
        }
        catch (Exception failure)
            when (failure is IOException or UnauthorizedAccessException or CryptographicException)
        {
            why = Text.Of(
                $"--certificate: {file} cannot be read: {failure.Message} Give a .pfx file (its password in "
                    + $"{Password}) or a .pem file with its key.",
                $"--certificate：无法读取 {file}：{failure.Message} "
                    + $"请给出 .pfx 文件（密码放在环境变量 {Password} 中），或带私钥的 .pem 文件。");
            return null;
        }
    }

    /// <summary>Loads a certificate with its key.</summary>
    /// <param name="file">PKCS #12, or PEM with the key in the same file or beside it as <c>.key</c>.</param>
    /// <param name="password">The password of the key; null for none.</param>
    /// <exception cref="CryptographicException">It is none of these, or the password is wrong.</exception>
    public static X509Certificate2 Load(string file, string? password)
    {
        if (X509Certificate2.GetCertContentType(file) == X509ContentType.Pkcs12)
            return X509CertificateLoader.LoadPkcs12FromFile(file, password);
        var beside = Path.ChangeExtension(file, ".key");
        var key = File.Exists(beside) ? beside : file;
        return password is null ? X509Certificate2.CreateFromPemFile(file, key)
            : X509Certificate2.CreateFromEncryptedPemFile(file, password, key);
    }
}
