using System.Collections.Immutable;
using System.Reflection;
using System.Reflection.Emit;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;
using System.Text;

namespace Alliance.Host.Tests.Architecture;

/// <summary>The namespaces of one assembly and the references between them, read from its compiled code.</summary>
/// <remarks>
/// A reference is a type in a base type, an interface, a field, a signature or a constraint, or a token in a method's
/// body, generic arguments included. Closures, iterators and async methods belong to the type that declares them.
/// Attributes, constants and <c>nameof</c> do not count. Generated types are left out. Not safe for several threads.
/// </remarks>
internal sealed class NamespaceGraph
{
    private const int ExamplesShown = 3;

    private readonly Dictionary<(string From, string To), SortedSet<string>> _edges = [];

    private NamespaceGraph()
    {
    }

    /// <summary>The names of all namespaces that use another one or are used by one, in ordinal order.</summary>
    public IReadOnlyList<string> Namespaces =>
        [.. _edges.Keys.SelectMany(edge => new[] { edge.From, edge.To }).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>Reads the assembly at a path.</summary>
    /// <param name="assemblyPath">The path of a managed DLL.</param>
    /// <exception cref="BadImageFormatException">The file is not a managed assembly.</exception>
    public static NamespaceGraph Read(string assemblyPath)
    {
        using var file = new PEReader(File.OpenRead(assemblyPath));
        var graph = new NamespaceGraph();
        new Walk(file, graph).All();
        return graph;
    }

    /// <summary>The examples of one edge: every "Type.Member uses Type", in ordinal order.</summary>
    public IReadOnlyCollection<string> Examples(string from, string to) => _edges.GetValueOrDefault((from, to)) ?? [];

    /// <summary>The sets of namespaces that reach one another, largest first. An empty list means: no cycle.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Components()
    {
        var reached = Namespaces.ToDictionary(name => name, name => Reached(name));
        var left = new SortedSet<string>(Namespaces, StringComparer.Ordinal);
        var components = new List<IReadOnlyList<string>>();
        while (left.Min is { } first)
        {
            List<string> component =
                [.. left.Where(name => reached[first].Contains(name) && reached[name].Contains(first))];
            left.ExceptWith(component);
            left.Remove(first);
            if (component.Count > 1)
            {
                components.Add(component);
            }
        }

        return [.. components.OrderByDescending(component => component.Count)];
    }

    /// <summary>One shortest cycle of each component with examples of its edges; empty when there is none.</summary>
    public string ShortestCycles()
    {
        var text = new StringBuilder();
        foreach (var cycle in Components().Select(ShortestCycle))
        {
            text.AppendLine($"{string.Join(" → ", cycle.Select(Shown))} → {Shown(cycle[0])}");
            for (var at = 0; at < cycle.Count; at++)
            {
                AppendEdge(text, cycle[at], cycle[(at + 1) % cycle.Count]);
            }
        }

        return text.ToString();
    }

    private void AppendEdge(StringBuilder text, string from, string to)
    {
        var examples = Examples(from, to);
        text.AppendLine($"  {Shown(from)} → {Shown(to)} ({examples.Count})");
        foreach (var example in examples.Take(ExamplesShown))
        {
            text.AppendLine($"    {example}");
        }
    }

    private static string Shown(string name) => name.Length == 0 ? "(no namespace)" : name;

    private IEnumerable<string> Next(string from) =>
        _edges.Keys.Where(edge => edge.From == from).Select(edge => edge.To);

    private HashSet<string> Reached(string start)
    {
        var reached = new HashSet<string>();
        var waiting = new Queue<string>([start]);
        while (waiting.TryDequeue(out var name))
        {
            foreach (var next in Next(name).Where(reached.Add))
            {
                waiting.Enqueue(next);
            }
        }

        return reached;
    }

    private List<string> ShortestCycle(IReadOnlyList<string> component) =>
        component.Select(CycleFrom).MinBy(cycle => cycle.Count)!;

    // Breadth first, so that the first way back to the start is a shortest one.
    private List<string> CycleFrom(string start)
    {
        var before = new Dictionary<string, string>();
        var waiting = new Queue<string>([start]);
        while (waiting.TryDequeue(out var name))
        {
            foreach (var next in Next(name).Order(StringComparer.Ordinal).Where(next => before.TryAdd(next, name)))
            {
                waiting.Enqueue(next);
            }
        }

        var cycle = new List<string>();
        for (var name = before[start]; name != start; name = before[name])
        {
            cycle.Insert(0, name);
        }

        return [start, .. cycle];
    }

    private void Add(string from, string to, string example)
    {
        if (from != to)
        {
            if (!_edges.TryGetValue((from, to), out var examples))
            {
                _edges[(from, to)] = examples = new(StringComparer.Ordinal);
            }

            examples.Add(example);
        }
    }

    // Goes through the types of one assembly and adds an example for each use of a type in another namespace.
    private sealed class Walk(PEReader file, NamespaceGraph graph)
    {
        private static readonly Dictionary<int, OperandType> Operands = typeof(OpCodes)
            .GetFields(BindingFlags.Public | BindingFlags.Static)
            .Select(field => (OpCode)field.GetValue(null)!)
            .ToDictionary(code => code.Value & 0xFFFF, code => code.OperandType);

        private readonly MetadataReader _metadata = file.GetMetadataReader();
        private readonly TypesUsed _types = new();

        public void All()
        {
            foreach (var handle in _metadata.TypeDefinitions)
            {
                if (!IsGenerated(handle))
                {
                    Type(handle);
                }
            }
        }

        private void Type(TypeDefinitionHandle handle)
        {
            var type = _metadata.GetTypeDefinition(handle);
            var user = new User(Declaring(handle), Name(type.Name));
            Use(user, type.BaseType);
            UseAll(user, type.GetInterfaceImplementations()
                .Select(one => _metadata.GetInterfaceImplementation(one).Interface));
            Constraints(user, type.GetGenericParameters());
            foreach (var field in type.GetFields().Select(_metadata.GetFieldDefinition))
            {
                UseTypes(user with { Member = Name(field.Name) }, field.DecodeSignature(_types, null));
            }

            foreach (var method in type.GetMethods().Select(_metadata.GetMethodDefinition))
            {
                var member = Name(method.Name);
                Method(member == "MoveNext" ? user : user with { Member = member }, method);
            }
        }

        private void Method(User user, MethodDefinition method)
        {
            UseTypes(user, TypesUsed.Of(method.DecodeSignature(_types, null)));
            Constraints(user, method.GetGenericParameters());
            if (method.RelativeVirtualAddress != 0)
            {
                Body(user, file.GetMethodBody(method.RelativeVirtualAddress).GetILReader());
            }
        }

        private void Body(User user, BlobReader code)
        {
            while (code.RemainingBytes > 0)
            {
                int opcode = code.ReadByte();
                switch (Operands[opcode == 0xFE ? 0xFE00 | code.ReadByte() : opcode])
                {
                    case OperandType.InlineNone:
                        break;
                    case OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar:
                        code.Offset += 1;
                        break;
                    case OperandType.InlineVar:
                        code.Offset += 2;
                        break;
                    case OperandType.InlineI8 or OperandType.InlineR:
                        code.Offset += 8;
                        break;
                    case OperandType.InlineSwitch:
                        var targets = code.ReadInt32();
                        code.Offset += 4 * targets;
                        break;
                    case OperandType.InlineField or OperandType.InlineMethod or OperandType.InlineTok
                        or OperandType.InlineType:
                        Use(user, MetadataTokens.EntityHandle(code.ReadInt32()));
                        break;
                    default:
                        code.Offset += 4;
                        break;
                }
            }
        }

        private void Constraints(User user, GenericParameterHandleCollection parameters)
        {
            foreach (var parameter in parameters.Select(_metadata.GetGenericParameter))
            {
                UseAll(user, parameter.GetConstraints()
                    .Select(one => _metadata.GetGenericParameterConstraint(one).Type));
            }
        }

        private void UseAll(User user, IEnumerable<EntityHandle> used)
        {
            foreach (var handle in used)
            {
                Use(user, handle);
            }
        }

        private void UseTypes(User user, ImmutableArray<TypeDefinitionHandle> used)
        {
            foreach (var handle in used)
            {
                Use(user, handle);
            }
        }

        private void Use(User user, EntityHandle used)
        {
            switch (used.Kind)
            {
                case HandleKind.TypeDefinition when !used.IsNil:
                    UseType(user, (TypeDefinitionHandle)used);
                    break;
                case HandleKind.TypeSpecification:
                    var specification = _metadata.GetTypeSpecification((TypeSpecificationHandle)used);
                    UseTypes(user, specification.DecodeSignature(_types, null));
                    break;
                case HandleKind.MethodDefinition:
                    UseType(user, _metadata.GetMethodDefinition((MethodDefinitionHandle)used).GetDeclaringType());
                    break;
                case HandleKind.FieldDefinition:
                    UseType(user, _metadata.GetFieldDefinition((FieldDefinitionHandle)used).GetDeclaringType());
                    break;
                case HandleKind.MemberReference:
                    Use(user, _metadata.GetMemberReference((MemberReferenceHandle)used).Parent);
                    break;
                case HandleKind.MethodSpecification:
                    var method = _metadata.GetMethodSpecification((MethodSpecificationHandle)used);
                    Use(user, method.Method);
                    UseTypes(user, [.. method.DecodeSignature(_types, null).SelectMany(types => types)]);
                    break;
                default:
                    break;
            }
        }

        private void UseType(User user, TypeDefinitionHandle used)
        {
            if (!IsGenerated(used))
            {
                var from = _metadata.GetTypeDefinition(user.Type);
                var to = _metadata.GetTypeDefinition(Declaring(used));
                var example = $"{Name(from.Name)}.{Plain(user.Member)} uses {Name(to.Name)}";
                graph.Add(Name(from.Namespace), Name(to.Namespace), example);
            }
        }

        private TypeDefinitionHandle Declaring(TypeDefinitionHandle handle)
        {
            while (_metadata.GetTypeDefinition(handle).GetDeclaringType() is { IsNil: false } declaring)
            {
                handle = declaring;
            }

            return handle;
        }

        // What the compiler nests in a type (closures, state machines) is that type's own code and not left out.
        private bool IsGenerated(TypeDefinitionHandle handle)
        {
            var type = _metadata.GetTypeDefinition(Declaring(handle));
            return Name(type.Namespace).StartsWith("OrleansCodeGen", StringComparison.Ordinal)
                || type.GetCustomAttributes().Any(attribute => AttributeName(_metadata.GetCustomAttribute(attribute))
                    is "CompilerGeneratedAttribute" or "GeneratedCodeAttribute");
        }

        private string AttributeName(CustomAttribute attribute) => attribute.Constructor.Kind switch
        {
            HandleKind.MemberReference
                when _metadata.GetMemberReference((MemberReferenceHandle)attribute.Constructor).Parent is
                { Kind: HandleKind.TypeReference } parent
                => Name(_metadata.GetTypeReference((TypeReferenceHandle)parent).Name),
            _ => "",
        };

        private string Name(StringHandle handle) => _metadata.GetString(handle);

        // "<Open>b__3_0", "<Open>d__7" and "<<Open>b__0>d" are parts of the method Open, "<0>__Open" too.
        private static string Plain(string member)
        {
            var name = member.TrimStart('<');
            var end = name.IndexOf('>', StringComparison.Ordinal);
            return !member.StartsWith('<') ? member
                : end <= 0 ? "(closure)"
                : char.IsAsciiDigit(name[0]) ? name[(end + 1)..].TrimStart('_')
                : name[..end];
        }
    }

    private readonly record struct User(TypeDefinitionHandle Type, string Member);

    // Every type of the same assembly that a signature names.
    private sealed class TypesUsed : ISignatureTypeProvider<ImmutableArray<TypeDefinitionHandle>, object?>
    {
        public static ImmutableArray<TypeDefinitionHandle> Of(
            MethodSignature<ImmutableArray<TypeDefinitionHandle>> signature) =>
            [.. signature.ReturnType, .. signature.ParameterTypes.SelectMany(types => types)];

        public ImmutableArray<TypeDefinitionHandle> GetTypeFromDefinition(
            MetadataReader reader, TypeDefinitionHandle handle, byte rawTypeKind) => [handle];

        public ImmutableArray<TypeDefinitionHandle> GetTypeFromReference(
            MetadataReader reader, TypeReferenceHandle handle, byte rawTypeKind) => [];

        public ImmutableArray<TypeDefinitionHandle> GetTypeFromSpecification(
            MetadataReader reader, object? genericContext, TypeSpecificationHandle handle, byte rawTypeKind) =>
            reader.GetTypeSpecification(handle).DecodeSignature(this, genericContext);

        public ImmutableArray<TypeDefinitionHandle> GetGenericInstantiation(
            ImmutableArray<TypeDefinitionHandle> genericType,
            ImmutableArray<ImmutableArray<TypeDefinitionHandle>> arguments) =>
            [.. genericType, .. arguments.SelectMany(types => types)];

        public ImmutableArray<TypeDefinitionHandle> GetFunctionPointerType(
            MethodSignature<ImmutableArray<TypeDefinitionHandle>> signature) => Of(signature);

        public ImmutableArray<TypeDefinitionHandle> GetModifiedType(
            ImmutableArray<TypeDefinitionHandle> modifier,
            ImmutableArray<TypeDefinitionHandle> type,
            bool isRequired) =>
            [.. modifier, .. type];

        public ImmutableArray<TypeDefinitionHandle> GetArrayType(
            ImmutableArray<TypeDefinitionHandle> type, ArrayShape shape) => type;

        public ImmutableArray<TypeDefinitionHandle> GetByReferenceType(
            ImmutableArray<TypeDefinitionHandle> type) => type;

        public ImmutableArray<TypeDefinitionHandle> GetPinnedType(ImmutableArray<TypeDefinitionHandle> type) => type;

        public ImmutableArray<TypeDefinitionHandle> GetPointerType(ImmutableArray<TypeDefinitionHandle> type) => type;

        public ImmutableArray<TypeDefinitionHandle> GetSZArrayType(ImmutableArray<TypeDefinitionHandle> type) => type;

        public ImmutableArray<TypeDefinitionHandle> GetGenericMethodParameter(object? genericContext, int index) => [];

        public ImmutableArray<TypeDefinitionHandle> GetGenericTypeParameter(object? genericContext, int index) => [];

        public ImmutableArray<TypeDefinitionHandle> GetPrimitiveType(PrimitiveTypeCode typeCode) => [];
    }
}
