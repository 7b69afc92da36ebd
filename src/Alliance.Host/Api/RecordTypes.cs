using System.Collections.Frozen;
using System.Reflection;
using Alliance.Core.Actors;

namespace Alliance.Host.Api;

/// <summary>The types of record by the names that journals and streams give them.</summary>
internal static class RecordTypes
{
    private static readonly FrozenDictionary<Type, string> Names = typeof(JournalRecord).Assembly.GetTypes()
        .Where(t => t.IsAssignableTo(typeof(JournalRecord)) && !t.IsAbstract)
        .ToFrozenDictionary(t => t, t => t.GetCustomAttribute<AliasAttribute>(inherit: false)!.Alias);

    public static IReadOnlyList<string> All { get; } = [.. Names.Values.Order(StringComparer.Ordinal)];

    public static string NameOf(JournalRecord body) => Names[body.GetType()];
}
