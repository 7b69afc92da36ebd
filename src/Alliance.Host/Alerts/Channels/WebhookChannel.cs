using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Alliance.Host.Alerts.Channels;

/// <summary>Tells a program of every call by a POST that is signed as Standard Webhooks has it
/// (<c>webhook-id</c>, <c>webhook-timestamp</c>, <c>webhook-signature</c>: v1, HMAC-SHA256 of
/// <c>id.timestamp.body</c> in Base64).</summary>
internal sealed class WebhookChannel(Webhook webhook, AlertSettings settings, HttpClient http, TimeProvider time)
    : ICallChannel
{
    public string Name => webhook.Name;

    public bool Reaches(Call call) => true;

    public async Task<string?> Send(Call call, CancellationToken cancellation)
    {
        var id = $"{call.Realm}-{call.Alert.Alert}-{call.Step}";
        var at = time.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var body = BodyOf(call);
        byte[] toSign = [.. Encoding.UTF8.GetBytes($"{id}.{at}."), .. body];
        var signed = HMACSHA256.HashData(webhook.Secret, toSign);
        using var request = new HttpRequestMessage(HttpMethod.Post, webhook.Address)
        {
            Content = new ByteArrayContent(body)
            {
                Headers = { ContentType = new MediaTypeHeaderValue("application/json", "utf-8") },
            },
        };
        request.Headers.Add("webhook-id", id);
        request.Headers.Add("webhook-timestamp", at);
        request.Headers.Add("webhook-signature", $"v1,{Convert.ToBase64String(signed)}");
        using var answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation);
        return answer.IsSuccessStatusCode ? null : $"HTTP {(int)answer.StatusCode}";
    }

    private byte[] BodyOf(Call call) => JsonSerializer.SerializeToUtf8Bytes(new
    {
        type = "alert.call",
        timestamp = time.GetUtcNow(),
        data = new
        {
            call.Realm, call.Alert.Alert, call.Step,
            kind = $"{call.Alert.Kind}", priority = $"{call.Alert.Priority}",
            call.Account, call.State.Person, call.State.Telephone, office = $"{call.Office}", call.OfficeName,
            title = call.Title.In(settings.Language), text = call.Text.In(settings.Language),
            call.Alert.Of.Request, call.Alert.Of.Line, commitment = call.Alert.Of.Commitment?.Text,
            call.Alert.Of.Incident, call.Until,
            further = call.Named.Skip(1).Select(n => new
            {
                n.Alert.Alert, n.Step, kind = $"{n.Alert.Kind}", priority = $"{n.Alert.Priority}",
                n.Alert.Of.Request, n.Alert.Of.Incident,
            }),
        },
    }, JsonSerializerOptions.Web);
}
