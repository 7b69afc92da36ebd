using System.Text.Json;

namespace Alliance.Host.Tests.Fuzzing;

/// <summary>A parameter of the query or a header.</summary>
internal sealed record Parameter(string Name, JsonElement Schema);

/// <summary>What the API document says of one method of one path.</summary>
internal sealed record Operation(string Method, string Path)
{
    public IReadOnlyList<Parameter> Query { get; private init; } = [];

    /// <summary>The content type of the body; null where it takes none.</summary>
    public string? BodyType { get; private init; }

    public JsonElement BodySchema { get; private init; }

    /// <summary>The schema of what a success answers as JSON, by the status.</summary>
    public IReadOnlyDictionary<int, JsonElement> Answers { get; private init; } = new Dictionary<int, JsonElement>();

    public override string ToString() => $"{Method} {Path}";

    /// <summary>All operations of a document, in its order.</summary>
    public static IReadOnlyList<Operation> All(JsonElement document) =>
    [
        .. from path in document.GetProperty("paths").EnumerateObject()
           from method in path.Value.EnumerateObject()
           select Of(method.Name.ToUpperInvariant(), path.Name, method.Value),
    ];

    private static Operation Of(string method, string path, JsonElement described)
    {
        var body = described.TryGetProperty("requestBody", out var given)
            ? given.GetProperty("content").EnumerateObject().First() : (JsonProperty?)null;
        return new Operation(method, path)
        {
            Query = described.TryGetProperty("parameters", out var all)
                ? [.. all.EnumerateArray().Where(p => p.GetProperty("in").ValueEquals("query")).Select(
                    p => new Parameter(p.GetProperty("name").GetString()!, p.GetProperty("schema")))]
                : [],
            BodyType = body?.Name,
            BodySchema = body?.Value.GetProperty("schema") ?? default,
            Answers = described.GetProperty("responses").EnumerateObject()
                .Where(r => r.Name.StartsWith('2') && r.Value.TryGetProperty("content", out var content)
                    && content.TryGetProperty("application/json", out _))
                .ToDictionary(r => int.Parse(r.Name, null),
                    r => r.Value.GetProperty("content").GetProperty("application/json").GetProperty("schema")),
        };
    }
}
