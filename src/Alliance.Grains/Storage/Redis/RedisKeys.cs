using System.Globalization;
using Alliance.Core.Identifiers;

namespace Alliance.Grains.Storage.Redis;

/// <summary>The Redis keys of a realm. There is one key for each kind of data, so that one short script drops a
/// realm.</summary>
internal readonly struct RedisKeys(string prefix, long incarnation)
{
    /// <summary>The last parts of all keys of a realm.</summary>
    public static IReadOnlyList<string> All { get; } =
        ["etag", "actor", "index", "due", "number", "journal", "chain", "keys", "expiry", "anchors", "moved",
            "snapshot", .. Enum.GetValues<ActorKind>()
                .SelectMany(k => (string[])[$"kind:{(int)k}", $"picture:{(int)k}", $"pictures:{(int)k}"])];

    public string Etag => Name("etag");
    public string Actor => Name("actor");
    public string Index => Name("index");
    public string Due => Name("due");
    public string Number => Name("number");
    public string Journal => Name("journal");
    public string Chain => Name("chain");
    public string Keys => Name("keys");
    public string Anchors => Name("anchors");
    public string Moved => Name("moved");
    public string Expiry => Name("expiry");

    public string Snapshot => Name("snapshot");

    /// <summary>The key of the hash of projections of a kind.</summary>
    public string Projection(ActorKind kind) => Name($"picture:{(int)kind}");

    /// <summary>The key of the sorted list of projections of a kind.</summary>
    public string Projections(ActorKind kind) => Name($"pictures:{(int)kind}");

    public string Kind(ActorKind kind) => Name($"kind:{(int)kind}");

    /// <summary>Returns the text of an actor as a hash field or set member: <c>kind/key</c>, with the kind as a
    /// number.</summary>
    public static string Member(ActorId actor) =>
        string.Create(CultureInfo.InvariantCulture, $"{(int)actor.Kind}/{actor.Key}");

    public static ActorId ActorOf(string member)
    {
        var slash = member.IndexOf('/', StringComparison.Ordinal);
        return new ActorId(
            (ActorKind)int.Parse(member.AsSpan(0, slash), CultureInfo.InvariantCulture), member[(slash + 1)..]);
    }

    private string Name(string last) => string.Create(CultureInfo.InvariantCulture, $"{prefix}{incarnation}:{last}");
}
