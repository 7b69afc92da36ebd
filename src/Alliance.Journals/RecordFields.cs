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
        if (info.Type == typeof(Author)) LeaveOutWhatIsNotKnown(info);
        if (info.Kind != JsonTypeInfoKind.Object || !info.Type.IsAssignableTo(typeof(JournalRecord))) return;
        for (var i = info.Properties.Count - 1; i >= 0; i--)
            if (info.Properties[i].AttributeProvider is PropertyInfo property && IsFact(property))
                info.Properties.RemoveAt(i);
    }

    /// <summary>Writes of an author only what is known, so that a journal without accounts has none.</summary>
    private static void LeaveOutWhatIsNotKnown(JsonTypeInfo info)
    {
        foreach (var field in info.Properties) field.ShouldSerialize = (_, value) => value is not null;
    }

    private static bool IsFact(PropertyInfo property) =>
        property.GetMethod?.GetBaseDefinition().DeclaringType == typeof(JournalRecord);
}
