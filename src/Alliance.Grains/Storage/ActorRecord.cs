using Alliance.Core.Identifiers;
using Alliance.Core.Mailboxes;
using Orleans.Serialization;

namespace Alliance.Grains.Storage;

/// <summary>The stored form of an actor: state, mailbox and the end of its chain, in one piece.</summary>
/// <param name="State">The state of the actor itself.</param>
/// <param name="Mailbox">The mailbox that its host keeps for it.</param>
/// <param name="Version">The number of turns that changed something durable.</param>
/// <param name="Records">The length of its chain in the journal.</param>
/// <param name="Hash">The last hash of the chain.</param>
[GenerateSerializer, Alias("actor-record")]
internal sealed record ActorRecord(object State, Mailbox Mailbox, long Version, long Records, byte[] Hash)
{
    /// <exception cref="ActorDamagedException">The stored bytes are not those that were written.</exception>
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
