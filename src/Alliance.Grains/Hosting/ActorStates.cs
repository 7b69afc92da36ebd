using Alliance.Core.Identifiers;
using Alliance.Grains.Storage;
using Orleans.Serialization;

namespace Alliance.Grains.Hosting;

/// <summary>Reads the committed states of actors from the store, without waking the actors.</summary>
public sealed class ActorStates
{
    private readonly ICommitStore _store;
    private readonly Serializer<ActorRecord> _records;

    internal ActorStates(ICommitStore store, Serializer<ActorRecord> records) => (_store, _records) = (store, records);

    /// <summary>Reads the state of an actor; null for one that is not stored.</summary>
    /// <param name="realm">The realm.</param>
    /// <param name="actor">The actor.</param>
    /// <returns>The state, and the etag that each commit raises.</returns>
    /// <exception cref="ActorDamagedException">The stored bytes are not those that were written.</exception>
    public async Task<(object State, long Etag)?> Read(RealmId realm, ActorId actor) =>
        await _store.Load(realm, actor).ConfigureAwait(false) is { } stored
            ? (ActorRecord.Read(actor, stored.Record, _records).State, stored.Etag) : null;
}
