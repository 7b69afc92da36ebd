using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Alliance.Host.Tests.Docs;

namespace Alliance.Host.Tests.Access.Tables;

/// <summary>A right call of an endpoint, as a line of <c>RightCalls.txt</c> writes it.</summary>
/// <param name="Place">Whose place it is.</param>
/// <param name="Method">Its method.</param>
/// <param name="Path">Its path; without a slash at its beginning that within a realm. Words with $ stand for things of
/// a ground.</param>
/// <param name="Body">Its body, JSON or CSV; empty for none.</param>
internal sealed partial record RightCall(string Place, string Method, string Path, string Body)
{
    private const string Realm = "/api/v1/realms/{realm}";
    private static int _once;

    /// <summary>All of them, in the order in which they can be made.</summary>
    public static IReadOnlyList<RightCall> All { get; } = [.. Lines().Select(Parse)];

    /// <summary>Its endpoint, as <c>EndpointRoles.md</c> names it; null where there is none.</summary>
    public string? Endpoint { get; } = EndpointRoles.Find(Method, Full(Path).Split('?')[0]);

    public bool IsOfRealm => Full(Path).StartsWith(Realm, StringComparison.Ordinal);

    public override string ToString() => $"{Place} {Method} {Path}";

    /// <summary>The address of the call.</summary>
    /// <param name="realm">The name of the realm.</param>
    /// <param name="things">What the words with $ stand for.</param>
    public string Address(string realm, IReadOnlyDictionary<string, string> things) =>
        Fill(Full(Path).Replace("{realm}", realm, StringComparison.Ordinal), things);

    /// <summary>The body of the call: a <see cref="JsonObject"/>, the text of a sheet, or null.</summary>
    /// <param name="things">What the words with $ stand for.</param>
    /// <param name="office">The office that the author names; null for none.</param>
    public object? BodyOf(IReadOnlyDictionary<string, string> things, string? office = null)
    {
        if (Body.Length == 0) return null;
        var text = Fill(Body, things);
        if (!text.StartsWith('{')) return text.Replace("\\n", "\n", StringComparison.Ordinal);
        var body = JsonNode.Parse(text)!.AsObject();
        if (office is not null && TakesAuthor) body["author"] = new JsonObject { ["name"] = "甲", ["office"] = office };
        return body;
    }

    /// <summary>Whether its body says who is its author.</summary>
    public bool TakesAuthor => IsOfRealm && Body.StartsWith('{');

    private static string Full(string path) => path.StartsWith('/') ? path : $"{Realm}/{path}";

    private static string Fill(string text, IReadOnlyDictionary<string, string> things) => Word().Replace(text, word =>
        word.Groups[1].Value switch
        {
            "once" => Interlocked.Increment(ref _once).ToString(CultureInfo.InvariantCulture),
            "two" => (10 + (Interlocked.Increment(ref _once) % 90)).ToString(CultureInfo.InvariantCulture),
            var name => things.GetValueOrDefault(name)
                ?? throw new InvalidOperationException($"Ground makes nothing named ${name}."),
        });

    /// <summary>The lines without comments. One that begins with blanks goes on with the one before.</summary>
    private static IEnumerable<string> Lines() => Repository
        .Read("tests/Alliance.Host.Tests/Access/Tables/RightCalls.txt").Replace("\n  ", "", StringComparison.Ordinal)
        .Split('\n').Where(l => l.Length > 0 && l[0] != '#');

    private static RightCall Parse(string line)
    {
        var parts = line.Split(' ', 4);
        return new RightCall(parts[0], parts[1], parts[2], parts.Length > 3 ? parts[3] : "");
    }

    [GeneratedRegex(@"\$([a-zA-Z]+\d?)")]
    private static partial Regex Word();
}
