using System.Buffers;
using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text.Json;
using Alliance.Core.Geography;
using Alliance.Core.Journals;
using Alliance.Journals;

namespace Alliance.Simulation.Journals;

/// <summary>Writes the journal of a run as JSON lines in their total order (tick, actor, ordinal): to the digest, to
/// the folds, and to a file if one is wanted.</summary>
/// <remarks>The extension of the file name determines the compression (<see cref="JournalArchive"/>). The digest covers
/// the uncompressed lines. The run numbers the records window by window. A thread of the journal writes them. The run
/// waits only when that thread is far behind, so that memory stays bounded. With replications on all cores, more
/// threads would cost a tenth of the speed, so each run then writes its own journal.</remarks>
internal sealed class RunJournal : IDisposable
{
    private const int FlushAt = 64 * 1024;
    /// <summary>The number of records that are passed to the writing thread together.</summary>
    private const int ChunkSize = 256;
    /// <summary>The most chunks that may wait to be written.</summary>
    private const int MostWaiting = 64;
    /// <summary>The number of journals that this process is writing.</summary>
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
    /// <param name="header">The first line.</param>
    /// <param name="path">The file to write, replacing an existing one; null to compute only the digest.</param>
    /// <param name="folds">Receive every record in order, on the writing thread. Read them after
    /// <see cref="Finish"/>.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public RunJournal(JournalHeader header, string? path, IReadOnlyList<IRecordFold> folds)
    {
        _folds = folds;
        _file = path is null ? null : JournalArchive.Create(path);
        _writer = new Utf8JsonWriter(_buffer, RecordJson.WriterOptions);
        header.Write(_writer);
        EndLine();
        _isBeside = Interlocked.Increment(ref _open) < Math.Max(2, Environment.ProcessorCount);
        _writing = _isBeside
            ? Task.Factory.StartNew(
                WriteAll, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default)
            : Task.CompletedTask;
    }

    /// <summary>The number of records so far.</summary>
    public long Count { get; private set; }

    /// <summary>Adds records of the window.</summary>
    public void Take(RecordDraft[] records) => _window.AddRange(records);

    /// <summary>Adds the records of a shard's window, and clears the list.</summary>
    public void Take(List<RecordDraft> records)
    {
        if (records.Count == 0) return;
        _window.AddRange(records);
        records.Clear();
    }

    /// <summary>Sorts the records of the window, and passes them to the writer.</summary>
    /// <param name="changed">Called for each change of the region, with the tick of its record.</param>
    /// <exception cref="IOException">Earlier records could not be written.</exception>
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

    /// <summary>Writes the remaining records and completes the file.</summary>
    /// <returns>SHA-256 of the whole journal, header included, in lower-case hex.</returns>
    /// <exception cref="IOException">The file could not be written.</exception>
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
        // Why the writer stopped was told to the caller that finished the journal; a run that is given up does not ask.
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
            // Finish reports this for every run with a result. The file of an abandoned run has no value.
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
