using System.Collections;
using System.Reflection;
using Alliance.Core;
using Alliance.Core.Actors;
using Alliance.Core.Geography;
using Alliance.Core.Identifiers;
using Alliance.Core.Mailboxes;
using Alliance.Simulation.Fuzzing.Systems;

namespace Alliance.Simulation.Tests.Fuzzing;

/// <summary>An actor around a sound one: it may spoil what the sound one is handed, or what it gives out.</summary>
internal sealed class Spoilt(Actor sound) : Actor
{
    private readonly Turn _inner = new();

    /// <summary>What happens to the state before a message is handled.</summary>
    public Action<object, Message> Before { get; init; } = (_, _) => { };

    /// <summary>Messages that the actor never sees.</summary>
    public Func<Message, bool> Swallows { get; init; } = _ => false;

    /// <summary>Messages that never leave.</summary>
    public Func<Outgoing, bool> Withholds { get; init; } = _ => false;

    /// <summary>The region as the actor is made to see it.</summary>
    public Func<Region, Region> Sees { get; init; } = region => region;

    /// <summary>A record as it is put down.</summary>
    public Func<JournalRecord, Turn, JournalRecord> Writes { get; init; } = (record, _) => record;

    public override object State => sound.State;

    public override void On(Message message, Turn turn)
    {
        if (Swallows(message))
            return;
        Before(sound.State, message);
        sound.Handle(message, _inner.Begin(turn.Self, turn.From, turn.Now, Sees(turn.Region)));
        if (_inner.Refusal is { } refusal)
        {
            turn.Refuse(refusal.Code, refusal.Why);
            return;
        }

        foreach (var sent in _inner.Sent.Where(s => !Withholds(s)))
            turn.Send(sent.To, sent.Message);
        foreach (var timer in _inner.Timers)
        {
            if (timer is { Due: { } due, Message: { } body })
                turn.At(timer.Key, due, body);
            else
                turn.Cancel(timer.Key);
        }

        foreach (var record in _inner.Records)
            turn.Record(Writes(record, turn));
        if (_inner.Number is { } number)
            turn.Give(number);
    }
}

/// <summary>Ways to break a run.</summary>
internal static class BrokenRules
{
    /// <summary>Actors of a kind are spoilt.</summary>
    public static FuzzParts Spoil(Func<ActorId, Actor, Actor> spoil) =>
        new() { Actors = (id, state) => spoil(id, ActorFactory.Create(id.Kind, state)) };

    /// <summary>Makes what an actor sees once for each version of the region.</summary>
    public static Func<Region, Region> Once(
        Func<Region, Region> make)
    {
        var made = new System.Runtime.CompilerServices.ConditionalWeakTable<
            Region,
            Region
        >();
        return region => made.GetValue(region, r => make(r));
    }

    /// <summary>The store gives mailboxes back without a part of them.</summary>
    public static FuzzParts Forget(string field) =>
        new()
        {
            ReadBack = stored =>
            {
                var part = typeof(Mailbox)
                    .GetField(field, BindingFlags.Instance | BindingFlags.NonPublic)!
                    .GetValue(stored.Mailbox);
                ((IDictionary)part!).Clear();
                return stored;
            },
        };
}
