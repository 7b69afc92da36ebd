using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Alliance.Host.Alerts.Channels;

/// <summary>Reaches a person's telephone through a gateway that the operator describes: a command, or a call by
/// HTTP.</summary>
internal sealed partial class GatewayChannel(Gateway gateway, AlertSettings settings, HttpClient http) : ICallChannel
{
    public string Name => gateway.Name;

    public bool Reaches(Call call) =>
        call.State.Telephone is not null && gateway.Priorities.Contains(call.Alert.Priority);

    public Task<string?> Send(Call call, CancellationToken cancellation) =>
        gateway.Call is { } way ? Send(way, call, cancellation) : Run(call, cancellation);

    private async Task<string?> Send(GatewayCall way, Call call, CancellationToken cancellation)
    {
        var isJson = way.ContentType.Contains("json", StringComparison.OrdinalIgnoreCase);
        var address = Fill(way.Address, call, Uri.EscapeDataString);
        using var request = new HttpRequestMessage(new HttpMethod(way.Method), address);
        if (way.Body.Length > 0)
            request.Content = new StringContent(
                Fill(way.Body, call, isJson ? JsonText : Uri.EscapeDataString), Encoding.UTF8,
                new MediaTypeHeaderValue(way.ContentType));
        foreach (var (name, value) in way.Headers)
            request.Headers.TryAddWithoutValidation(name, Fill(value, call, OneLine));
        using var answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation);
        return answer.IsSuccessStatusCode ? null : $"HTTP {(int)answer.StatusCode}";
    }

    private async Task<string?> Run(Call call, CancellationToken cancellation)
    {
        var start = new ProcessStartInfo(gateway.Command[0])
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
            UseShellExecute = false,
        };
        // No shell reads them: a text is one argument, whatever it holds.
        foreach (var argument in gateway.Command.Skip(1)) start.ArgumentList.Add(Fill(argument, call, OneLine));
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        try
        {
            var said = Task.WhenAll(
                process.StandardOutput.ReadToEndAsync(cancellation),
                process.StandardError.ReadToEndAsync(cancellation));
            await process.WaitForExitAsync(cancellation);
            await said;
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }

        return process.ExitCode == 0 ? null : $"exit code {process.ExitCode}";
    }

    /// <summary>Fills in the values of a call. They are read once: a text that holds braces stays as it is.</summary>
    private string Fill(string template, Call call, Func<string, string> escape) =>
        Names().Replace(template, match => escape(match.Value switch
        {
            "{telephone}" => call.State.Telephone!,
            "{text}" => $"{call.Title.In(settings.Language)}。{call.Text.In(settings.Language)}",
            "{person}" => call.State.Person!,
            "{alert}" => call.Alert.Alert.ToString(CultureInfo.InvariantCulture),
            "{secret}" => gateway.Secret ?? "",
            _ => match.Value,
        }));

    private static string JsonText(string text) => JsonSerializer.Serialize(text)[1..^1];

    private static string OneLine(string text) =>
        string.Concat(text.Select(c => char.IsControl(c) ? ' ' : c));

    [GeneratedRegex("\\{(telephone|text|person|alert|secret)\\}")]
    private static partial Regex Names();
}
