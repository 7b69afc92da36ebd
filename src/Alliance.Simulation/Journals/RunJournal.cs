using System.Buffers;
using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text.Json;
using Alliance.Core.Geography;
using Alliance.Core.Journals;
using Alliance.Grains.Journals;
using Alliance.Simulation.Conducting;

namespace Alliance.Simulation.Journals;

/// <summary>The journal of a run as JSON lines in their total order (tick, actor, ordinal): to a file if one is wanted, to the digest always, and to
/// the folds. Packed by the end of the file's name, as <see cref="JournalArchive"/> says; the digest is of the lines themselves. Records are numbered window by window by the run, which does not wait for them to be written: a writer of its own does that, and the run waits
/// only when it is far behind, so that memory does not grow with the run. Where runs fill the cores already (replications), a further thread for each only adds switching, by a tenth of the
/// whole: there the run writes its own.</summary>
internal sealed class RunJournal : IDisposable
{
    private const int FlushAt = 64 * 1024;
    /// <summary>Records that are handed over together.</summary>
    private const int ChunkSize = 256;
    /// <summary>Chunks that may wait to be written.</summary>
    private const int MostWaiting = 64;
    /// <summary>Journals of this process that are being written.</summary>
    private static int _open;

    private readonly IReadOnlyList<IRecordFold> _folds;
    private readonly Stream? _file;
    private readonly IncrementalHash _digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly ArrayBufferWriter<byte> _buffer = new(2 * FlushAt);
    private readonly Utf8JsonWriter _writer;
    private readonly List<RecordDraft> _window = [];
    private readonly BlockingCollection<List<JournalEntry>> _waiting = new(MostWaiting);
    private readonly Task _writing;
    private readonly bool _isBeside;
    private List<JournalEntry> _chunk = new(ChunkSize);

    /// <summary>Opens the journal and writes its header.</summary>
    /// <param name="setup">What the run is made of.</param>
    /// <param name="path">Where to write it, replacing what is there; null: only the digest.</param>
    /// <param name="folds">What is fed every record, in order, by the writer: to be read once the journal is finished.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public RunJournal(RunSetup setup, string? path, IReadOnlyList<IRecordFold> folds)
    {
        _folds = folds;
        _file = path is null ? null : JournalArchive.Create(path);
        _writer = new Utf8JsonWriter(_buffer, RecordJson.WriterOptions);
        JournalHeader.Write(_writer, setup);
        EndLine();
        _isBeside = Interlocked.Increment(ref _open) < Math.Max(2, Environment.ProcessorCount);
        _writing = _isBeside ? Task.Factory.StartNew(WriteAll, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default) : Task.CompletedTask;
    }

    /// <summary>Records so far.</summary>
    public long Count { get; private set; }

    /// <summary>Takes over records of the window.</summary>
    public void Take(RecordDraft[] records) => _window.AddRange(records);

    /// <summary>Takes over the records of a shard's window.</summary>
    public void Take(List<RecordDraft> records)
    {
        if (records.Count == 0) return;
        _window.AddRange(records);
        records.Clear();
    }

    /// <summary>Puts the window's records in order and has them written.</summary>
    /// <param name="changed">Told each change of the region, and the tick of its record.</param>
    /// <exception cref="IOException">What came before could not be written.</exception>
    public void Commit(Action<RegionChange, long> changed)
    {
        if (_window.Count == 0) return;
        if (_window.Count > 1) _window.Sort(RecordDraft.Compare);
        foreach (ref readonly var draft in CollectionsMarshal.AsSpan(_window))
        {
            var entry = draft.Entry with { Number = ++Count };
            if (entry.Body is RegionChange change) changed(change, entry.At.Milliseconds);
            _chunk.Add(entry);
        }

        _window.Clear();
        if (_chunk.Count >= ChunkSize) HandOver();
    }

    /// <summary>Writes what is left and ends the file.</summary>
    /// <returns>SHA-256 of the whole journal, header included, in lower-case hex.</returns>
    /// <exception cref="IOException">It could not be written.</exception>
    public string Finish()
    {
        HandOver();
        _waiting.CompleteAdding();
        _writing.GetAwaiter().GetResult();
        Flush();
        _file?.Dispose();
        return Convert.ToHexStringLower(_digest.GetHashAndReset());
    }

    public void Dispose()
    {
        Interlocked.Decrement(ref _open);
        _waiting.CompleteAdding();
        // Why the writer stopped was said to whoever finished the journal; a run that is given up does not ask.
        Task.WaitAny(_writing);
        _waiting.Dispose();
        _writer.Dispose();
        _digest.Dispose();
        EndFile();
    }

    private void EndFile()
    {
        try
        {
            _file?.Dispose();
        }
        catch (IOException)
        {
            // Said by Finish, which ends the file of every run that has a result; that of a run that is given up is worth nothing.
        }
    }

    private void HandOver()
    {
        if (_writing.IsFaulted) _writing.GetAwaiter().GetResult();
        if (_chunk.Count == 0) return;
        if (!_isBeside)
        {
            Write(_chunk);
            _chunk.Clear();
            return;
        }

        try
        {
            _waiting.Add(_chunk);
        }
        catch (InvalidOperationException) when (_waiting.IsAddingCompleted)
        {
            // The writer has given up: why is in its task.
            _writing.GetAwaiter().GetResult();
            throw;
        }

        _chunk = new(ChunkSize);
    }

    private void WriteAll()
    {
        try
        {
            foreach (var chunk in _waiting.GetConsumingEnumerable()) Write(chunk);
        }
        catch
        {
            // Nobody waits for room that no longer comes: the run hears why with its next chunk.
            _waiting.CompleteAdding();
            throw;
        }
    }

    private void Write(List<JournalEntry> chunk)
    {
        foreach (ref readonly var entry in CollectionsMarshal.AsSpan(chunk))
        {
            RecordJson.WriteEntry(_writer, entry);
            EndLine();
            foreach (var fold in _folds) fold.On(entry);
        }
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
