using System.Text;
using System.Text.Json;
using Alliance.Core.Actors;
using Alliance.Core.Alerts;
using Alliance.Core.Vocabulary;
using Alliance.Host.Access.Addresses;
using Alliance.Simulation.Scenarios;
using Alliance.Simulation.Scenarios.Yaml;

namespace Alliance.Host.Alerts.Channels;

/// <summary>Reads the file that says how the people on duty are called (YAML): <c>contact</c>, <c>language</c>,
/// <c>waitSeconds</c>, <c>windowSeconds</c>, <c>pushServices</c>, <c>webhooks</c> and <c>gateways</c>.</summary>
internal static class AlertFile
{
    private const int ShortestSecret = 24, LongestWait = 86_400, LongestWindow = 600;

    private static readonly Shape Top = new(
        "alerts", [], ["contact", "language", "waitSeconds", "windowSeconds", "pushServices", "webhooks", "gateways"]);
    private static readonly Shape OfWaits = new("waitSeconds", [], ["lifeSaving", "urgent", "routine"]);
    private static readonly Shape OfWindows = new("windowSeconds", [], ["urgent", "routine"]);
    private static readonly Shape OfWebhook = new("webhook", ["name", "url", "secretFile"], []);
    private static readonly Shape OfGateway = new(
        "gateway", ["name"], ["priorities", "command", "url", "method", "headers", "body", "contentType",
            "secretFile"]);

    private static readonly Dictionary<string, Priority> Priorities = Enum.GetValues<Priority>().ToDictionary(
        p => JsonNamingPolicy.CamelCase.ConvertName(p.ToString()), StringComparer.Ordinal);

    /// <summary>Reads the file. Errors are results, not exceptions.</summary>
    public static Loaded<AlertSettings> Load(string path)
    {
        var findings = new Findings(path);
        var settings = YamlFile.Read(path, findings) is { } file && MapReader.Open(file.Root, Top, findings) is { } map
            ? Read(map, findings) : null;
        var errors = findings.InOrder();
        return new(errors.Count == 0 ? settings : null, errors);
    }

    private static AlertSettings Read(MapReader map, Findings findings)
    {
        var usual = new AlertSettings();
        var contact = map["contact"] is null ? usual.Contact : map.Text("contact");
        if (map["contact"] is { } node && !contact.StartsWith("mailto:", StringComparison.Ordinal)
            && !contact.StartsWith("https://", StringComparison.Ordinal))
            findings.Add(node, $"'{contact}' is no address to write to", "write mailto:NAME@HOST or https://HOST");
        return new AlertSettings
        {
            Contact = contact,
            Language = map["language"] is null ? usual.Language : map.OneOf("language", ["zh", "en"]),
            Waits = WaitsOf(map.Map("waitSeconds", OfWaits), map.Map("windowSeconds", OfWindows)),
            PushServices = map["pushServices"] is null ? usual.PushServices
                : [.. map.Items("pushServices", 1).Select(n => map.TextOf(n, "pushServices") ?? "")],
            Webhooks = [.. map.Maps("webhooks", OfWebhook).Select(m => WebhookOf(m, findings))],
            Gateways = [.. map.Maps("gateways", OfGateway).Select(m => GatewayOf(m, findings))],
        };
    }

    private static AlertPolicy WaitsOf(MapReader? waits, MapReader? windows)
    {
        static Span Of(MapReader? map, string key, Span usual, int least, int most) =>
            map is null ? usual : Span.FromSeconds(map.WholeOr(key, (int)(usual.Milliseconds / 1_000), least, most));
        Span Wait(string key, Span usual) => Of(waits, key, usual, 1, LongestWait);
        Span Window(string key, Span usual) => Of(windows, key, usual, 0, LongestWindow);
        var usual = AlertPolicy.Usual;
        return new AlertPolicy(
            Wait("lifeSaving", usual.LifeSaving), Wait("urgent", usual.Urgent), Wait("routine", usual.Routine))
        {
            UrgentWindow = Window("urgent", usual.UrgentWindow), RoutineWindow = Window("routine", usual.RoutineWindow),
        };
    }

    private static Webhook WebhookOf(MapReader map, Findings findings)
    {
        var secret = SecretOf(map, findings) ?? "";
        if (secret.Length is > 0 and < ShortestSecret)
            findings.Add(map["secretFile"]!, $"the secret is shorter than {ShortestSecret} characters",
                "make one with openssl rand -base64 32");
        return new Webhook(
            map.Text("name"), AddressOf(map, findings) ?? new Uri("https://localhost"), Encoding.UTF8.GetBytes(secret));
    }

    private static Gateway GatewayOf(MapReader map, Findings findings)
    {
        var command = map.Items("command", 1).Select(n => map.TextOf(n, "command") ?? "").ToList();
        var isCall = map["url"] is not null;
        if (isCall == (map["command"] is not null))
            findings.Add(map.Node, "a gateway needs a command or a url, not both",
                "write command: [PROGRAM, ARGUMENT…], or url and body");
        var priorities = map.Items("priorities")
            .Select(n => OneOf(n, map, findings)).OfType<Priority>().ToList();
        var call = isCall ? new GatewayCall(
            AddressOf(map, findings) is null ? "" : map.Text("url"), map.TextOrNull("method") ?? "POST",
            HeadersOf(map, findings), map.TextOrNull("body") ?? "", map.TextOrNull("contentType") ?? "application/json")
            : null;
        return new Gateway(
            map.Text("name"), priorities.Count == 0 ? Enum.GetValues<Priority>() : priorities, command, call,
            SecretOf(map, findings));
    }

    private static Priority? OneOf(YamlDotNet.RepresentationModel.YamlNode node, MapReader map, Findings findings)
    {
        if (map.TextOf(node, "priorities") is not { } text) return null;
        if (Priorities.TryGetValue(text, out var priority)) return priority;
        findings.Add(node, $"'{text}' is no priority", $"write one of {string.Join(", ", Priorities.Keys)}");
        return null;
    }

    private static Dictionary<string, string> HeadersOf(MapReader map, Findings findings)
    {
        Dictionary<string, string> headers = new(StringComparer.OrdinalIgnoreCase);
        foreach (var node in map.Items("headers"))
        {
            var text = map.TextOf(node, "headers") ?? "";
            var at = text.IndexOf(": ", StringComparison.Ordinal);
            if (at > 0) headers[text[..at]] = text[(at + 2)..];
            else findings.Add(node, $"'{text}' is no header", "write 'Name: value'");
        }

        return headers;
    }

    /// <summary>Reads the address of a program. Without TLS it must be on this machine.</summary>
    private static Uri? AddressOf(MapReader map, Findings findings)
    {
        var text = map.Text("url");
        // A template stands for any text there.
        if (Uri.TryCreate(text.Replace('{', '0').Replace('}', '0'), UriKind.Absolute, out var address)
            && (address.Scheme == "https" || (address.Scheme == "http" && LoopbackHosts.Has(address.Host))))
            return text.Contains('{', StringComparison.Ordinal) ? address : new Uri(text);
        findings.Add(map["url"] ?? map.Node, $"'{text}' is no address of a program",
            "write https://HOST/PATH; http only for this machine itself");
        return null;
    }

    private static string? SecretOf(MapReader map, Findings findings)
    {
        if (map.TextOrNull("secretFile") is not { } file) return null;
        try
        {
            return File.ReadAllText(file).Trim();
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            findings.Add(map["secretFile"]!, $"the file {file} cannot be read", "name a file that this user may read");
            return null;
        }
    }
}
