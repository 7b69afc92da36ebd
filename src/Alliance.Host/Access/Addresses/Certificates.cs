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
            var certificate = Load(file);
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

    private static X509Certificate2 Load(string file)
    {
        var password = Environment.GetEnvironmentVariable(Password);
        if (Path.GetExtension(file).ToLowerInvariant() is ".pfx" or ".p12")
            return X509CertificateLoader.LoadPkcs12FromFile(file, password);
        var key = Path.ChangeExtension(file, ".key");
        var pem = password is null
            ? X509Certificate2.CreateFromPemFile(file, File.Exists(key) ? key : file)
            : X509Certificate2.CreateFromEncryptedPemFile(file, password, File.Exists(key) ? key : file);
        return pem;
    }
}
