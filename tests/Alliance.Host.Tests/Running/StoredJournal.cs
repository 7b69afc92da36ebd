using Alliance.Core;
using Alliance.Core.Geography;
using Alliance.Core.Journals;
using Alliance.Grains.Hosting;
using Alliance.Grains.Journals;
using Alliance.Grains.Realms;
using Alliance.Host.Serving;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Alliance.Host.Tests.Running;

/// <summary>Reads the live realm's journal out of a store that no server uses any more.</summary>
internal static class StoredJournal
{
    public static async Task<(Region Region, List<JournalEntry> Entries)> Read(string dataFolder, string? redis)
    {
        var options = new AllianceOptions { DataFolder = dataFolder, Redis = redis };
        var store = await AllianceHosting.OpenStore(options);
        var builder = Microsoft.Extensions.Hosting.Host.CreateApplicationBuilder();
        builder.UseOrleans(silo => silo.AddAlliance(
            store, options, (actor, state) => ActorFactory.Create(actor.Kind, state), StoredRegion.Read));
        using var host = builder.Build();
        var realm = await host.Services.GetRequiredService<RealmDirectory>().Get("live");
        var records = await host.Services.GetRequiredService<JournalReader>().Read(realm.Id, 0, 100_000);
        await store.DisposeAsync();
        return (realm.Region, [.. records.Select(r => r.Entry)]);
    }
}
