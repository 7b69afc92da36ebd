using Alliance.Core.Alerts;
using Alliance.Core.Identifiers;
using Alliance.Core.Runtimes;
using Alliance.Grains.Hosting;
using Alliance.Grains.Journals;
using Alliance.Grains.Realms;

namespace Alliance.Host.Alerts;

/// <summary>Reads the alert desk of a realm, and tells it what the server has done.</summary>
internal sealed class AlertNotes(ActorStates states, IGrainFactory grains)
{
    /// <summary>Reads the alert desk of a realm; null where it has none yet.</summary>
    public async Task<AlertDeskState?> StateOf(LiveRealm realm) =>
        (await states.Read(realm.Id, DeskOf(realm)))?.State as AlertDeskState;

    /// <summary>Has the alert desk of a realm carry out a note.</summary>
    public Task<CommandResult> Note(LiveRealm realm, AlertNote note) =>
        grains.Actor(realm.Id.Name, DeskOf(realm)).Execute(new CommandRequest { Command = note });

    private static ActorId DeskOf(LiveRealm realm) => new(ActorKind.AlertDesk, realm.Id.Name);
}
