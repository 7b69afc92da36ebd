using Alliance.Core.Actors;
using Alliance.Core.Vocabulary;
using Alliance.Host.Alerts.Channels;

namespace Alliance.Host.Tests.Alerts;

/// <summary>The file that says how people are called.</summary>
public sealed class AlertFileTests
{
    private readonly string _folder = Directory.CreateTempSubdirectory("alliance-alert-file-").FullName;

    [Fact]
    public void All_parts_are_read_and_what_is_left_out_is_usual()
    {
        File.WriteAllText(Path.Combine(_folder, "secret"), "0123456789-0123456789-0123456789\n");
        var read = Load($$"""
            waitSeconds: { lifeSaving: 60 }
            webhooks:
              - { name: im, url: https://im.example/hook, secretFile: {{_folder}}/secret }
            gateways:
              - { name: sms, priorities: [lifeSaving], command: [/bin/send, "{telephone}"] }
              - { name: voice, url: "https://voice.example/{telephone}", headers: ["X-Key: {secret}"] }
            """);
        Assert.Empty(read.Errors);
        var settings = read.Value!;
        Assert.Equal((Span.FromMinutes(1), Span.FromMinutes(5)), (settings.Waits.LifeSaving, settings.Waits.Urgent));
        Assert.Equal([Priority.LifeSaving], settings.Gateways[0].Priorities);
        Assert.Equal(3, settings.Gateways[1].Priorities.Count);
        Assert.Equal("{secret}", settings.Gateways[1].Call!.Headers["X-Key"]);
        Assert.True(settings.IsPushService("db5p.notify.windows.com"));
        Assert.False(settings.IsPushService("notnotify.windows.com.example"));
    }

    [Theory]
    [InlineData("contact: duty", ":1:10: 'duty' is no address to write to")]
    [InlineData("gateways: [{ name: sms }]", "a gateway needs a command or a url, not both")]
    [InlineData("gateways: [{ name: sms, command: [x], priorities: [soon] }]", "'soon' is no priority")]
    [InlineData("webhooks: [{ name: im, url: 'http://im.example', secretFile: /x }]", "is no address of a program")]
    [InlineData("webhooks: [{ name: im, url: 'https://im.example', secretFile: /nowhere }]", "/nowhere cannot be read")]
    [InlineData("waitSeconds: { urgent: 0 }", "urgent")]
    [InlineData("gateways: [{ name: sms, url: 'https://x.example', headers: [X] }]", "'X' is no header")]
    [InlineData("channels: []", "channels")]
    public void What_is_wrong_is_told_with_its_place(string text, string says) =>
        Assert.Contains(Load(text).Errors, e => e.ToString().Contains(says, StringComparison.Ordinal));

    private Loaded Load(string text)
    {
        var file = Path.Combine(_folder, "alerts.yaml");
        File.WriteAllText(file, text);
        var loaded = AlertFile.Load(file);
        return new Loaded(loaded.Value, [.. loaded.Errors.Select(e => e.ToString())]);
    }

    private sealed record Loaded(AlertSettings? Value, IReadOnlyList<string> Errors);
}
