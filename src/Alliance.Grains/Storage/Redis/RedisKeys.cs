using System.Globalization;
using Alliance.Core.Identifiers;

namespace Alliance.Grains.Storage.Redis;

/// <summary>The names under which a realm is kept; one of each, so that a realm is dropped in one short
/// script.</summary>
internal readonly struct RedisKeys(string prefix, long incarnation)
{
    /// <summary>All names below a realm's own space.</summary>
    public static IReadOnlyList<string> All { get; } =
        ["etag", "actor", "index", "due", "number", "journal", "chain", "keys", "expiry", "anchors", "snapshot",
            .. Enum.GetValues<ActorKind>()
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

    public string Snapshot => Name("snapshot");

    /// <summary>Projections by key.</summary>
    public string Projection(ActorKind kind) => Name($"picture:{(int)kind}");

    /// <summary>The list of projections, in order.</summary>
    public string Projections(ActorKind kind) => Name($"pictures:{(int)kind}");

    public string Kind(ActorKind kind) => Name($"kind:{(int)kind}");

    /// <summary>An actor as a field or member.</summary>
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
