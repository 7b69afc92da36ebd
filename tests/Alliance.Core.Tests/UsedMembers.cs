using System.Collections.Immutable;
using System.Reflection;
using System.Reflection.Emit;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Alliance.Core.Tests;

/// <summary>The members of other assemblies that the methods of an assembly use, read from their
/// instructions.</summary>
internal static class UsedMembers
{
    private static readonly Dictionary<int, OperandType> Operands =
        typeof(OpCodes).GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(f => (OpCode)f.GetValue(null)!).ToDictionary(o => o.Value & 0xFFFF, o => o.OperandType);

    /// <summary>Pairs of the using type and <c>Namespace.Type::Member</c>.</summary>
    public static HashSet<(string In, string Member)> Of(string assembly, Func<string, bool> isRead)
    {
        using var file = new PEReader(File.OpenRead(assembly));
        var reader = file.GetMetadataReader();
        HashSet<(string, string)> used = [];
        foreach (var handle in reader.TypeDefinitions)
        {
            var name = NameOf(reader, handle);
            if (!isRead(name)) continue;
            foreach (var method in reader.GetTypeDefinition(handle).GetMethods().Select(reader.GetMethodDefinition)
                .Where(m => m.RelativeVirtualAddress != 0))
                foreach (var token in Tokens(file.GetMethodBody(method.RelativeVirtualAddress).GetILReader()))
                    if (MemberOf(reader, token) is { } member) used.Add((name, member));
        }

        return used;
    }

    private static IEnumerable<EntityHandle> Tokens(BlobReader code)
    {
        List<EntityHandle> tokens = [];
        while (code.RemainingBytes > 0)
        {
            int value = code.ReadByte();
            if (value == 0xFE) value = 0xFE00 | code.ReadByte();
            switch (Operands[value])
            {
                case OperandType.InlineField or OperandType.InlineMethod or OperandType.InlineTok
                    or OperandType.InlineType:
                    tokens.Add(
                        (EntityHandle)System.Reflection.Metadata.Ecma335.MetadataTokens.Handle(code.ReadInt32()));
                    break;
                case OperandType.InlineSwitch:
                    var targets = code.ReadInt32();
                    code.Offset += 4 * targets;
                    break;
                case OperandType.InlineI8 or OperandType.InlineR: code.Offset += 8; break;
                case OperandType.InlineVar: code.Offset += 2; break;
                case OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar:
                    code.Offset += 1; break;
                case OperandType.InlineNone: break;
                default: code.Offset += 4; break;
            }
        }

        return tokens;
    }

    private static string? MemberOf(MetadataReader reader, EntityHandle handle) => handle.Kind switch
    {
        HandleKind.MethodSpecification =>
            MemberOf(reader, reader.GetMethodSpecification((MethodSpecificationHandle)handle).Method),
        HandleKind.MemberReference =>
            reader.GetMemberReference((MemberReferenceHandle)handle) is var member
            && TypeOf(reader, member.Parent) is { } type
            ? $"{type}::{reader.GetString(member.Name)}" : null,
        _ => TypeOf(reader, handle) is { } type ? type + "::" : null,
    };

    private static string? TypeOf(MetadataReader reader, EntityHandle handle) => handle.Kind switch
    {
        HandleKind.TypeReference => NameOf(reader, (TypeReferenceHandle)handle),
        HandleKind.TypeSpecification =>
            reader.GetTypeSpecification((TypeSpecificationHandle)handle).DecodeSignature(new TypeNames(), null),
        _ => null,
    };

    private static string NameOf(MetadataReader reader, TypeReferenceHandle handle)
    {
        var type = reader.GetTypeReference(handle);
        var name = reader.GetString(type.Name);
        return type.ResolutionScope.Kind == HandleKind.TypeReference
            ? $"{NameOf(reader, (TypeReferenceHandle)type.ResolutionScope)}+{name}"
            : $"{reader.GetString(type.Namespace)}.{name}";
    }

    private static string NameOf(MetadataReader reader, TypeDefinitionHandle handle)
    {
        var type = reader.GetTypeDefinition(handle);
        var outer = type.GetDeclaringType();
        return outer.IsNil ? $"{reader.GetString(type.Namespace)}.{reader.GetString(type.Name)}"
            : NameOf(reader, outer);
    }

    /// <summary>Names a generic type by its definition, and other types by their element.</summary>
    private sealed class TypeNames : ISignatureTypeProvider<string, object?>
    {
        public string GetArrayType(string elementType, ArrayShape shape) => elementType;
        public string GetByReferenceType(string elementType) => elementType;
        public string GetFunctionPointerType(MethodSignature<string> signature) => "";
        public string GetGenericInstantiation(string genericType, ImmutableArray<string> typeArguments) => genericType;
        public string GetGenericMethodParameter(object? genericContext, int index) => "";
        public string GetGenericTypeParameter(object? genericContext, int index) => "";
        public string GetModifiedType(string modifier, string unmodifiedType, bool isRequired) => unmodifiedType;
        public string GetPinnedType(string elementType) => elementType;
        public string GetPointerType(string elementType) => elementType;
        public string GetPrimitiveType(PrimitiveTypeCode typeCode) => $"System.{typeCode}";
        public string GetSZArrayType(string elementType) => elementType;
        public string GetTypeFromDefinition(MetadataReader reader, TypeDefinitionHandle handle, byte rawTypeKind) =>
            NameOf(reader, handle);
        public string GetTypeFromReference(MetadataReader reader, TypeReferenceHandle handle, byte rawTypeKind) =>
            NameOf(reader, handle);
        public string GetTypeFromSpecification(
            MetadataReader reader, object? genericContext, TypeSpecificationHandle handle, byte rawTypeKind) =>
            reader.GetTypeSpecification(handle).DecodeSignature(this, genericContext);
    }
}
