using Alliance.Core.Actors;
using Alliance.Core.Geography;
using Alliance.Core.Identifiers;
using Alliance.Core.Journals;
using Alliance.Core.Stories;
using Alliance.Host.Api.Endpoints;
using Alliance.Host.Api.Lists;

namespace Alliance.Host.Api.Stories;

/// <summary>A request's journal as a story.</summary>
/// <param name="Request">Its number.</param>
/// <param name="Lang"><c>zh</c> or <c>en</c>.</param>
/// <param name="Sentences">The sentences in order. They are those of <c>alliance explain</c>.</param>
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
                    .Of(new RequestNumber(request), new Names(region, realm.Written), journal)
                    .Select(line => SentenceView.Of(line, language, realm)),
            ]);
}

/// <summary>One sentence.</summary>
/// <param name="Record">The number of the record that the sentence is about: <c>GET …/journal?after=</c> with one less
/// shows it.</param>
/// <param name="Time">When the record was written.</param>
/// <param name="HappenedAt">When it happened, where that was before it was recorded; else null.</param>
/// <param name="By">The author; null for a record that actors settled among themselves.</param>
/// <param name="Text">The sentence.</param>
internal sealed record SentenceView(
    long Record, DateTimeOffset Time, DateTimeOffset? HappenedAt, Author? By, string Text)
{
    /// <summary>The columns of a story as CSV.</summary>
    public static CsvTable<SentenceView> Table { get; } = CsvTable<SentenceView>.Of<Row>(
        s => [new Row(s.Record, s.Time, s.HappenedAt, s.By?.Name, s.By?.Office, s.Text)]);

    public static SentenceView Of(StoryLine line, string language, RealmDesk realm) => new(
        line.Number, realm.Time(line.At), line.Happened is { } happened ? realm.Time(happened) : null, line.By,
        line.What.In(language));

    private sealed record Row(
        long Record, DateTimeOffset Time, DateTimeOffset? HappenedAt, string? Author, string? Office, string Text);
}

/// <summary>An incident's journal as a story.</summary>
/// <param name="Incident">Its number.</param>
/// <param name="Lang"><c>zh</c> or <c>en</c>.</param>
/// <param name="Sentences">The sentences in order; one of a request begins with the request's number.</param>
internal sealed record IncidentStoryView(string Incident, string Lang, IReadOnlyList<SentenceView> Sentences);
