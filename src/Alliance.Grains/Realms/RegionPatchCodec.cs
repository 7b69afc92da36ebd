using System.Buffers;
using System.Text.Json;
using Alliance.Core.Revisions;
using Alliance.Journals;
using Orleans.Serialization.Buffers;
using Orleans.Serialization.Cloning;
using Orleans.Serialization.Codecs;
using Orleans.Serialization.WireProtocol;

namespace Alliance.Grains.Realms;

/// <summary>Writes a revision of a region as JSON, in the form in which stores keep regions. A later build may add
/// fields to it, as to a region.</summary>
[RegisterSerializer]
public sealed class RegionPatchCodec : IFieldCodec<RegionPatch>
{
    /// <inheritdoc/>
    public void WriteField<TBufferWriter>(
        ref Writer<TBufferWriter> writer, uint fieldIdDelta, Type? expectedType, RegionPatch? value)
        where TBufferWriter : IBufferWriter<byte> =>
        StringCodec.WriteField(
            ref writer, fieldIdDelta, value is null ? null! : JsonSerializer.Serialize(value, RecordJson.Options));

    /// <inheritdoc/>
    public RegionPatch ReadValue<TInput>(ref Reader<TInput> reader, Field field) =>
        StringCodec.ReadValue(ref reader, field) is { } text
            ? JsonSerializer.Deserialize<RegionPatch>(text, RecordJson.Options)! : null!;
}

/// <summary>Copies a revision, which never changes.</summary>
[RegisterCopier]
public sealed class RegionPatchCopier : ShallowCopier<RegionPatch>;
