using System.Collections.Concurrent;
using Alliance.Core.Access;
using Alliance.Core.Actors;
using Alliance.Core.Identifiers;
using Alliance.Core.Runtimes;
using Alliance.Grains.Hosting;
using Alliance.Grains.Realms;
using Alliance.Grains.Storage;

namespace Alliance.Host.Access;

/// <summary>Sends commands to accounts and offices. When one is answered, this server knows the new state.</summary>
internal sealed class AccessCommands(
    RealmDirectory realms, ICommitStore store, IGrainFactory grains, AccessDirectory directory)
{
    /// <summary>The most refusals of an account that are recorded in a minute. Further ones are refused all the
    /// same.</summary>
    private const int MostRefusals = 60;
    private readonly ConcurrentDictionary<(string Account, long Minute), int> _refusals = new();

    /// <summary>The author of what a server notes by itself.</summary>
    public static Author Server { get; } = new("alliance", "server");

    /// <summary>Carries out a command.</summary>
    /// <param name="actor">The account or the office.</param>
    /// <param name="command">The command.</param>
    /// <param name="key">The key by which a repeat is recognised; null for none.</param>
    public async Task<CommandResult> Send(ActorId actor, Command command, IdempotencyKey? key = null)
    {
        await HaveRealm();
        var result = await grains.Actor(AccessRealm.Name, actor).Execute(
            new CommandRequest { Command = command, Key = key });
        await directory.Refresh(actor);
        return result;
    }

    /// <summary>Records that a call was refused.</summary>
    public async Task NoteRefusal(Caller caller, string call, string why)
    {
        const long Minute = 60_000;
        var minute = directory.Now.Milliseconds / Minute;
        if (_refusals.AddOrUpdate((caller.Account, minute), 1, (_, count) => count + 1) > MostRefusals) return;
        foreach (var old in _refusals.Keys.Where(k => k.Minute < minute)) _refusals.TryRemove(old, out _);
        await Send(AccessRealm.Account(caller.Account),
            new NoteRefusal(caller.Author, Short(call), Short(why)));
    }

    private static string Short(string text)
    {
        const int Longest = 300;
        return text.Length > Longest ? text[..Longest] + "…" : text;
    }

    private async Task HaveRealm()
    {
        if (directory.Realm is not null || await store.FindRealm(AccessRealm.Name) is not null) return;
        // Accounts are of no region; the realm has the first one of live.
        var live = await store.FindRealm(RealmId.Live) ?? throw new RealmUnknownException(RealmId.Live);
        await realms.Create(AccessRealm.Name, 1_000, live.Region);
    }
}
