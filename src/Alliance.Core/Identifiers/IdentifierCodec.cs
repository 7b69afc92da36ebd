using System.Buffers;
using Orleans.Serialization.Buffers;
using Orleans.Serialization.Codecs;
using Orleans.Serialization.WireProtocol;

namespace Alliance.Core.Identifiers;

/// <summary>Writes an identifier as its text, byte for byte as a string is written: so a field may change from text to
/// an identifier without a change of what is stored and sent.</summary>
/// <typeparam name="T">The identifier. A missing one is written as a missing text.</typeparam>
public abstract class IdentifierCodec<T> : IFieldCodec<T> where T : IIdentifier<T>
{
    /// <inheritdoc/>
    public void WriteField<TBufferWriter>(
        ref Writer<TBufferWriter> writer, uint fieldIdDelta, Type? expectedType, T? value)
        where TBufferWriter : IBufferWriter<byte> =>
        StringCodec.WriteField(ref writer, fieldIdDelta, value?.Text!);

    /// <inheritdoc/>
    public T ReadValue<TInput>(ref Reader<TInput> reader, Field field) =>
        StringCodec.ReadValue(ref reader, field) is { } text ? T.Of(text) : default!;
}
