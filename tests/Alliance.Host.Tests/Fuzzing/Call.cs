using System.Text;

namespace Alliance.Host.Tests.Fuzzing;

/// <summary>A call as it goes over the wire.</summary>
internal sealed class Call(Operation operation)
{
    public Operation Operation { get; } = operation;

    public string Method { get; set; } = operation.Method;

    /// <summary>Values of the path by their names, escaped or meant to be wrong.</summary>
    public Dictionary<string, string> Names { get; init; } = [];

    /// <summary>Names and values of the query, escaped or meant to be wrong.</summary>
    public List<(string Name, string Value)> Query { get; init; } = [];

    public List<(string Name, string Value)> Headers { get; init; } = [];

    public byte[]? Body { get; set; }

    /// <summary>The content type; null where none is sent.</summary>
    public string? BodyType { get; set; }

    /// <summary>The path and the query.</summary>
    public string Address
    {
        get
        {
            var path = Names.Aggregate(
                Operation.Path, (text, name) => text.Replace($"{{{name.Key}}}", name.Value, StringComparison.Ordinal));
            return Query.Count == 0 ? path : $"{path}?{string.Join('&', Query.Select(q => $"{q.Name}={q.Value}"))}";
        }
    }

    /// <summary>Makes the request. The address goes out as it is.</summary>
    public HttpRequestMessage Request(string server)
    {
        var asItIs = new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true };
        var request = new HttpRequestMessage(new HttpMethod(Method), new Uri(server + Address, asItIs));
        if (Body is not null)
        {
            request.Content = new ByteArrayContent(Body);
            if (BodyType is not null) request.Content.Headers.TryAddWithoutValidation("Content-Type", BodyType);
        }

        foreach (var (name, value) in Headers)
            if (!request.Headers.TryAddWithoutValidation(name, value))
                request.Content?.Headers.TryAddWithoutValidation(name, value);
        return request;
    }

    /// <summary>What was sent, shortened so that a person can read it.</summary>
    public override string ToString()
    {
        var text = new StringBuilder($"{Method} {Short(Address)}");
        foreach (var (name, value) in Headers) text.Append($"\n      {name}: {Short(value)}");
        if (Body is not null) text.Append($"\n      {BodyType}: {Short(Encoding.UTF8.GetString(Body))}");
        return text.ToString();
    }

    private static string Short(string text) => text.Length <= 1_500 ? Visible(text)
        : $"{Visible(text[..1_500])}… ({text.Length} characters)";

    private static string Visible(string text) => string.Concat(
        text.Select(c => char.IsControl(c) || char.IsSurrogate(c) ? $"\\u{(int)c:x4}" : $"{c}"));
}
