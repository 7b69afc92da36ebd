using System.Globalization;
using System.Reflection;

namespace Alliance.Grains.Tests.Contracts;

/// <summary>The contracts as the compiled code has them.</summary>
internal sealed class CodeContracts
{
    private static readonly string[] AssemblyNames = ["Alliance.Core", "Alliance.Grains", "Alliance.Simulation"];

    private readonly List<string> _faults = [];
    private readonly ContractTypeNames _names;

    /// <param name="written">The blocks of the file, from which enums take their names.</param>
    public CodeContracts(IReadOnlyList<ContractBlock> written)
    {
        Assembly[] assemblies = [.. AssemblyNames.Select(Assembly.Load)];
        Type[] all = [.. assemblies.SelectMany(a => a.GetTypes())];
        Types = [.. all.Where(t => t.GetCustomAttribute<GenerateSerializerAttribute>(inherit: false) is not null)];
        foreach (var type in Types.Where(t => AliasOf(t) is null))
        {
            _faults.Add($"{type} has [GenerateSerializer] and no [Alias]. What is stored of it would bear its CLR name,"
                + " and a rename would make it unreadable. Give it an [Alias] that no other type has.");
        }

        foreach (var twice in Types.GroupBy(AliasOf).Where(g => g.Key is not null && g.Count() > 1))
        {
            _faults.Add($"The alias '{twice.Key}' is that of {string.Join(" and ", twice)}."
                + " Give each type an [Alias] of its own.");
        }

        _names = new ContractTypeNames(Types, written, assemblies);
        if (_faults.Count == 0)
            Blocks = [
                .. Sorted(Types.Select(BlockOf)), .. Sorted(GrainsOf(all)), .. Sorted(_names.Enums.Select(EnumOf))];
        _faults.AddRange(_names.Faults);
    }

    /// <summary>All types with <c>[GenerateSerializer]</c>.</summary>
    public IReadOnlyList<Type> Types { get; }
    /// <summary>Types, then grains, then enums, each in ordinal order; empty where there are faults.</summary>
    public IReadOnlyList<ContractBlock> Blocks { get; } = [];
    /// <summary>What cannot stand in a contract, in sentences.</summary>
    public IReadOnlyList<string> Faults => _faults;

    public static string? AliasOf(MemberInfo member) =>
        member.GetCustomAttribute<AliasAttribute>(inherit: false)?.Alias;

    private static IEnumerable<ContractBlock> Sorted(IEnumerable<ContractBlock> blocks) =>
        blocks.OrderBy(b => b.Key, StringComparer.Ordinal);

    private ContractBlock BlockOf(Type type)
    {
        var kind = (type.IsAbstract ? "abstract " : "") + (SerializedFields.IsRecord(type) ? "record " : "")
            + (type.IsValueType ? "struct" : "class");
        if (SerializedFields.BaseOf(type) is { } parent) kind += $" : {_names.Of(parent, type)}";
        var fields = SerializedFields.Of(type)
            .Select(f => ContractFile.Field(IdOf(f), f.Name, _names.Of(f.Type, type)));
        return new ContractBlock($"type {AliasOf(type)}", kind, [.. fields]);
    }

    /// <summary>A field's id as it stands in the file.</summary>
    internal static string IdOf(SerializedField field) =>
        (field.IsParameter ? "parameter " : "") + field.Id.ToString(CultureInfo.InvariantCulture);

    private IEnumerable<ContractBlock> GrainsOf(Type[] all)
    {
        foreach (var grain in all.Where(t => t.IsInterface && t.IsAssignableTo(typeof(IAddressable))))
        {
            // An interface that only others extend is no grain's by itself; its methods are listed with theirs.
            if (all.Any(t => t.IsInterface && t != grain && t.IsAssignableTo(grain))) continue;
            if (AliasOf(grain) is not { } alias)
            {
                _faults.Add($"The grain interface {grain} has no [Alias]. Silos would name it by its CLR name."
                    + " Give it one that no other interface has.");
                continue;
            }

            IEnumerable<Type> own = [grain, .. grain.GetInterfaces().Where(all.Contains)];
            var methods = own.SelectMany(i => i.GetMethods()).Select(MethodOf);
            yield return new ContractBlock(
                $"grain {alias}", KeyOf(grain), [.. methods.OrderBy(l => l.Line, StringComparer.Ordinal)]);
        }
    }

    private ContractLine MethodOf(MethodInfo method)
    {
        if (AliasOf(method) is not { } alias)
        {
            _faults.Add($"The grain method {method.DeclaringType}.{method.Name} has no [Alias]."
                + " Silos would name it by its CLR name. Give it one.");
            alias = method.Name;
        }

        var user = method.DeclaringType!;
        var parameters = string.Join(", ", method.GetParameters().Select(p => _names.Of(p.ParameterType, user)));
        var result = method.ReturnType.GetGenericArguments() is [var of] ? _names.Of(of, user) : "nothing";
        return ContractFile.Method(alias, parameters, result);
    }

    private static string KeyOf(Type grain) =>
        grain.IsAssignableTo(typeof(IGrainWithStringKey)) ? "keyed by string"
        : grain.IsAssignableTo(typeof(IGrainWithIntegerKey)) ? "keyed by integer"
        : grain.IsAssignableTo(typeof(IGrainWithGuidKey)) ? "keyed by guid" : "keyed by none";

    private ContractBlock EnumOf(Type type)
    {
        var values = Enum.GetNames(type)
            .Select(n => (Name: n, Value: Convert.ToInt64(Enum.Parse(type, n), CultureInfo.InvariantCulture)))
            .OrderBy(v => v.Value).ThenBy(v => v.Name, StringComparer.Ordinal)
            .Select(v => ContractFile.Value(v.Value.ToString(CultureInfo.InvariantCulture), v.Name));
        return new ContractBlock(
            _names.Of(type, type), ContractTypeNames.Plain(Enum.GetUnderlyingType(type)), [.. values]);
    }
}
