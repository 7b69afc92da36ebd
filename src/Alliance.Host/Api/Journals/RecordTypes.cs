using System.Collections.Frozen;
using System.Reflection;
using Alliance.Core.Actors;

namespace Alliance.Host.Api.Journals;

/// <summary>The types of record by the names that journals and streams give them.</summary>
internal static class RecordTypes
{
    private static readonly FrozenDictionary<string, Type> Types = typeof(JournalRecord).Assembly.GetTypes()
        .Where(t => t.IsAssignableTo(typeof(JournalRecord)) && !t.IsAbstract)
        .ToFrozenDictionary(t => t.GetCustomAttribute<AliasAttribute>(inherit: false)!.Alias, StringComparer.Ordinal);

    public static IReadOnlyList<string> All { get; } = [.. Types.Keys.Order(StringComparer.Ordinal)];

    /// <summary>The type of a name out of <see cref="All"/>.</summary>
    public static Type TypeOf(string name) => Types[name];
}
