using System.Reflection;
using System.Text.Json.Serialization.Metadata;
using Alliance.Core.Actors;

namespace Alliance.Journals;

/// <summary>Finds the fields of a type that are written as JSON: its public properties, without the facts that
/// <see cref="JournalRecord"/> asks of every type. Facts are computed, so a journal has no need of them.</summary>
internal static class RecordFields
{
    /// <summary>Reads a type as the serializer does, and leaves the facts out.</summary>
    public static DefaultJsonTypeInfoResolver Resolver { get; } =
        new DefaultJsonTypeInfoResolver { Modifiers = { LeaveOutFacts } };

    private static void LeaveOutFacts(JsonTypeInfo info)
    {
        if (info.Kind != JsonTypeInfoKind.Object || !info.Type.IsAssignableTo(typeof(JournalRecord))) return;
        for (var i = info.Properties.Count - 1; i >= 0; i--)
            if (info.Properties[i].AttributeProvider is PropertyInfo property && IsFact(property))
                info.Properties.RemoveAt(i);
    }

    private static bool IsFact(PropertyInfo property) =>
        property.GetMethod?.GetBaseDefinition().DeclaringType == typeof(JournalRecord);
}
