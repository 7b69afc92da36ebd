using System.Buffers;
using Orleans.Serialization.Buffers;
using Orleans.Serialization.Codecs;
using Orleans.Serialization.WireProtocol;

namespace Alliance.Core.Identifiers;

/// <summary>Writes an identifier as its text, byte for byte as a string is written: so a field may change from text to
/// an identifier without a change of what is stored and sent.</summary>
/// <typeparam name="T">The identifier.</typeparam>
public abstract class IdentifierCodec<T> : IFieldCodec<T> where T : struct, IIdentifier<T>
{
    /// <inheritdoc/>
    public void WriteField<TBufferWriter>(
        ref Writer<TBufferWriter> writer, uint fieldIdDelta, Type? expectedType, T value)
        where TBufferWriter : IBufferWriter<byte> =>
        StringCodec.WriteField(ref writer, fieldIdDelta, value.Text);

    /// <inheritdoc/>
    public T ReadValue<TInput>(ref Reader<TInput> reader, Field field) =>
        StringCodec.ReadValue(ref reader, field) is { } text ? T.Of(text) : default;
}

/// <summary>Writes an identifier that may be missing as its text, or as no text, as a string is written.</summary>
/// <typeparam name="T">The identifier.</typeparam>
public abstract class OptionalIdentifierCodec<T> : IFieldCodec<T?> where T : struct, IIdentifier<T>
{
    /// <inheritdoc/>
    public void WriteField<TBufferWriter>(
        ref Writer<TBufferWriter> writer, uint fieldIdDelta, Type? expectedType, T? value)
        where TBufferWriter : IBufferWriter<byte> =>
        StringCodec.WriteField(ref writer, fieldIdDelta, value?.Text!);

    /// <inheritdoc/>
    public T? ReadValue<TInput>(ref Reader<TInput> reader, Field field) =>
        StringCodec.ReadValue(ref reader, field) is { } text ? T.Of(text) : null;
}
