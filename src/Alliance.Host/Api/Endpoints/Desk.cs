using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text.Json;
using Alliance.Core.Actors;
using Alliance.Core.Geography;
using Alliance.Core.Situations;
using Alliance.Grains.Admissions;
using Alliance.Grains.Hosting;
using Alliance.Grains.Realms;
using Alliance.Host.Situations;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;

namespace Alliance.Host.Api.Endpoints;

/// <summary>Opens realms for the calls of the API.</summary>
internal sealed class Desk(
    RealmDirectory realms,
    IGrainFactory grains,
    SituationFeeds feeds,
    AdmissionGate gate,
    IOptions<JsonOptions> json)
{
    /// <summary>A realm, ready to be read and commanded.</summary>
    /// <exception cref="Grains.Storage.RealmUnknownException">There is none of that name.</exception>
    public async Task<RealmDesk> Open(string realm)
    {
        var live = await realms.Get(realm);
        return new RealmDesk(live, await feeds.Of(live), grains, gate, json.Value.SerializerOptions);
    }
}
