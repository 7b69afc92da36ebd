using System.Globalization;
using System.Text;

namespace Alliance.Grains.Storage;

/// <summary>A small file outside the store that says how far the journal of the realm <c>live</c> has come, as this
/// process knows it. It is written after each batch of commits and before any of them is acknowledged. By it a store is
/// recognised that comes back empty or without its last records, so that no number is given twice.</summary>
/// <param name="path">The file. It need not exist.</param>
internal sealed class JournalMark(string path) : IDisposable
{
    /// <summary>The end of the names of marks.</summary>
    public const string Extension = ".mark";

    private const string Format = "live {0:D19} {1}\n";

    private FileStream? _file;
    private long _number;

    /// <summary>Refuses to begin a new store where the mark tells of one that was there.</summary>
    /// <exception cref="JournalLostException">The mark tells of records.</exception>
    public void ExpectStore(bool exists)
    {
        if (!exists && Read() is { } seen) throw new JournalLostException(0, seen.Number, path);
    }

    /// <summary>Compares the store with the mark.</summary>
    /// <param name="store">The store.</param>
    /// <exception cref="JournalLostException">The store lacks records that were acknowledged.</exception>
    public async Task Compare(IStoreReader store)
    {
        if (Read() is not { } seen) return;
        var live = await store.FindRealm(RealmId.Live).ConfigureAwait(false);
        var last = live is null ? 0 : await store.LastNumber(live.Id).ConfigureAwait(false);
        if (last < seen.Number || await store.Records(live!.Id, [seen.Number]).ConfigureAwait(false) is not [var record]
            || !record.Hash.AsSpan().SequenceEqual(seen.Hash))
            throw new JournalLostException(last, seen.Number, path);
        _number = seen.Number;
    }

    /// <summary>Forgets what the mark says, because a person has decided to go on without the records that are
    /// lost.</summary>
    public void Forget() => File.Delete(path);

    /// <summary>Notes the last record of the realm that a batch of commits has written.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public void Note(IReadOnlyList<Commit> batch, IReadOnlyList<CommitOutcome> outcomes)
    {
        var (number, last) = (_number, (Commit?)null);
        for (var i = 0; i < batch.Count; i++)
        {
            var through = outcomes[i].FirstNumber + batch[i].Journal.Count - 1;
            if (outcomes[i].Conflict is null && batch[i].Journal.Count > 0 && batch[i].Realm.Name == RealmId.Live
                && through > number) (number, last) = (through, batch[i]);
        }

        if (last is not null) Set(number, last.Journal[^1].Hash);
    }

    /// <summary>Makes a record the last one that the mark knows.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public void Set(long number, byte[] hash)
    {
        var line = string.Format(CultureInfo.InvariantCulture, Format, number, Convert.ToHexStringLower(hash));
        _file ??= Create();
        RandomAccess.Write(_file.SafeFileHandle, Encoding.ASCII.GetBytes(line), 0);
        _number = number;
    }

    public void Dispose() => _file?.Dispose();

    private FileStream Create()
    {
        if (Path.GetDirectoryName(path) is { Length: > 0 } folder) Directory.CreateDirectory(folder);
        return new FileStream(path, FileMode.OpenOrCreate, FileAccess.Write, FileShare.Read, bufferSize: 0);
    }

    /// <exception cref="StoreUnavailableException">The file is not a mark.</exception>
    private (long Number, byte[] Hash)? Read()
    {
        if (!File.Exists(path)) return null;
        var words = File.ReadAllText(path).Split(' ', '\n');
        try
        {
            if (words is [RealmId.Live, var number, var hash, ""])
                return (long.Parse(number, NumberStyles.None, CultureInfo.InvariantCulture),
                    Convert.FromHexString(hash));
        }
        catch (FormatException)
        {
            // Told below.
        }

        throw new StoreUnavailableException(
            $"{path} should say how far the journal has come, and cannot be read. Look at the store with 'alliance "
                + "audit'; where it is whole, delete that file.");
    }
}
