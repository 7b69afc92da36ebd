using System.Runtime.CompilerServices;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Serialization;
using Orleans.Serialization.Buffers;
using Orleans.Serialization.Codecs;
using Orleans.Serialization.Session;
using Orleans.Serialization.WireProtocol;

namespace Alliance.Grains.Tests.Contracts;

/// <summary>Reads which field ids the generated code writes: it serialises an empty object and looks at the headers of
/// its fields.</summary>
internal sealed class WireReading
{
    private readonly Serializer _serializer;
    private readonly SerializerSessionPool _sessions;

    public WireReading()
    {
        var services = new ServiceCollection().AddSerializer().BuildServiceProvider();
        _serializer = services.GetRequiredService<Serializer>();
        _sessions = services.GetRequiredService<SerializerSessionPool>();
    }

    /// <summary>The ids written, in parts: each base has its own part and each primary constructor one.</summary>
    public IReadOnlyList<IReadOnlyList<uint>> Parts(Type type)
    {
        var bytes = _serializer.SerializeToArray<object>(RuntimeHelpers.GetUninitializedObject(type));
        using var session = _sessions.GetSession();
        var reader = Reader.Create(bytes, session);
        var header = reader.ReadFieldHeader();
        // The whole is a field itself.
        Assert.True(header.WireType == WireType.TagDelimited, $"{type} is not written field by field.");
        var parts = new List<IReadOnlyList<uint>>();
        var (part, id) = (new List<uint>(), 0u);
        for (header = reader.ReadFieldHeader(); !header.IsEndObject; header = reader.ReadFieldHeader())
        {
            if (header.IsEndBaseFields)
            {
                parts.Add(part);
                (part, id) = ([], 0);
                continue;
            }

            part.Add(id += header.FieldIdDelta);
            reader.ConsumeUnknownField(header);
        }

        parts.Add(part);
        return parts;
    }
}
