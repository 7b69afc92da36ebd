using System.Globalization;
using System.Text;

namespace Alliance.Grains.Storage;

/// <summary>A small file outside the store that says how far the journals of the realm <c>live</c> and of the accounts
/// have come, as this process knows it. It is written after each batch of commits and before any of them is
/// acknowledged. By it a store is recognised that comes back empty or without its last records, so that no number is
/// given twice, and no account is lost unnoticed.</summary>
/// <param name="path">The file. It need not exist.</param>
internal sealed class JournalMark(string path) : IDisposable
{
    /// <summary>The end of the names of marks.</summary>
    public const string Extension = ".mark";

    private const string Format = "{0} {1:D19} {2}\n";
    private static readonly string[] Realms = [RealmId.Live, RealmId.Access];

    private readonly Dictionary<string, (long Number, byte[] Hash)> _known = new(StringComparer.Ordinal);
    private FileStream? _file;

    /// <summary>Refuses to begin a new store where the mark tells of one that was there.</summary>
    /// <exception cref="JournalLostException">The mark tells of records.</exception>
    public void ExpectStore(bool exists)
    {
        if (!exists && Read().Values.ToArray() is [var seen, ..]) throw new JournalLostException(0, seen.Number, path);
    }

    /// <summary>Compares the store with the mark.</summary>
    /// <param name="store">The store.</param>
    /// <exception cref="JournalLostException">The store lacks records that were acknowledged.</exception>
    public async Task Compare(IStoreReader store)
    {
        foreach (var (name, seen) in Read())
        {
            var realm = await store.FindRealm(name).ConfigureAwait(false);
            var last = realm is null ? 0 : await store.LastNumber(realm.Id).ConfigureAwait(false);
            if (last < seen.Number
                || await store.Records(realm!.Id, [seen.Number]).ConfigureAwait(false) is not [var record]
                || !record.Hash.AsSpan().SequenceEqual(seen.Hash))
                throw new JournalLostException(last, seen.Number, path);
            _known[name] = seen;
        }
    }

    /// <summary>Forgets what the mark says, because a person has decided to go on without the records that are
    /// lost.</summary>
    public void Forget() => File.Delete(path);

    /// <summary>Notes the last record of each realm that a batch of commits has written.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public void Note(IReadOnlyList<Commit> batch, IReadOnlyList<CommitOutcome> outcomes)
    {
        var isNew = false;
        for (var i = 0; i < batch.Count; i++)
        {
            var (name, through) = (batch[i].Realm.Name, outcomes[i].FirstNumber + batch[i].Journal.Count - 1);
            if (outcomes[i].Conflict is not null || batch[i].Journal.Count == 0 || !Realms.Contains(name)
                || through <= _known.GetValueOrDefault(name).Number) continue;
            _known[name] = (through, batch[i].Journal[^1].Hash);
            isNew = true;
        }

        if (isNew) Write();
    }

    /// <summary>Makes a record the last one of its realm that the mark knows.</summary>
    /// <param name="realm">The name of the realm; other realms than those that a mark knows are left out.</param>
    /// <param name="number">The number of the record.</param>
    /// <param name="hash">Its hash.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public void Set(string realm, long number, byte[] hash)
    {
        if (!Realms.Contains(realm)) return;
        _known[realm] = (number, hash);
        Write();
    }

    public void Dispose() => _file?.Dispose();

    private void Write()
    {
        var text = string.Concat(Realms.Where(_known.ContainsKey).Select(name => string.Format(
            CultureInfo.InvariantCulture, Format, name, _known[name].Number,
            Convert.ToHexStringLower(_known[name].Hash))));
        _file ??= Create();
        RandomAccess.Write(_file.SafeFileHandle, Encoding.ASCII.GetBytes(text), 0);
    }

    private FileStream Create()
    {
        if (Path.GetDirectoryName(path) is { Length: > 0 } folder) Directory.CreateDirectory(folder);
        return new FileStream(path, FileMode.OpenOrCreate, FileAccess.Write, FileShare.Read, bufferSize: 0);
    }

    /// <exception cref="StoreUnavailableException">The file is not a mark.</exception>
    private Dictionary<string, (long Number, byte[] Hash)> Read()
    {
        if (!File.Exists(path)) return [];
        try
        {
            return File.ReadAllText(path).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => l.Split(' '))
                .ToDictionary(
                    words => Realms.Single(name => name == words[0]),
                    words => (long.Parse(words[1], NumberStyles.None, CultureInfo.InvariantCulture),
                        Convert.FromHexString(words[2])), StringComparer.Ordinal);
        }
        catch (Exception fault) when (fault is FormatException or InvalidOperationException or ArgumentException
            or IndexOutOfRangeException)
        {
            throw new StoreUnavailableException(
                $"{path} should say how far the journal has come, and cannot be read. Look at the store with 'alliance "
                    + "audit'; where it is whole, delete that file.");
        }
    }
}
