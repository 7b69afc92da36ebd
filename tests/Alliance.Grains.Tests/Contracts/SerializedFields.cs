using System.Reflection;

namespace Alliance.Grains.Tests.Contracts;

/// <summary>A field of a serialised type.</summary>
/// <param name="Id">Its id on the wire.</param>
/// <param name="IsParameter">Whether it is a parameter of the primary constructor, numbered by its place.</param>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its declared type.</param>
internal sealed record SerializedField(uint Id, bool IsParameter, string Name, Type Type);

/// <summary>Finds the fields of a type by the rules of Orleans' code generator: those with <c>[Id]</c>, and the
/// properties that a record's primary constructor makes, numbered by their place there. A test compares the
/// result with what the generated code writes.</summary>
internal static class SerializedFields
{
    private const BindingFlags Own =
        BindingFlags.DeclaredOnly | BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;

    /// <summary>The fields that a type itself declares: parameters first, each sort in the order of ids.</summary>
    public static IReadOnlyList<SerializedField> Of(Type type)
    {
        var parameters = ParametersOf(type);
        var fields = new List<SerializedField>();
        foreach (var member in type.GetMembers(Own).Where(m => m is FieldInfo or PropertyInfo))
        {
            var memberType = member is FieldInfo field ? field.FieldType : ((PropertyInfo)member).PropertyType;
            if (member.GetCustomAttribute<IdAttribute>() is { } id)
                fields.Add(new SerializedField(id.Id, false, member.Name.TrimStart('_'), memberType));
            else if (member is PropertyInfo && parameters.IndexOf((member.Name, memberType)) is >= 0 and var place)
                fields.Add(new SerializedField((uint)place, true, member.Name, memberType));
        }

        return [.. fields.OrderByDescending(f => f.IsParameter).ThenBy(f => f.Id)];
    }

    /// <summary>Whether it is a record, of class or struct.</summary>
    public static bool IsRecord(Type type) => type.GetMethod("PrintMembers", Own) is not null;

    /// <summary>Whether the parameters of the primary constructor are serialised, in a part of their own: a record's
    /// are, unless the attribute says otherwise.</summary>
    public static bool HasParameters(Type type)
    {
        // The attribute's property cannot tell "not said" from false.
        const string Said = nameof(GenerateSerializerAttribute.IncludePrimaryConstructorParameters);
        var attribute = type.GetCustomAttributesData()
            .Single(a => a.AttributeType == typeof(GenerateSerializerAttribute));
        return attribute.NamedArguments.Where(a => a.MemberName == Said).Select(a => (bool?)a.TypedValue.Value)
            .SingleOrDefault() ?? IsRecord(type);
    }

    /// <summary>The base that is serialised before it; null where there is none.</summary>
    public static Type? BaseOf(Type type) =>
        type.BaseType is { } parent && parent != typeof(object) && parent != typeof(ValueType) ? parent : null;

    /// <summary>Parameters of the primary constructor: a positional record has a Deconstruct of just these.</summary>
    private static List<(string Name, Type Type)> ParametersOf(Type type)
    {
        if (!HasParameters(type)) return [];
        var apart = type.GetMethods(Own).Where(m => m.Name == "Deconstruct").MaxBy(m => m.GetParameters().Length);
        return [.. (apart?.GetParameters() ?? []).Select(p => (p.Name!, p.ParameterType.GetElementType()!))];
    }
}
