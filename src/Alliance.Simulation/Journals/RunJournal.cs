using System.Buffers;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text.Json;
using Alliance.Core.Geography;
using Alliance.Core.Journals;
using Alliance.Grains.Journals;
using Alliance.Simulation.Conducting;

namespace Alliance.Simulation.Journals;

/// <summary>The journal of a run as JSON lines in their total order (tick, actor, ordinal): to a file if one is wanted, to the digest always, and to
/// the folds. It is written window by window, so that memory does not grow with the run.</summary>
internal sealed class RunJournal : IDisposable
{
    private const int FlushAt = 64 * 1024;

    private readonly IReadOnlyList<IRecordFold> _folds;
    private readonly FileStream? _file;
    private readonly IncrementalHash _digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly ArrayBufferWriter<byte> _buffer = new(2 * FlushAt);
    private readonly Utf8JsonWriter _writer;
    private readonly List<RecordDraft> _window = [];

    /// <summary>Opens the journal and writes its header.</summary>
    /// <param name="setup">What the run is made of.</param>
    /// <param name="path">Where to write it, replacing what is there; null: only the digest.</param>
    /// <param name="folds">What is fed every record.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public RunJournal(RunSetup setup, string? path, IReadOnlyList<IRecordFold> folds)
    {
        _folds = folds;
        _file = path is null ? null : new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.Read, 1);
        _writer = new Utf8JsonWriter(_buffer, RecordJson.WriterOptions);
        JournalHeader.Write(_writer, setup);
        EndLine();
    }

    /// <summary>Records written.</summary>
    public long Count { get; private set; }

    /// <summary>Takes over the records of a shard's window.</summary>
    public void Take(List<RecordDraft> records)
    {
        if (records.Count == 0) return;
        _window.AddRange(records);
        records.Clear();
    }

    /// <summary>Puts the window's records in order, makes the versions of the region that they give rise to, and writes them.</summary>
    public void Commit(RegionVersions regions)
    {
        if (_window.Count == 0) return;
        if (_window.Count > 1) _window.Sort(RecordDraft.Compare);
        foreach (ref readonly var draft in CollectionsMarshal.AsSpan(_window))
        {
            var entry = draft.Entry with { Number = ++Count };
            if (entry.Body is RegionChange change) regions.Apply(change, entry.At.Milliseconds);
            RecordJson.WriteEntry(_writer, entry);
            EndLine();
            foreach (var fold in _folds) fold.On(entry);
        }

        _window.Clear();
    }

    /// <summary>Writes what is left.</summary>
    /// <returns>SHA-256 of the whole journal, header included, in lower-case hex.</returns>
    public string Finish()
    {
        Flush();
        return Convert.ToHexStringLower(_digest.GetHashAndReset());
    }

    public void Dispose()
    {
        _writer.Dispose();
        _digest.Dispose();
        _file?.Dispose();
    }

    private void EndLine()
    {
        _writer.Flush();
        _writer.Reset();
        _buffer.GetSpan(1)[0] = (byte)'\n';
        _buffer.Advance(1);
        if (_buffer.WrittenCount >= FlushAt) Flush();
    }

    private void Flush()
    {
        _digest.AppendData(_buffer.WrittenSpan);
        _file?.Write(_buffer.WrittenSpan);
        _buffer.ResetWrittenCount();
    }
}
