using Alliance.Core.Actors;
using Alliance.Core.Identifiers;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Serialization;

namespace Alliance.Simulation.Tests.Parity;

/// <summary>The serializer that silos and stores use, without a silo.</summary>
internal static class Wire
{
    private static readonly Serializer Serializer = new ServiceCollection()
        .AddSerializer()
        .BuildServiceProvider()
        .GetRequiredService<Serializer>();

    public static string BytesOf(object value) => Convert.ToHexString(Serializer.SerializeToArray(value));

    /// <summary>A message as it comes from another silo: nothing is shared with the sender's.</summary>
    public static Message Copy(Message message) =>
        Serializer.Deserialize<Message>(Serializer.SerializeToArray(message))!;

    /// <summary>A name with a text of its own.</summary>
    public static ActorId Copy(ActorId actor) => new(actor.Kind, new string(actor.Key.AsSpan()));
}
