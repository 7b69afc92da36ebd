using Alliance.Core.Geography;
using Alliance.Core.Messages;
using Alliance.Core.Revisions;
using Alliance.Grains.Realms;
using Alliance.Host.Api.Endpoints;

namespace Alliance.Host.Api.MasterData;

/// <summary>Commands that revise the master data of a realm. Each is one record, and one version of the
/// region.</summary>
internal static class RevisionCalls
{
    /// <summary>Reads a revision from a body and checks it against the region.</summary>
    /// <param name="call">The call.</param>
    /// <param name="make">Makes the revision from the body.</param>
    /// <param name="adds">Whether its last entry must be new.</param>
    public static CheckedCommand Revise<TBody>(
        this CommandCall<TBody> call, Func<TBody, Checks, RealmDesk, RegionPatch> make, bool adds = false)
        where TBody : MasterDataBody => call.Read((body, checks, open) =>
        {
            var (by, at) = (checks.By(body), checks.OccurredAt(body, open.Live));
            var reason = checks.Text(body.Reason, "reason", "say why");
            var region = open.Region;
            var patch = make(body, checks, open);
            foreach (var fault in RegionFaults.Of(patch, region))
                if (FieldOf(fault.Path) is var field && !checks.IsWrong(field)) checks.Wrong(field, fault.Mend);
            return new ReviseRegion(by, at, patch, reason, adds, region.Version);
        });

    /// <summary>Sends a revision to the realm.</summary>
    public static Task<CommandReply> Send(this CheckedCommand command) =>
        command.SendTo(open => LiveRealm.RealmActor(open.Name));

    /// <summary>Sends a revision that adds something, and answers with its address.</summary>
    /// <param name="command">The command.</param>
    /// <param name="list">The list in which it is found, such as <c>teams</c>.</param>
    public static Task<CreationAnswer> Add(this CheckedCommand command, string list) =>
        command.Create(open => Task.FromResult(LiveRealm.RealmActor(open.Name)), list);

    /// <summary>Returns the field of the body that a path of a revision is about: its part after the entry.</summary>
    private static string FieldOf(string path) =>
        path.IndexOf('.', StringComparison.Ordinal) is var dot and >= 0 ? path[(dot + 1)..] : path;
}
