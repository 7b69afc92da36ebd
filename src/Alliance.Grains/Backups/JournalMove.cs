using System.Globalization;
using Alliance.Core.Journals;
using Alliance.Grains.Hosting;
using Alliance.Grains.Storage;
using Alliance.Grains.Storage.Archives;
using Alliance.Grains.Storage.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Serialization;

namespace Alliance.Grains.Backups;

/// <summary>Moves the oldest records of a realm from the store into archive files, part by part:
/// <see cref="Next"/>, <see cref="Write"/>, <see cref="Audit{T}"/>, <see cref="Remove"/>. Wherever it is broken off,
/// each record is in a whole archive file, in the store, or in both, and the next move goes on from there. Not
/// thread-safe.</summary>
public sealed class JournalMove : IAsyncDisposable
{
    private readonly ArchiveFolder _folder;
    private readonly IJournalTrim _trim;
    private readonly ReaderWithArchives _store;
    private FileStream? _lock;

    private JournalMove(ArchiveFolder folder, ICommitStore store) =>
        (_folder, _trim, _store) = (folder, (IJournalTrim)store, new ReaderWithArchives(store, folder));

    /// <summary>The store with its archives.</summary>
    public IStoreReader Store => _store;

    /// <summary>Opens a store, and its folder of archives. No server may use an embedded store; those of a Redis may go
    /// on.</summary>
    /// <exception cref="NoDatabaseException">The data folder has no database.</exception>
    /// <exception cref="DataFolderInUseException">Another process uses the data folder.</exception>
    /// <exception cref="StoreUnavailableException">The store cannot be reached, is damaged, or was written by a later
    /// version.</exception>
    /// <exception cref="ArchiveMissingException">A file into which records were moved before is missing.</exception>
    public static async Task<JournalMove> Open(AllianceOptions options)
    {
        if (options.Redis is null && !File.Exists(DataFolder.DatabaseIn(options.DataFolder)))
            throw new NoDatabaseException(options.DataFolder);
        var folder = options.OpenArchives();
        var store = await AllianceHosting.OpenBare(options, TimeProvider.System).ConfigureAwait(false);
        try
        {
            if (await folder.FindMissing(store).ConfigureAwait(false) is { } missing) throw missing;
            return new JournalMove(folder, store);
        }
        catch
        {
            await store.DisposeAsync().ConfigureAwait(false);
            await folder.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Returns the number of the last record that can be moved: that of the last anchor, with a record after
    /// it; 0 for none.</summary>
    public async Task<long> Last(RealmRow realm)
    {
        var last = await _store.LastNumber(realm.Id).ConfigureAwait(false);
        return (await _store.Anchors(realm.Id).ConfigureAwait(false)).LastOrDefault(a => a.Number < last)?.Number ?? 0;
    }

    /// <summary>Returns the number of the last record that can be moved and was written before a moment; 0 for
    /// none.</summary>
    public async Task<long> LastBefore(RealmRow realm, DateTimeOffset moment)
    {
        var entries = new ServiceCollection().AddSerializer().BuildServiceProvider()
            .GetRequiredService<Serializer<JournalEntry>>();
        var last = await Last(realm).ConfigureAwait(false);
        var (before, notBefore) = (0L, last / AnchorChain.Interval + 1);
        while (notBefore - before > 1)
        {
            var middle = (before + notBefore) / 2;
            var record = (await _store.Records(realm.Id, [middle * AnchorChain.Interval]).ConfigureAwait(false))[0];
            var at = (Int128)entries.Deserialize(record.Payload).At.Milliseconds * 1_000 / realm.FactorPermille;
            if (realm.Origin + at < moment.ToUnixTimeMilliseconds()) before = middle;
            else notBefore = middle;
        }

        return before * AnchorChain.Interval;
    }

    /// <summary>Returns the next part to move: what a move before has begun, else all up to a record; null where
    /// nothing is left to move. The folder of archives is held from then on.</summary>
    /// <param name="realm">The realm.</param>
    /// <param name="through">The last record, not above <see cref="Last"/>.</param>
    /// <exception cref="IOException">The folder of archives cannot be written, or another move uses it.</exception>
    /// <exception cref="UnauthorizedAccessException">This user may not write there.</exception>
    public async Task<MovedPart?> Next(RealmRow realm, long through)
    {
        var moved = await _store.Moved(realm.Id).ConfigureAwait(false);
        var after = moved.Count == 0 ? 0 : moved[^1].Through;
        var begun = moved is [.., var last] && last.Removed < last.Through ? last : null;
        if (begun is null && through <= after) return null;
        _lock ??= Hold(_folder.FullPath);
        if (begun is not null) return begun;
        var to = LastWritten(realm.Id, after, through) ?? through;
        var anchor = (await _store.Anchors(realm.Id).ConfigureAwait(false)).Single(a => a.Number == to);
        return new MovedPart(after, to, after, anchor.Hash);
    }

    /// <summary>Writes the file of a part, unless a move before has written it.</summary>
    /// <param name="realm">The realm.</param>
    /// <param name="part">The part.</param>
    /// <param name="progress">Is told how many records are written.</param>
    /// <param name="cancellation">Ends the writing; no file is left.</param>
    /// <returns>The file.</returns>
    /// <exception cref="StoreUnavailableException">The store failed, or lacks a record.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public async Task<string> Write(
        RealmRow realm, MovedPart part, Action<long> progress, CancellationToken cancellation)
    {
        var file = _folder.FileOf(realm.Id, part);
        if (File.Exists(file)) return file;
        SqliteRowTarget.DeletePart(file);
        await JournalArchive.Write(_store, realm, part.After, part.Through, file, progress, cancellation)
            .ConfigureAwait(false);
        return file;
    }

    /// <summary>Reads the file of a part, which is checked, and lets the journal be audited with the records of that
    /// file.</summary>
    /// <param name="realm">The realm.</param>
    /// <param name="part">The part.</param>
    /// <param name="audit">Audits the journal.</param>
    /// <exception cref="UnusableFileException">The file is damaged, or no archive.</exception>
    /// <exception cref="StoreUnavailableException">The file has another journal than the store.</exception>
    public async Task<T> Audit<T>(RealmRow realm, MovedPart part, Func<IStoreReader, Task<T>> audit)
    {
        await using var archive = await JournalArchive.Open(_folder.FileOf(realm.Id, part)).ConfigureAwait(false);
        var stored = (await _store.Anchors(realm.Id).ConfigureAwait(false)).ToDictionary(a => a.Number, a => a.Hash);
        var isOther = (archive.Realm.Id, archive.After, archive.Through) != (realm.Id, part.After, part.Through)
            || (await archive.Anchors().ConfigureAwait(false)).Any(
                a => !a.Hash.AsSpan().SequenceEqual(stored.GetValueOrDefault(a.Number)));
        if (isOther)
            throw new StoreUnavailableException(
                $"{_folder.FileOf(realm.Id, part)} has another journal than the store. Nothing was moved; take that "
                    + "file away, and try again.");
        return await audit(JournalArchive.Join(_store, realm.Id, [archive])).ConfigureAwait(false);
    }

    /// <summary>Removes the records of a part from the store, a thousand at a time. Its file must have been
    /// audited.</summary>
    /// <param name="realm">The realm.</param>
    /// <param name="part">The part.</param>
    /// <param name="progress">Is told how many records are removed.</param>
    /// <param name="cancellation">Ends the removal; the next move goes on with it.</param>
    /// <exception cref="StoreUnavailableException">The store failed, or another process moves its records.</exception>
    public async Task Remove(RealmRow realm, MovedPart part, Action<long> progress, CancellationToken cancellation)
    {
        var file = _folder.FileOf(realm.Id, part);
        if (part.Removed == part.After) SqliteSchema.MakeDurable(file);
        await using var archive = SqliteRowSource.OfFile(file);
        for (var removed = part.Removed; removed < part.Through; progress(removed - part.Removed))
        {
            cancellation.ThrowIfCancellationRequested();
            var page = await archive.Journal(realm.Id, removed, AnchorChain.Interval).ConfigureAwait(false);
            removed = page[^1].Number;
            await _trim.Remove(realm.Id, part with { Removed = removed }, page).ConfigureAwait(false);
        }
    }

    /// <summary>Returns the path of the file of a part.</summary>
    public string FileOf(RealmRow realm, MovedPart part) => _folder.FileOf(realm.Id, part);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _store.DisposeAsync().ConfigureAwait(false);
        if (_lock is not null) await _lock.DisposeAsync().ConfigureAwait(false);
    }

    /// <summary>Keeps other moves out of a folder of archives, until what is returned is disposed of or the process
    /// ends.</summary>
    private static FileStream Hold(string folder)
    {
        Directory.CreateDirectory(folder);
        try
        {
            return new FileStream(
                Path.Combine(folder, "lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException held)
        {
            throw new IOException($"Another 'alliance archive' uses {folder}.", held);
        }
    }

    /// <summary>Finds the last record of a file that a move before has written and not begun to remove.</summary>
    private long? LastWritten(RealmId realm, long after, long through)
    {
        var name = ArchiveFolder.NameOf(realm, new MovedPart(after, through, after, []));
        var prefix = name[..(name.LastIndexOf('-') + 1)];
        return Directory.GetFiles(_folder.FullPath, $"{prefix}*.db")
            .Select(file => Path.GetFileNameWithoutExtension(file)[prefix.Length..])
            .Select(number => long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var last)
                && last % AnchorChain.Interval == 0 && last > after && last <= through ? last : (long?)null)
            .Max();
    }
}
