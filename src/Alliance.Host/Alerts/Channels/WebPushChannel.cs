using System.Net;
using System.Text.Json;
using Alliance.Core.Access;
using Alliance.Core.Actors;
using Alliance.Core.Vocabulary;
using Alliance.Host.Access;
using Lib.Net.Http.WebPush;
using Lib.Net.Http.WebPush.Authentication;
using Address = Lib.Net.Http.WebPush.PushSubscription;

namespace Alliance.Host.Alerts.Channels;

/// <summary>Reaches the browsers of a person by web push (RFC 8030, 8291, 8292), with keys of this server.</summary>
internal sealed class WebPushChannel(PushKeys keys, AlertSettings settings, AccessCommands commands, HttpClient http)
    : ICallChannel
{
    private readonly PushServiceClient _client = new(http)
    {
        AutoRetryAfter = false, DefaultAuthenticationScheme = VapidAuthenticationScheme.Vapid,
    };

    public string Name => "web-push";

    public bool Reaches(Call call) => call.State.Subscriptions.Count > 0;

    public async Task<string?> Send(Call call, CancellationToken cancellation)
    {
        var faults = await Task.WhenAll(
            call.State.Subscriptions.Select(s => Send(s.Key, s.Value, call, cancellation)));
        // One browser is enough to reach the person.
        return faults.Contains(null) ? null : faults[0];
    }

    private async Task<string?> Send(
        string id, Core.Access.PushSubscription to, Call call, CancellationToken cancellation)
    {
        // What was allowed when the browser was added may have been taken away since.
        if (!settings.IsPushService(new Uri(to.Endpoint).Host)) return "its push service is not allowed";
        var address = new Address { Endpoint = to.Endpoint };
        address.SetKey(PushEncryptionKeyName.P256DH, to.P256dh);
        address.SetKey(PushEncryptionKeyName.Auth, to.Auth);
        var message = new PushMessage(ContentOf(call, to.Language))
        {
            Urgency = call.Alert.Priority == Priority.Routine ? PushMessageUrgency.Normal : PushMessageUrgency.High,
            TimeToLive = (int)Math.Max(60, call.Alert.Wait.Milliseconds / 1_000),
        };
        try
        {
            await _client.RequestPushMessageDeliveryAsync(address, message, keys.Sign(settings.Contact), cancellation);
            return null;
        }
        catch (PushServiceClientException gone)
            when (gone.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.Gone)
        {
            await commands.Send(AccessRealm.Account(call.Account),
                new EndSubscription(AccessCommands.Server, id, "the push service no longer knows it"));
            return "the browser is gone";
        }
        catch (PushServiceClientException failure)
        {
            return $"HTTP {(int)failure.StatusCode}";
        }
    }

    /// <summary>What the page's worker shows.</summary>
    private static string ContentOf(Call call, string language) => JsonSerializer.Serialize(new
    {
        call.Realm, call.Alert.Alert, title = call.Title.In(language), body = call.Text.In(language),
        isUrgent = call.Alert.Priority != Priority.Routine, language,
    }, JsonSerializerOptions.Web);
}
