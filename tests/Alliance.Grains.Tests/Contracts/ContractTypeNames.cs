using System.Reflection;
using System.Text.RegularExpressions;
using Alliance.Journals;
using Orleans.Serialization.Codecs;

namespace Alliance.Grains.Tests.Contracts;

/// <summary>Names types without their CLR names: serialised types by alias, the framework's as C# does. An enum is
/// stored as a number and has no alias. It keeps the name that the file has for it, found by its fields.</summary>
internal sealed partial class ContractTypeNames
{
    private readonly Dictionary<Type, string> _enums = [];
    private readonly List<string> _faults = [];
    private readonly Assembly[] _own;
    private readonly HashSet<Type> _written;

    public ContractTypeNames(IReadOnlyList<Type> types, IReadOnlyList<ContractBlock> written, Assembly[] own)
    {
        _own = own;
        _written = [.. own.SelectMany(a => a.GetTypes()).SelectMany(WrittenBy)];
        NameEnums(types, written.DistinctBy(b => b.Key).ToDictionary(b => b.Key));
    }

    /// <summary>The enums in use.</summary>
    public IEnumerable<Type> Enums => _enums.Keys;
    /// <summary>Types that cannot be serialised, in sentences.</summary>
    public IReadOnlyList<string> Faults => _faults;

    /// <summary>The name of a type that a field, a base or a method of another has.</summary>
    public string Of(Type type, Type user)
    {
        if (Nullable.GetUnderlyingType(type) is { } value)
        {
            if (IdentifierConverterFactory.IsIdentifier(value))
            {
                _faults.Add($"{user} has an optional {value.Name}, which is a struct. Orleans reads it by a codec of"
                    + " its own and not as a text. Make the identifier a class, or the field a string.");
            }

            return $"{Of(value, user)}?";
        }

        // An identifier is stored and sent as its text, and so is a type with a codec of ours.
        if (IdentifierConverterFactory.IsIdentifier(type) || _written.Contains(type)) return Plain(typeof(string));
        if (type.IsArray) return $"{Of(type.GetElementType()!, user)}[]";
        if (type.IsEnum) return $"enum {EnumName(type, [])}";
        if (CodeContracts.AliasOf(type) is { } alias) return alias;
        if (type.IsGenericType)
        {
            var arguments = string.Join(", ", type.GetGenericArguments().Select(a => Of(a, user)));
            return type.FullName!.StartsWith("System.ValueTuple`", StringComparison.Ordinal)
                ? $"({arguments})" : $"{type.Name[..type.Name.IndexOf('`')]}<{arguments}>";
        }

        if (_own.Contains(type.Assembly))
        {
            _faults.Add($"{user} has {type} in a field or parameter, which has no [GenerateSerializer] and no [Alias]."
                + " Give it both.");
        }

        return Plain(type);
    }

    /// <summary>The types that a codec of ours writes.</summary>
    private static IEnumerable<Type> WrittenBy(Type codec) => codec.IsAbstract ? [] : codec.GetInterfaces()
        .Where(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IFieldCodec<>))
        .Select(i => i.GetGenericArguments()[0]).Where(t => !t.IsDefined(typeof(GenerateSerializerAttribute), false));

    /// <summary>The name of a type of the framework.</summary>
    public static string Plain(Type type) => Type.GetTypeCode(type) switch
    {
        TypeCode.Boolean => "bool",
        TypeCode.Byte => "byte",
        TypeCode.Int16 => "short",
        TypeCode.UInt16 => "ushort",
        TypeCode.Int32 => "int",
        TypeCode.UInt32 => "uint",
        TypeCode.Int64 => "long",
        TypeCode.UInt64 => "ulong",
        TypeCode.Double => "double",
        TypeCode.String => "string",
        TypeCode.Object when type == typeof(object) => "object",
        _ => type.Name,
    };

    private void NameEnums(IReadOnlyList<Type> types, Dictionary<string, ContractBlock> file)
    {
        var votes = new Dictionary<Type, List<string>>();
        foreach (var type in types)
        {
            var lines = file.GetValueOrDefault($"type {CodeContracts.AliasOf(type)}")?.Lines ?? [];
            foreach (var field in SerializedFields.Of(type))
            {
                Type[] used = [.. EnumsIn(field.Type)];
                foreach (var each in used) votes.TryAdd(each, []);
                var written = lines.FirstOrDefault(l => l.Id == CodeContracts.IdOf(field))?.Type ?? "";
                string[] names = [.. EnumNames().Matches(written).Select(m => m.Groups[1].Value)];
                if (names.Length == used.Length)
                    for (var i = 0; i < used.Length; i++) votes[used[i]].Add(names[i]);
            }
        }

        // First those whose name stands in the file; then those that were renamed, by their fields; then new ones.
        Type[] enums = [.. votes.Keys.OrderBy(t => t.FullName, StringComparer.Ordinal)];
        foreach (var type in enums)
            if (file.ContainsKey($"enum {type.Name}")) _enums.TryAdd(type, Free(type.Name));
        foreach (var type in enums) EnumName(type, votes[type]);
    }

    private string EnumName(Type type, List<string> votes)
    {
        if (_enums.TryGetValue(type, out var known)) return known;
        var voted = votes.Where(n => !_enums.ContainsValue(n)).CountBy(n => n)
            .OrderByDescending(v => v.Value).ThenBy(v => v.Key, StringComparer.Ordinal).Select(v => v.Key);
        return _enums[type] = Free(voted.FirstOrDefault() ?? type.Name);
    }

    private string Free(string name)
    {
        var free = name;
        for (var n = 2; _enums.ContainsValue(free); n++) free = $"{name}{n}";
        return free;
    }

    private static IEnumerable<Type> EnumsIn(Type type) =>
        type.IsEnum ? [type]
        : type.IsArray ? EnumsIn(type.GetElementType()!)
        : type.IsGenericType ? type.GetGenericArguments().SelectMany(EnumsIn) : [];

    [GeneratedRegex(@"enum ([A-Za-z0-9_]+)")]
    private static partial Regex EnumNames();
}
