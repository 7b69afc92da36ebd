using Alliance.Core.Identifiers;
using Alliance.Core.Situations;

namespace Alliance.Host.Situations;

/// <summary>Reads all projections of a kind, in memory and in the archive, one after the other and without a copy of
/// them all.</summary>
/// <typeparam name="T">The projections.</typeparam>
/// <param name="feed">The situation.</param>
/// <param name="archive">Its archive.</param>
/// <param name="kind">The kind of actor.</param>
/// <param name="inMemory">Those in memory, by number.</param>
internal sealed class ProjectionSource<T>(
    SituationFeed feed, SituationArchive archive, ActorKind kind,
    Func<SituationFold, SortedDictionary<string, T>> inMemory) where T : class, IProjection
{
    private const int Page = 200;

    /// <summary>Visits the projections: those in memory in the order of their numbers, then those in the archive, in
    /// the order of theirs. One that is archived or fetched meanwhile is visited twice, in the same state.</summary>
    /// <param name="range">The wanted ones. Memory is filtered by <c>After</c> only.</param>
    /// <param name="visit">Takes a projection, and whether it is a copy out of the archive. Other projections must not
    /// be referred to later.</param>
    /// <param name="isEnough">Whether the archive need not be read beyond this number.</param>
    public async Task Visit(ProjectionRange range, Action<T, bool> visit, Func<string, bool> isEnough)
    {
        await feed.Read(s =>
        {
            foreach (var projection in inMemory(s).Values)
                if (string.CompareOrdinal(projection.Number, range.After) > 0) visit(projection, false);
            return true;
        });
        while (true)
        {
            var page = await archive.List<T>(kind, range, Page);
            await feed.Read(s =>
            {
                foreach (var archived in page)
                    if (inMemory(s).TryGetValue(archived.Number, out var present)) visit(present, false);
                    else visit(archived, true);
                return true;
            });
            if (page.Count < Page || isEnough(page[^1].Number)) return;
            range = range with { After = page[^1].Number };
        }
    }

    /// <summary>Views some projections.</summary>
    /// <param name="wanted">Each with its number, its copy out of the archive, where it is from there, and a key for
    /// the view.</param>
    /// <param name="look">Creates the view. It must not keep a reference to the projection.</param>
    /// <returns>The views in the same order; null for a projection that is nowhere any more.</returns>
    public async Task<IReadOnlyList<TView?>> See<TView>(
        IReadOnlyList<(string Number, T? Archived, string Key)> wanted, Func<T, string, TView?> look)
        where TView : class
    {
        var views = new TView?[wanted.Count];
        var gone = new List<int>();
        await feed.Read(s =>
        {
            for (var i = 0; i < wanted.Count; i++)
                if (wanted[i].Archived is { } archived) views[i] = look(archived, wanted[i].Key);
                else if (inMemory(s).TryGetValue(wanted[i].Number, out var present))
                    views[i] = look(present, wanted[i].Key);
                else gone.Add(i);
            return true;
        });
        foreach (var i in gone)
            if (await archive.Find<T>(new ActorId(kind, wanted[i].Number)) is { } archived)
                views[i] = look(archived, wanted[i].Key);
        return views;
    }
}
