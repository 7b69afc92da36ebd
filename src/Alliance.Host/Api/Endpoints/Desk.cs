using Alliance.Grains.Admissions;
using Alliance.Grains.Journals;
using Alliance.Grains.Realms;
using Alliance.Grains.Storage;
using Alliance.Host.Access;
using Alliance.Host.Situations;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;

namespace Alliance.Host.Api.Endpoints;

/// <summary>Opens realms for the calls of the API.</summary>
internal sealed class Desk(
    RealmDirectory realms,
    IGrainFactory grains,
    SituationFeeds feeds,
    ICommitStore store,
    JournalReader journal,
    AdmissionGate gate,
    Authority authority,
    IOptions<JsonOptions> json)
{
    /// <summary>Opens a realm for reading and commands.</summary>
    /// <exception cref="Grains.Storage.RealmUnknownException">There is no realm of that name.</exception>
    public async Task<RealmDesk> Open(string realm)
    {
        // Accounts are not reached as a realm.
        if (realm == AccessRealm.Name) throw new RealmUnknownException(realm);
        var live = await realms.Get(realm);
        return new RealmDesk(
            live, await feeds.Of(live), store, journal, grains, gate, authority, json.Value.SerializerOptions);
    }
}
