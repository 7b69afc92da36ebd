using System.Buffers;
using System.Buffers.Text;
using System.IO.Pipelines;

namespace Alliance.LoadTesting.Calls;

/// <summary>Handles an event of a stream. Its data are not valid after the handler returns.</summary>
internal delegate void StreamEventHandler(long id, ReadOnlySpan<byte> type, ReadOnlySpan<byte> data);

/// <summary>Reads Server-Sent Events without allocating a string for each line, because watchers of everything read
/// some thousand lines a second.</summary>
internal sealed class EventStreamReader(StreamEventHandler onEvent)
{
    private readonly byte[] _type = new byte[80];
    private int _typeLength;
    private long _id;

    /// <summary>The last id that came, with an event or as progress alone.</summary>
    public long LastId { get; private set; }

    /// <summary>Reads until the server ends the stream.</summary>
    public async Task Read(Stream stream, CancellationToken cancellation)
    {
        // An id whose data a broken stream did not bring is to come again.
        _id = 0;
        var pipe = PipeReader.Create(stream, new StreamPipeReaderOptions(bufferSize: 65_536));
        try
        {
            while (true)
            {
                var read = await pipe.ReadAsync(cancellation);
                var rest = TakeLines(read.Buffer);
                pipe.AdvanceTo(rest.Start, rest.End);
                if (read.IsCompleted) return;
            }
        }
        finally
        {
            await pipe.CompleteAsync();
        }
    }

    private ReadOnlySequence<byte> TakeLines(ReadOnlySequence<byte> buffer)
    {
        var lines = new SequenceReader<byte>(buffer);
        while (lines.TryReadTo(out ReadOnlySequence<byte> line, (byte)'\n'))
            if (line.IsSingleSegment) Take(line.FirstSpan);
            else TakeScattered(line);
        return buffer.Slice(lines.Position);
    }

    private void TakeScattered(ReadOnlySequence<byte> line)
    {
        var length = (int)line.Length;
        var rented = ArrayPool<byte>.Shared.Rent(length);
        line.CopyTo(rented);
        Take(rented.AsSpan(0, length));
        ArrayPool<byte>.Shared.Return(rented);
    }

    private void Take(ReadOnlySpan<byte> line)
    {
        // Only a blank line makes an event whole: what a broken stream had begun comes again.
        if (line.IsEmpty)
        {
            LastId = Math.Max(LastId, _id);
        }
        else if (line.StartsWith("id: "u8))
        {
            if (Utf8Parser.TryParse(line[4..], out long id, out _)) _id = id;
        }
        else if (line.StartsWith("event: "u8))
        {
            _typeLength = Math.Min(line.Length - 7, _type.Length);
            line[7..(7 + _typeLength)].CopyTo(_type);
        }
        else if (line.StartsWith("data: "u8)) onEvent(_id, _type.AsSpan(0, _typeLength), line[6..]);
    }
}
