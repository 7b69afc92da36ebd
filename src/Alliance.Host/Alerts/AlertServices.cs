using Alliance.Host.Access;
using Alliance.Host.Alerts.Channels;

namespace Alliance.Host.Alerts;

/// <summary>Adds what calls the people on duty.</summary>
internal static class AlertServices
{
    public static void AddAlerts(this IServiceCollection services, AlertSettings settings)
    {
        // A redirect could lead elsewhere than the operator has said.
        var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });
        services.AddSingleton(settings);
        services.AddSingleton<PushKeys>();
        services.AddSingleton<ICallChannel>(s => new WebPushChannel(
            s.GetRequiredService<PushKeys>(), settings, s.GetRequiredService<AccessCommands>(), http));
        foreach (var webhook in settings.Webhooks)
            services.AddSingleton<ICallChannel>(new WebhookChannel(webhook, settings, http, TimeProvider.System));
        foreach (var gateway in settings.Gateways)
            services.AddSingleton<ICallChannel>(new GatewayChannel(gateway, settings, http));
        services.AddSingleton<AlertNotes>();
        services.AddSingleton<CallSender>();
        services.AddSingleton<AlertCaller>();
        services.AddHostedService(s => s.GetRequiredService<AlertCaller>());
        services.AddHostedService<AlertWatch>();
    }
}
