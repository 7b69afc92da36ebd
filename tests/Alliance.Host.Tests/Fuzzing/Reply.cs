using System.Text;
using System.Text.Json;

namespace Alliance.Host.Tests.Fuzzing;

/// <summary>What the server answered.</summary>
/// <param name="Status">The status.</param>
/// <param name="Type">The media type of the body.</param>
/// <param name="Json">The body, where it is JSON.</param>
/// <param name="Text">The body as text.</param>
/// <param name="Length">The bytes of the body.</param>
/// <param name="Location">Where what was made is.</param>
internal sealed record Reply(int Status, string? Type, JsonElement? Json, string Text, int Length, string? Location)
{
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>The most bytes of a refusal.</summary>
    private const int MostOfRefusal = 128 * 1_024;

    public bool IsRefusal => Status is >= 400 and < 500;

    public bool IsSuccess => Status is >= 200 and < 300;

    /// <summary>Sends a call and reads the answer. Of an event stream only the head is read.</summary>
    /// <exception cref="OperationCanceledException">The answer does not come in time.</exception>
    public static async Task<Reply> To(Call call, HttpClient client, string server)
    {
        using var end = new CancellationTokenSource(Patience);
        using var request = call.Request(server);
        using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, end.Token);
        var type = response.Content.Headers.ContentType?.MediaType;
        var body = type == "text/event-stream" ? [] : await response.Content.ReadAsByteArrayAsync(end.Token);
        JsonElement? json = body.Length > 0 && type?.EndsWith("json", StringComparison.Ordinal) == true
            ? JsonElement.Parse(body) : null;
        return new Reply(
            (int)response.StatusCode, type, json, Encoding.UTF8.GetString(body), body.Length,
            response.Headers.Location?.ToString());
    }

    /// <summary>Returns what is wrong with the answer to a call; null where nothing is.</summary>
    public string? Wrong(Call call, Schemas schemas) => this switch
    {
        { Status: >= 500 } => $"answers {Status}: {Json?.GetRawText()}",
        { IsRefusal: true } when call.Method == "HEAD" => null,
        { IsRefusal: true, Length: > MostOfRefusal } => $"refuses with {Length} bytes",
        // The web server itself refuses a path with a null before anybody can answer.
        { Status: 400, Length: 0 } when call.Address.Contains("%00", StringComparison.Ordinal) => null,
        { IsRefusal: true } when Type != "application/problem+json" => $"answers {Status} with {Type ?? "nothing"}",
        { IsRefusal: true } when Json?.GetProperty("status").GetInt32() != Status => $"answers {Status}: {Json}",
        { IsRefusal: true } => null,
        { IsSuccess: false } => $"answers {Status}",
        // An empty name makes it the address of a list.
        { Json: { } json } when !call.Names.ContainsValue("")
            && call.Operation.Answers.TryGetValue(Status, out var schema)
            && schemas.Wrong(json, schema) is { } wrong => $"answers {Status} against its schema: {wrong}",
        _ => null,
    };
}
