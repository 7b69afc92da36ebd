using Alliance.Core.Identifiers;

namespace Alliance.Grains.Storage;

/// <summary>A commit was refused: another activation has written the actor, its realm no longer exists, or its
/// idempotency key was used in the meantime. Nothing was written, and the activation is stale.</summary>
[GenerateSerializer, Alias("commit-conflict")]
public sealed class CommitConflictException(ActorId actor, string why)
    : Exception($"The commit of {actor} was refused: {why}.")
{
    /// <summary>The actor whose commit was refused.</summary>
    [Id(0)] public ActorId Actor { get; } = actor;
}

/// <summary>The store failed, or did not answer in time. The data of the call may or may not have been written. Only
/// the message tells the cause: exceptions of a store's own library cannot be sent between silos.</summary>
[GenerateSerializer, Alias("store-unavailable")]
public sealed class StoreUnavailableException(string message) : Exception(message);

/// <summary>Another process uses the same data folder.</summary>
public sealed class DataFolderInUseException(string folder, Exception inner)
    : Exception(
        $"The data folder {folder} is in use by another process; stop that one, or choose another folder with "
            + "--data DIR.", inner)
{
    /// <summary>The folder.</summary>
    public string Folder { get; } = folder;
}

/// <summary>The store lacks records that were acknowledged: it came back empty, or without a part of its
/// files.</summary>
/// <param name="has">The number of the last record of the realm <c>live</c> in the store; 0 for none.</param>
/// <param name="seen">The number of the last record that was acknowledged, as far as the mark knows.</param>
/// <param name="mark">The file that says so (<see cref="JournalMark"/>).</param>
public sealed class JournalLostException(long has, long seen, string mark)
    : Exception($"The journal ends at record {has}, and record {seen} was acknowledged, as {mark} says.")
{
    /// <summary>The number of the last record in the store; 0 for none.</summary>
    public long Has { get; } = has;
    /// <summary>The number of the last record that was acknowledged.</summary>
    public long Seen { get; } = seen;
    /// <summary>The file that says so.</summary>
    public string Mark { get; } = mark;
}

/// <summary>An archive file into which records were moved is not where it should be.</summary>
/// <param name="realm">The name of the realm.</param>
/// <param name="part">The part of its journal that is in the file.</param>
/// <param name="file">The path that the file should have.</param>
/// <param name="isOther">Whether there is a file of that name, but not the one into which the records were moved, or
/// one that cannot be read.</param>
public sealed class ArchiveMissingException(string realm, MovedPart part, string file, bool isOther)
    : Exception(
        $"Records {part.After + 1} to {part.Through} of {realm} were moved into the archive {Path.GetFileName(file)}, "
            + (isOther ? "and the file of that name is damaged, another one, or not readable"
                : "and there is no such file") + $" in {Path.GetDirectoryName(file)}.")
{
    /// <summary>The name of the realm.</summary>
    public string Realm { get; } = realm;
    /// <summary>The part of its journal that is in the file.</summary>
    public MovedPart Part { get; } = part;
    /// <summary>The path that the file should have.</summary>
    public string File { get; } = file;
    /// <summary>Whether there is another file of that name.</summary>
    public bool IsOther { get; } = isOther;
}

/// <summary>The data folder that was to be read has no database.</summary>
public sealed class NoDatabaseException(string folder)
    : Exception($"there is no database of Alliance in {folder}; give the folder that was given to 'alliance serve'.");

/// <summary>A file is not the backup or the archive that it should be.</summary>
/// <param name="file">The file.</param>
/// <param name="kind">What it should be: <c>backup</c> or <c>archive</c>.</param>
/// <param name="isDamaged">Whether it is damaged; otherwise it is something else.</param>
/// <param name="inner">What SQLite says.</param>
public sealed class UnusableFileException(string file, string kind, bool isDamaged, Exception? inner = null)
    : Exception($"{file} is {(isDamaged ? $"a damaged {kind}" : $"no {kind} of Alliance")}.", inner)
{
    /// <summary>The file.</summary>
    public string File { get; } = file;
    /// <summary>Whether it is damaged; otherwise it is something else.</summary>
    public bool IsDamaged { get; } = isDamaged;
}

/// <summary>A store into which a backup is to be restored is not empty.</summary>
/// <param name="store">The folder, or the address of the Redis.</param>
/// <param name="found">The names of some of what is there.</param>
public sealed class StoreNotEmptyException(string store, IReadOnlyList<string> found)
    : Exception($"{store} is not empty: {string.Join(", ", found)}.")
{
    /// <summary>The folder, or the address of the Redis.</summary>
    public string Store { get; } = store;
    /// <summary>The names of some of what is there.</summary>
    public IReadOnlyList<string> Found { get; } = found;
}

/// <summary>The stored data of an actor are not those that were written.</summary>
[GenerateSerializer, Alias("actor-damaged")]
public sealed class ActorDamagedException(ActorId actor, Exception? inner = null)
    : Exception($"The stored state of {actor} cannot be read.", inner)
{
    /// <summary>The actor whose stored data are damaged.</summary>
    [Id(0)] public ActorId Actor { get; } = actor;
}

/// <summary>There is no realm of that name.</summary>
[GenerateSerializer, Alias("realm-unknown")]
public sealed class RealmUnknownException(string realm) : Exception($"There is no realm {realm}.");
