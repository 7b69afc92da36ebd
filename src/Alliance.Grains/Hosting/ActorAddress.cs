using Alliance.Core.Identifiers;

namespace Alliance.Grains.Hosting;

/// <summary>Maps actors to grains. The kind is the grain type; realm and key form the grain key, so that no name
/// crosses a realm.</summary>
public static class ActorAddress
{
    private static readonly string[] Names =
        [.. Enum.GetValues<ActorKind>().Select(k => k.ToString().ToLowerInvariant())];
    private static readonly GrainType[] Types = [.. Names.Select(GrainType.Create)];
    // By the interface's name: Orleans would read the attributes of the interface again for every call.
    private static readonly GrainInterfaceType Interface = GrainInterfaceType.Create(IActorGrain.Name);

    /// <summary>Returns the grain of an actor.</summary>
    public static IActorGrain Actor(this IGrainFactory grains, string realm, ActorId actor) =>
        (IActorGrain)grains.GetGrain(
            GrainId.Create(Types[(int)actor.Kind], IdSpan.Create($"{realm}/{actor.Key}")), Interface);

    internal static (string Realm, ActorId Actor) Parse(GrainId grain)
    {
        var kind = (ActorKind)Array.IndexOf(Names, grain.Type.ToString());
        var key = grain.Key.ToString()!;
        var slash = key.IndexOf('/', StringComparison.Ordinal);
        if (slash <= 0 || slash == key.Length - 1)
            throw new ArgumentException($"'{key}' is no key of an actor: it must be REALM/KEY.", nameof(grain));
        return (key[..slash], new ActorId(kind, key[(slash + 1)..]));
    }
}
