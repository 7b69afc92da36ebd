using Alliance.Core.Identifiers;
using Alliance.Core.Actors;
using Alliance.Core.Geography;
using Alliance.Core.Journals;
using Alliance.Core.Stories;
using Alliance.Host.Api.Endpoints;

namespace Alliance.Host.Api.Stories;

/// <summary>A request's journal as a story.</summary>
/// <param name="Request">Its number.</param>
/// <param name="Lang"><c>zh</c> or <c>en</c>.</param>
/// <param name="Sentences">In order; the sentences of <c>alliance explain</c>.</param>
internal sealed record StoryView(string Request, string Lang, IReadOnlyList<SentenceView> Sentences)
{
    public static StoryView Of(
        string request,
        string language,
        IEnumerable<JournalEntry> journal,
        Region region,
        RealmDesk realm
    ) =>
        new(
            request,
            language,
            [
                .. RequestStory
                    .Of(new RequestNumber(request), new Names(region), journal)
                    .Select(line => new SentenceView(
                        line.Number,
                        realm.Time(line.At),
                        line.By,
                        line.What.In(language))),
            ]);
}

/// <summary>One sentence.</summary>
/// <param name="Record">The number of the record that it tells: <c>GET …/journal?after=</c> one less shows it.</param>
/// <param name="Time">When it was recorded.</param>
/// <param name="By">On whose word; null for what stations settled among themselves.</param>
/// <param name="Text">What happened.</param>
internal sealed record SentenceView(long Record, DateTimeOffset Time, Author? By, string Text);
