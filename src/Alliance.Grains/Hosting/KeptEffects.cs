using Alliance.Core.Runtimes;
using Alliance.Grains.Realms;
using Alliance.Grains.Storage;
using Orleans.Serialization;

namespace Alliance.Grains.Hosting;

/// <summary>Finds what commands did, by the idempotency keys that they came with. Thread-safe.</summary>
public sealed class KeptEffects
{
    private readonly ICommitStore _store;
    private readonly SiloClock _clock;
    private readonly Serializer<CommandEffect> _effects;

    internal KeptEffects(ICommitStore store, SiloClock clock, Serializer<CommandEffect> effects) =>
        (_store, _clock, _effects) = (store, clock, effects);

    /// <summary>Finds the effect of a command that was carried out under a key; null where there was none, or the key
    /// has expired.</summary>
    /// <param name="realm">The realm.</param>
    /// <param name="key">The key.</param>
    /// <exception cref="StoreUnavailableException">The store does not answer.</exception>
    public async Task<FoundKey?> Find(RealmId realm, IdempotencyKey key) =>
        await _store.FindKey(realm, key.Name, _clock.Now).ConfigureAwait(false) is { } stored
            ? new FoundKey(stored.BodyHash, _effects.Deserialize(stored.Effect)!, stored.FirstNumber)
            : null;
}
