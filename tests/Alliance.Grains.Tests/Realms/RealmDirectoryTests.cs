using Alliance.Grains.Hosting;
using Alliance.Grains.Realms;
using Alliance.Grains.Storage;
using Alliance.Grains.Tests.Hosting;

namespace Alliance.Grains.Tests.Realms;

public sealed class RealmDirectoryTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("alliance-realms-").FullName;

    [Fact]
    public async Task A_realm_made_while_the_store_is_asked_which_there_are_is_not_taken_for_dropped()
    {
        SlowList store = null!;
        await using var host = await ToyHost.Start(
            new AllianceOptions { DataFolder = _folder }, before: inner => store = new SlowList(inner));
        LiveRealm? made = null;
        store.BeforeItAnswers = async () => made = await host.Realms.Create("drill-1", 1_000, []);
        while (made is null) await host.Realms.Refresh((_, failure) => throw failure);
        await host.Realms.Refresh((_, failure) => throw failure);
        Assert.False(made.IsGone);
        Assert.Same(made, await host.Realms.Get("drill-1"));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private sealed class SlowList(ICommitStore inner) : StoreBefore(inner)
    {
        private Func<Task>? _beforeItAnswers;

        /// <summary>Happens once, when the realms are read and not yet told.</summary>
        public Func<Task> BeforeItAnswers { set => _beforeItAnswers = value; }

        public override async Task<IReadOnlyList<RealmId>> RealmIds()
        {
            var ids = await base.RealmIds();
            if (Interlocked.Exchange(ref _beforeItAnswers, null) is { } happens) await happens();
            return ids;
        }
    }
}
