using Alliance.Core.Identifiers;

namespace Alliance.Grains.Storage;

/// <summary>A commit was refused: someone else has written the actor, its realm is gone, or its idempotency key was
/// used meanwhile. Nothing was written; the activation is stale.</summary>
[GenerateSerializer, Alias("commit-conflict")]
public sealed class CommitConflictException(ActorId actor, string why)
    : Exception($"The commit of {actor} was refused: {why}.")
{
    /// <summary>Whose commit.</summary>
    [Id(0)] public ActorId Actor { get; } = actor;
}

/// <summary>The store failed, or did not answer in time: what was under way may or may not have been written. Its cause
/// is told in the message alone: the exceptions of a store's own library cannot be sent from silo to silo.</summary>
[GenerateSerializer, Alias("store-unavailable")]
public sealed class StoreUnavailableException(string message) : Exception(message);

/// <summary>Another process works on the same data folder.</summary>
public sealed class DataFolderInUseException(string folder, Exception inner)
    : Exception(
        $"The data folder {folder} is in use by another process; stop that one, or choose another folder with "
            + "--data DIR.", inner)
{
    /// <summary>The folder.</summary>
    public string Folder { get; } = folder;
}

/// <summary>A data folder to be read has no database in it.</summary>
public sealed class NoDatabaseException(string folder)
    : Exception($"there is no database of Alliance in {folder}; give the folder that was given to 'alliance serve'.");

/// <summary>What is stored of an actor is not as it was written.</summary>
[GenerateSerializer, Alias("actor-damaged")]
public sealed class ActorDamagedException(ActorId actor, Exception? inner = null)
    : Exception($"The stored state of {actor} cannot be read.", inner)
{
    /// <summary>Whose.</summary>
    [Id(0)] public ActorId Actor { get; } = actor;
}

/// <summary>There is no realm of that name.</summary>
[GenerateSerializer, Alias("realm-unknown")]
public sealed class RealmUnknownException(string realm) : Exception($"There is no realm {realm}.");
