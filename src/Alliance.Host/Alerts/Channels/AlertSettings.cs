using Alliance.Core.Alerts;
using Alliance.Core.Vocabulary;

namespace Alliance.Host.Alerts.Channels;

/// <summary>How the people on duty are called. Without a file: by web push alone, with the usual waits.</summary>
internal sealed record AlertSettings
{
    /// <summary>Whom the operators of a push service may write to: <c>mailto:</c> or an address of the web.</summary>
    public string Contact { get; init; } = "mailto:operator@localhost";
    /// <summary>The hosts of push services that browsers may name. No other host is called for them.</summary>
    public IReadOnlyList<string> PushServices { get; init; } =
    [
        "fcm.googleapis.com", "updates.push.services.mozilla.com", "web.push.apple.com", "notify.windows.com",
    ];
    /// <summary>How long people have to answer.</summary>
    public AlertPolicy Waits { get; init; } = AlertPolicy.Usual;
    /// <summary>The language of texts for webhooks and gateways: <c>zh</c> or <c>en</c>.</summary>
    public string Language { get; init; } = "zh";
    /// <summary>Programs that are told of every call.</summary>
    public IReadOnlyList<Webhook> Webhooks { get; init; } = [];
    /// <summary>Ways to a person's telephone.</summary>
    public IReadOnlyList<Gateway> Gateways { get; init; } = [];

    /// <summary>Returns whether a host is that of a push service, or below one.</summary>
    public bool IsPushService(string host) => PushServices.Any(s =>
        host.Equals(s, StringComparison.OrdinalIgnoreCase)
        || host.EndsWith($".{s}", StringComparison.OrdinalIgnoreCase));
}

/// <summary>A program that is told of every call, by a signed POST.</summary>
/// <param name="Name">Its name on record.</param>
/// <param name="Address">Where it listens.</param>
/// <param name="Secret">The secret that signs.</param>
internal sealed record Webhook(string Name, Uri Address, byte[] Secret);

/// <summary>A way to a person's telephone: a command of this machine, or a call of another program. In the texts
/// <c>{telephone}</c>, <c>{text}</c>, <c>{person}</c>, <c>{alert}</c> and <c>{secret}</c> are filled in.</summary>
/// <param name="Name">Its name on record.</param>
/// <param name="Priorities">The priorities that it is used for.</param>
/// <param name="Command">The program and its arguments; none: it is called by HTTP.</param>
/// <param name="Call">The call; null: it is a command.</param>
/// <param name="Secret">What <c>{secret}</c> stands for; null for nothing.</param>
internal sealed record Gateway(
    string Name, IReadOnlyList<Priority> Priorities, IReadOnlyList<string> Command, GatewayCall? Call, string? Secret);

/// <summary>A call by HTTP.</summary>
/// <param name="Address">Where.</param>
/// <param name="Method">The method.</param>
/// <param name="Headers">The headers.</param>
/// <param name="Body">The body. What is filled in is escaped as in a JSON string, where the content is JSON.</param>
/// <param name="ContentType">The type of the body.</param>
internal sealed record GatewayCall(
    string Address, string Method, IReadOnlyDictionary<string, string> Headers, string Body, string ContentType);
