namespace Alliance.Core.Runtimes;

/// <summary>The idempotency keys whose commands are not answered yet, each with all its callers.</summary>
internal sealed class KeysUnderWay
{
    private readonly Dictionary<string, UnderWay> _keys = new(StringComparer.Ordinal);

    /// <summary>The kinds of calls with a key.</summary>
    public enum Taken
    {
        /// <summary>The first with this key.</summary>
        First,
        /// <summary>A repeat of a call that is under way. It is answered together with the first.</summary>
        Joined,
        /// <summary>Another command under the same key.</summary>
        Reused,
    }

    /// <summary>Takes a call with a key.</summary>
    public Taken Take(IdempotencyKey key, object caller, CommandRequest request)
    {
        if (!_keys.TryGetValue(key.Name, out var underWay))
        {
            _keys[key.Name] = new UnderWay(key, caller, request);
            return Taken.First;
        }

        if (!key.HasBodyOf(underWay.Key.BodyHash)) return Taken.Reused;
        underWay.Callers.Add(caller);
        return Taken.Joined;
    }

    /// <summary>Finds the first call with a key that is under way.</summary>
    public (object Caller, CommandRequest Request) First(IdempotencyKey key) =>
        (_keys[key.Name].Callers[0], _keys[key.Name].Request);

    /// <summary>Removes a key that is answered. Returns its callers, the first of them first.</summary>
    public IReadOnlyList<object> Remove(IdempotencyKey key) =>
        _keys.Remove(key.Name, out var underWay) ? underWay.Callers : [];

    /// <summary>Removes all keys. Returns all callers.</summary>
    public IReadOnlyList<object> RemoveAll()
    {
        object[] callers = [.. _keys.OrderBy(k => k.Key, StringComparer.Ordinal).SelectMany(k => k.Value.Callers)];
        _keys.Clear();
        return callers;
    }

    private sealed class UnderWay(IdempotencyKey key, object first, CommandRequest request)
    {
        /// <summary>The key.</summary>
        public IdempotencyKey Key => key;
        /// <summary>The first command with the key.</summary>
        public CommandRequest Request => request;
        /// <summary>The callers, the first of them first.</summary>
        public List<object> Callers { get; } = [first];
    }
}
