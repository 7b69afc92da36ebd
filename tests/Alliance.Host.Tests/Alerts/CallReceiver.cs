using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Alliance.Host.Tests.Running;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Logging;

namespace Alliance.Host.Tests.Alerts;

/// <summary>Stands in for what is outside of the server: a program behind a signed webhook, a push service, and a
/// gateway to telephones. It takes what comes, checks signatures and decrypts as a browser does.</summary>
internal sealed class CallReceiver : IAsyncDisposable
{
    public const string Secret = "0123456789-0123456789-0123456789";
    private readonly WebApplication _app;
    private readonly ECDiffieHellman _browser = ECDiffieHellman.Create(ECCurve.NamedCurves.nistP256);
    private readonly byte[] _auth = RandomNumberGenerator.GetBytes(16);

    private CallReceiver(WebApplication app) => _app = app;

    /// <summary>What the webhook was told, in order.</summary>
    public ConcurrentQueue<JsonNode> Hooks { get; } = [];
    /// <summary>What the push service was given, decrypted.</summary>
    public ConcurrentQueue<string> Pushes { get; } = [];
    /// <summary>What the gateway was given.</summary>
    public ConcurrentQueue<JsonNode> Texts { get; } = [];
    /// <summary>What the push service answers.</summary>
    public int PushStatus { get; set; } = StatusCodes.Status201Created;
    /// <summary>What the gateway answers.</summary>
    public int TextStatus { get; set; } = StatusCodes.Status200OK;

    public string Url => _app.Urls.Single();

    /// <summary>The subscription of a browser of this push service.</summary>
    public JsonObject Subscription => new()
    {
        ["endpoint"] = $"{Url}/push/1",
        ["keys"] = new JsonObject
        {
            ["p256dh"] = WebEncoders.Base64UrlEncode(Point(_browser.PublicKey.ExportParameters())),
            ["auth"] = WebEncoders.Base64UrlEncode(_auth),
        },
    };

    public static async Task<CallReceiver> Start()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        var receiver = new CallReceiver(app);
        app.MapPost("/hook", (Delegate)receiver.TakeHook);
        app.MapPost("/push/1", (Delegate)receiver.TakePush);
        app.MapPost("/sms", (Delegate)receiver.TakeText);
        await app.StartAsync();
        return receiver;
    }

    /// <summary>Writes the file of <c>--alerts</c> that leads here.</summary>
    public string WriteFile(double waitSeconds)
    {
        var folder = Directory.CreateTempSubdirectory("alliance-alerts-").FullName;
        File.WriteAllText(Path.Combine(folder, "secret"), Secret);
        var file = Path.Combine(folder, "alerts.yaml");
        File.WriteAllText(file, $$"""
            contact: mailto:duty@hengnan.example
            waitSeconds: { lifeSaving: {{waitSeconds}}, urgent: {{waitSeconds}}, routine: {{waitSeconds}} }
            pushServices: [127.0.0.1]
            webhooks:
              - { name: county, url: "{{Url}}/hook", secretFile: {{folder}}/secret }
            gateways:
              - name: sms
                url: "{{Url}}/sms"
                headers: ["Authorization: Bearer {secret}"]
                secretFile: {{folder}}/secret
                body: '{"to":"{telephone}","text":"{text}"}'
            """);
        return file;
    }

    public ValueTask DisposeAsync()
    {
        _browser.Dispose();
        return _app.DisposeAsync();
    }

    private async Task<IResult> TakeHook(HttpContext http)
    {
        var body = await BytesOf(http);
        var headers = http.Request.Headers;
        var before = $"{headers["webhook-id"]}.{headers["webhook-timestamp"]}.";
        byte[] signed = [.. Encoding.UTF8.GetBytes(before), .. body];
        var signature = $"v1,{Convert.ToBase64String(HMACSHA256.HashData(Encoding.UTF8.GetBytes(Secret), signed))}";
        if (signature != headers["webhook-signature"]) return Results.Unauthorized();
        Hooks.Enqueue(JsonNode.Parse(body)!);
        return Results.NoContent();
    }

    private async Task<IResult> TakeText(HttpContext http)
    {
        if (http.Request.Headers.Authorization != $"Bearer {Secret}") return Results.Unauthorized();
        Texts.Enqueue(JsonNode.Parse(await BytesOf(http))!);
        return Results.StatusCode(TextStatus);
    }

    private async Task<IResult> TakePush(HttpContext http)
    {
        var headers = http.Request.Headers;
        if (headers.ContentEncoding != "aes128gcm" || !IsSigned(headers.Authorization.ToString()))
            return Results.Unauthorized();
        Pushes.Enqueue(Decrypt(await BytesOf(http)));
        return Results.StatusCode(PushStatus);
    }

    /// <summary>Checks the token of RFC 8292: for this service, signed by the key that it names.</summary>
    private bool IsSigned(string header)
    {
        var parts = header["vapid ".Length..].Split(',').Select(p => p.Trim().Split('=', 2))
            .ToDictionary(p => p[0], p => p[1]);
        var (token, point) = (parts["t"].Split('.'), WebEncoders.Base64UrlDecode(parts["k"]));
        using var key = ECDsa.Create(new ECParameters
        {
            Curve = ECCurve.NamedCurves.nistP256, Q = new ECPoint { X = point[1..33], Y = point[33..] },
        });
        var claims = JsonNode.Parse(WebEncoders.Base64UrlDecode(token[1]))!;
        // The library leaves the port out; push services have the usual one.
        return claims["aud"]!.ToString() == "http://127.0.0.1"
            && claims["sub"]!.ToString() == "mailto:duty@hengnan.example"
            && key.VerifyData(Encoding.ASCII.GetBytes($"{token[0]}.{token[1]}"),
                WebEncoders.Base64UrlDecode(token[2]), HashAlgorithmName.SHA256);
    }

    /// <summary>Decrypts a message as RFC 8291 has it.</summary>
    private string Decrypt(byte[] body)
    {
        var (salt, sender) = (body[..16], body[21..86]);
        using var server = ECDiffieHellman.Create(new ECParameters
        {
            Curve = ECCurve.NamedCurves.nistP256, Q = new ECPoint { X = sender[1..33], Y = sender[33..] },
        });
        var shared = _browser.DeriveRawSecretAgreement(server.PublicKey);
        byte[] info = [.. "WebPush: info\0"u8, .. Point(_browser.PublicKey.ExportParameters()), .. sender];
        var secret = HKDF.DeriveKey(HashAlgorithmName.SHA256, shared, 32, _auth, info);
        byte[] Of(int length, string use) => HKDF.DeriveKey(
            HashAlgorithmName.SHA256, secret, length, salt, Encoding.ASCII.GetBytes($"Content-Encoding: {use}\0"));
        var (key, nonce) = (Of(16, "aes128gcm"), Of(12, "nonce"));
        using var aes = new AesGcm(key, 16);
        var text = new byte[body.Length - 86 - 16];
        aes.Decrypt(nonce, body.AsSpan(86, text.Length), body.AsSpan(86 + text.Length), text);
        // After the content comes the mark of the last record, then padding.
        return Encoding.UTF8.GetString(text.AsSpan(0, text.AsSpan().LastIndexOf((byte)2)));
    }

    private static byte[] Point(ECParameters key) => [4, .. key.Q.X!, .. key.Q.Y!];

    private static async Task<byte[]> BytesOf(HttpContext http)
    {
        using var bytes = new MemoryStream();
        await http.Request.Body.CopyToAsync(bytes);
        return bytes.ToArray();
    }
}
