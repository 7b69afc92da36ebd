using System.CommandLine;
using Alliance.Host.Output;

namespace Alliance.Host.Commands.Clusters;

/// <summary>The flags by which a command gets into a cluster.</summary>
internal sealed class ClusterFlags
{
    private readonly Option<string?> _redis;
    private readonly Option<string?> _certificate;
    private readonly Option<string?> _authority;

    /// <summary>The values of the flags: <c>HOST:PORT</c> of Redis, and files.</summary>
    public sealed record Given(string? Redis, string? Certificate, string? Authority);

    /// <summary>Creates the flags, with descriptions in the language of the terminal.</summary>
    /// <param name="terminal">The terminal.</param>
    /// <param name="redis">What <c>--redis</c> does.</param>
    public ClusterFlags(Terminal terminal, Text redis)
    {
        _redis = new("--redis") { Description = terminal.In(redis) };
        _certificate = new("--cluster-certificate")
        {
            Description = terminal.In(Text.Of(
                "File of the certificate and private key (PEM or PFX) by which the silos know this process.",
                "供其他节点识别本进程的证书及私钥文件（PEM 或 PFX）。")),
        };
        _authority = new("--cluster-ca")
        {
            Description = terminal.In(Text.Of(
                "File of the authority (PEM) whose certificates the silos have. Without it all have the same one.",
                "签发各节点证书的 CA 文件（PEM）；不给出则各节点使用同一证书。")),
        };
    }

    /// <summary>All flags.</summary>
    public IEnumerable<Option> All => [_redis, _certificate, _authority];

    /// <summary>Reads the values of the flags.</summary>
    public Given Read(ParseResult parsed) =>
        new(parsed.GetValue(_redis), parsed.GetValue(_certificate), parsed.GetValue(_authority));
}
