using System.ComponentModel;
using System.Security.Cryptography;
using System.Text;
using Alliance.Core.Access;
using Alliance.Host.Access;
using Alliance.Host.Access.Addresses;
using Alliance.Host.Alerts.Channels;
using Alliance.Host.Api.Access;
using Alliance.Host.Api.Endpoints;
using Alliance.Host.Api.Problems;
using Alliance.Host.Api.Typing;
using Microsoft.AspNetCore.WebUtilities;

namespace Alliance.Host.Api.Alerts;

/// <summary>How the caller is reached for alerts: by browsers that take web push, and by telephone.</summary>
internal static class SubscriptionsApi
{
    private const int LongestEndpoint = 1_000, PointLength = 65, AuthLength = 16;

    public static void Map(RouteGroupBuilder group)
    {
        group.MapGet("/push-key", (PushKeys keys) => new PushKeyView(keys.Public))
            .WithSummary("Read the key for web push")
            .WithDescription("A page gives it to pushManager.subscribe as applicationServerKey.");
        group.MapPost("/subscriptions", Subscribe).Accepts<SubscriptionBody>("application/json")
            .WithSummary("Get alerts in this browser")
            .WithDescription("The body is what pushManager.subscribe gives. An account has 10 browsers at most.");
        group.MapDelete("/subscriptions/{id}", Unsubscribe).Produces(StatusCodes.Status204NoContent)
            .WithSummary("Get no more alerts in a browser").WithDescription("By the id that the subscription gave.");
        group.MapPost("/telephone", SetTelephone).Accepts<TelephoneBody>("application/json")
            .Produces(StatusCodes.Status204NoContent)
            .WithSummary("Say at which telephone one is called")
            .WithDescription("For text messages and voice calls, where the server has a gateway; null for none.");
    }

    private static async Task<SubscriptionView> Subscribe(
        Given<SubscriptionBody> given, AccountCalls calls, AlertSettings settings, HttpContext http)
    {
        var (body, checks) = (given.Body, new Checks(given.Faults));
        var endpoint = checks.Text(body.Endpoint, "endpoint", "the address at the push service");
        if (endpoint.Length > 0 && !IsAddress(endpoint, settings))
            checks.Wrong("endpoint",
                "is no address of a push service that this server may call; an operator allows others with "
                    + "pushServices in the file of --alerts.");
        Check(body.Keys?.P256dh, "keys.p256dh", PointLength, checks);
        Check(body.Keys?.Auth, "keys.auth", AuthLength, checks);
        if (body.Language is not (null or "zh" or "en")) checks.Wrong("language", "write zh or en.");
        checks.Done();
        var id = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(endpoint)))[..16];
        await calls.Send(SessionApi.Own(http), new AddSubscription(
            AccountCalls.By(http), id,
            new PushSubscription(endpoint, body.Keys!.P256dh!, body.Keys.Auth!, body.Language ?? "zh")));
        return new SubscriptionView(id);
    }

    private static bool IsAddress(string endpoint, AlertSettings settings) =>
        endpoint.Length <= LongestEndpoint && Uri.TryCreate(endpoint, UriKind.Absolute, out var address)
        && (address.Scheme == "https" || (address.Scheme == "http" && LoopbackHosts.Has(address.Host)))
        && settings.IsPushService(address.Host);

    private static void Check(string? text, string field, int length, Checks checks)
    {
        try
        {
            if (text is { Length: < 200 } && WebEncoders.Base64UrlDecode(text).Length == length) return;
        }
        catch (FormatException)
        {
            // Told below.
        }

        checks.Wrong(field, $"is missing, or is not {length} bytes in Base64url, as the browser gives it.");
    }

    private static async Task<IResult> Unsubscribe(string id, AccountCalls calls, HttpContext http)
    {
        await calls.Send(SessionApi.Own(http), new EndSubscription(AccountCalls.By(http), id, "by the person"));
        return Results.NoContent();
    }

    private static async Task<IResult> SetTelephone(Given<TelephoneBody> given, AccountCalls calls, HttpContext http)
    {
        var (body, checks) = (given.Body, new Checks(given.Faults));
        var number = body.Telephone is { } text ? WrittenTelephone.Of(text) : null;
        if (body.Telephone is not null && number is null)
            checks.Wrong("telephone", "is no telephone number; write digits, such as 0734-8850119.");
        checks.Done();
        await calls.Send(SessionApi.Own(http), new SetTelephone(AccountCalls.By(http), number));
        return Results.NoContent();
    }
}

/// <summary>The public key of this server for web push.</summary>
/// <param name="PublicKey">Base64url of the uncompressed point.</param>
internal sealed record PushKeyView(string PublicKey);

/// <summary>A browser that gets alerts.</summary>
/// <param name="Id">Its id.</param>
internal sealed record SubscriptionView(string Id);

internal sealed record SubscriptionBody
{
    [Description("The address at the push service of the browser.")]
    public string? Endpoint { get; init; }
    [Description("The keys of the browser.")]
    public SubscriptionKeys? Keys { get; init; }
    [Description("The language of the texts: zh or en. Default: zh.")]
    public string? Language { get; init; }
    [Description("As browsers give it; it is not used.")]
    public long? ExpirationTime { get; init; }
}

internal sealed record SubscriptionKeys
{
    [Description("The public key of the browser, Base64url.")]
    public string? P256dh { get; init; }
    [Description("The secret that the browser shares, Base64url.")]
    public string? Auth { get; init; }
}

internal sealed record TelephoneBody
{
    [Description("The number; null for none.")]
    public string? Telephone { get; init; }
}
