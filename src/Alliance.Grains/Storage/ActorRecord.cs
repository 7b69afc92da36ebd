using Alliance.Core.Identifiers;
using Alliance.Core.Mailboxes;
using Microsoft.Extensions.Logging;
using Orleans.Serialization;

namespace Alliance.Grains.Storage;

/// <summary>All that is stored of an actor in one piece.</summary>
/// <param name="State">The actor's own.</param>
/// <param name="Mailbox">Its host's.</param>
/// <param name="Version">Counts the turns that changed something durable.</param>
/// <param name="Records">The length of its chain in the journal.</param>
/// <param name="Hash">The last link of the chain.</param>
[GenerateSerializer, Alias("actor-record")]
internal sealed record ActorRecord(object State, Mailbox Mailbox, long Version, long Records, byte[] Hash)
{
    /// <exception cref="ActorDamagedException">It is not as it was written.</exception>
    public static ActorRecord Read(ActorId actor, byte[] stored, Serializer<ActorRecord> serializer)
    {
        try
        {
            if (serializer.Deserialize(stored) is { State: not null, Mailbox: not null, Hash: not null } record)
                return record;
        }
        catch (Exception failure)
        {
            // Bytes that nobody wrote end the codecs in many ways, an index out of range among them.
            throw new ActorDamagedException(actor, failure);
        }

        throw new ActorDamagedException(actor);
    }
}
