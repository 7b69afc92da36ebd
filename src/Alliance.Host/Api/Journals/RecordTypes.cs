using System.Collections.Frozen;
using System.Reflection;
using Alliance.Core.Actors;

namespace Alliance.Host.Api.Journals;

/// <summary>The types of record, by their names in journals and streams.</summary>
internal static class RecordTypes
{
    private static readonly FrozenDictionary<string, Type> Types = typeof(JournalRecord).Assembly.GetTypes()
        .Where(t => t.IsAssignableTo(typeof(JournalRecord)) && !t.IsAbstract)
        .ToFrozenDictionary(t => t.GetCustomAttribute<AliasAttribute>(inherit: false)!.Alias, StringComparer.Ordinal);

    public static IReadOnlyList<string> All { get; } = [.. Types.Keys.Order(StringComparer.Ordinal)];

    /// <summary>Returns the type for a name of <see cref="All"/>.</summary>
    public static Type TypeOf(string name) => Types[name];
}
