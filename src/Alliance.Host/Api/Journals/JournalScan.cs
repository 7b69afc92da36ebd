using System.Globalization;
using Alliance.Core.Identifiers;
using Alliance.Grains.Journals;
using Alliance.Grains.Storage;
using Alliance.Host.Admissions;
using Alliance.Host.Api.Endpoints;
using Alliance.Host.Api.Lists;
using Alliance.Host.Api.Problems;
using Alliance.Host.Api.Queries;

namespace Alliance.Host.Api.Journals;

/// <summary>Some records of the journal, and where the next page begins.</summary>
/// <param name="Items">The records.</param>
/// <param name="Next">The value of <c>after</c> for the next page; null at the end.</param>
internal sealed record JournalPage(IReadOnlyList<StoredRecord> Items, string? Next);

/// <summary>Reads the wanted part of the journal, forwards, backwards, or by the time at which things happened. It
/// reads no more of the journal than the times of recording that are asked for, and a bounded number of records at
/// once.</summary>
/// <param name="open">The realm.</param>
/// <param name="journal">Its journal.</param>
/// <param name="store">Knows its last record.</param>
/// <param name="values">The query.</param>
/// <param name="filter">The wanted records.</param>
/// <param name="gate">Lets few read at once.</param>
/// <param name="http">The call. Nothing more is read once the caller has gone.</param>
internal sealed class JournalScan(
    RealmDesk open, JournalReader journal, ICommitStore store, QueryValues values, RecordFilter filter, ScanGate gate,
    HttpContext http)
{
    /// <summary>The name of the order by the time at which things happened.</summary>
    public const string ByTime = "time";

    /// <summary>The most records that are read for one page.</summary>
    private const int MostRead = 200_000;

    /// <summary>The most records that are read to count those of a CSV file.</summary>
    private const int MostCounted = 2_000_000;

    private const int Chunk = 1_000;
    /// <summary>The number of records from which on an actor has too many to be held, a multiple of
    /// <see cref="Chunk"/>.</summary>
    private const int MostOfActor = 20 * Chunk;

    /// <summary>Records are in the order of their numbers, and their times up to this much out of it, as the clocks of
    /// servers differ. A report may be this much ahead of its entry.</summary>
    private static readonly TimeSpan Slack = TimeSpan.FromMinutes(15);

    private List<StoredRecord>? _ofActor;

    /// <summary>Reads records after a number, in the order of their numbers.</summary>
    /// <param name="after">The number; 0 to begin at the first.</param>
    /// <param name="limit">The most records.</param>
    public async Task<JournalPage> Forwards(long after, int limit)
    {
        using var turn = await gate.Enter(http);
        var found = new List<StoredRecord>();
        var (from, last) = (Math.Max(after, await First()), await Last());
        for (var read = 0; from < last; )
        {
            var page = await Read(from);
            if (page.Count == 0) break;
            foreach (var record in page)
            {
                from = record.Number;
                if (from > last) return new JournalPage(found, null);
                if (!filter.Takes(record.Entry, open.Region)) continue;
                found.Add(record);
                if (found.Count == limit) return new JournalPage(found, Text(from));
            }

            if ((read += page.Count) >= MostRead) return new JournalPage(found, Text(from));
        }

        return new JournalPage(found, null);
    }

    /// <summary>Reads records before a number, the last first.</summary>
    /// <param name="before">The number; null to begin at the last.</param>
    /// <param name="limit">The most records.</param>
    public async Task<JournalPage> Backwards(long? before, int limit)
    {
        using var turn = await gate.Enter(http);
        var found = new List<StoredRecord>();
        var first = await First();
        var end = await Last() + 1;
        if (before < end) end = before.Value;
        for (var read = 0; end > first + 1; )
        {
            var from = Math.Max(first, end - 1 - Chunk);
            var page = await Read(from);
            foreach (var record in page.Where(r => r.Number < end).Reverse())
            {
                if (!filter.Takes(record.Entry, open.Region)) continue;
                found.Add(record);
                if (found.Count == limit) return new JournalPage(found, Text(record.Number));
            }

            end = from + 1;
            if ((read += Chunk) >= MostRead && end > first + 1) return new JournalPage(found, Text(end));
        }

        return new JournalPage(found, null);
    }

    /// <summary>Reads records in the order in which they happened.</summary>
    /// <param name="after">The cursor of the page before; null to begin.</param>
    /// <param name="isDescending">Whether the latest come first.</param>
    /// <param name="limit">The most records.</param>
    /// <exception cref="ApiProblem">The part of the journal is too long to be ordered, or the cursor is of another
    /// order.</exception>
    public async Task<JournalPage> InTime(string? after, bool isDescending, int limit)
    {
        Rank? start = after is null ? null : Rank.OfCursor(after, ByTime)
            ?? throw ApiProblem.BadInput("after", $"'{after}' is no next of a page with orderBy={ByTime}.");
        using var turn = await gate.Enter(http);
        var selection = new Selection<StoredRecord>(limit + 1, new RankOrder(isDescending), start);
        var (from, last) = (await First(), await Last());
        if (last - from > MostRead)
            throw new ApiProblem(
                StatusCodes.Status400BadRequest, "too-long-to-order", "The journal is too long to be ordered by time.",
                $"{last - from} records would be read, and at most {MostRead} are; name the part that you want by "
                    + "recordedSince and recordedUntil.");
        while (from < last && await Read(from) is { Count: > 0 } page)
        {
            foreach (var record in page.Where(r => r.Number <= last && filter.Takes(r.Entry, open.Region)))
                selection.Offer(new Rank(record.Entry.Happened.Milliseconds, $"{record.Number:D19}"), record);
            from = page[^1].Number;
        }

        var chosen = selection.Take();
        return new JournalPage(
            [.. chosen.Take(limit).Select(c => c.Item)],
            chosen.Count > limit ? chosen[limit - 1].Rank.ToCursor(ByTime) : null);
    }

    /// <summary>Counts the wanted records, up to one more than a number.</summary>
    /// <exception cref="ApiProblem">The part of the journal is too long to be counted.</exception>
    public async Task<int> Count(int most)
    {
        using var turn = await gate.Enter(http);
        var count = 0;
        var (from, last) = (await First(), await Last());
        if (last - from > MostCounted) throw ListAnswer.TooLong(MostCounted);
        while (from < last && count <= most && await Read(from) is { Count: > 0 } page)
        {
            count += page.Count(r => filter.Takes(r.Entry, open.Region));
            from = page[^1].Number;
        }

        return count;
    }

    /// <summary>Reads some records after a number: of the one actor that is asked for, or else of all.</summary>
    /// <exception cref="OperationCanceledException">The caller has gone.</exception>
    private async Task<IReadOnlyList<StoredRecord>> Read(long after)
    {
        http.RequestAborted.ThrowIfCancellationRequested();
        if (filter.ActorAlone is { } actor) _ofActor ??= await Of(actor);
        return _ofActor is { Count: < MostOfActor } few
            ? [.. few.SkipWhile(r => r.Number <= after).Take(Chunk)]
            : await journal.Read(open.Live.Id, after, Chunk);
    }

    /// <summary>Reads the records of one actor, which the store finds without reading those of others. One that has too
    /// many to be held is read among the others.</summary>
    private async Task<List<StoredRecord>> Of(ActorId actor)
    {
        List<StoredRecord> records = [];
        while (records.Count < MostOfActor)
        {
            http.RequestAborted.ThrowIfCancellationRequested();
            var page = await journal.Of(open.Live.Id, actor, records.Count == 0 ? 0 : records[^1].Ordinal, Chunk);
            records.AddRange(page);
            if (page.Count < Chunk) break;
        }

        return records;
    }

    /// <summary>The number before the first record that may be wanted.</summary>
    private async Task<long> First()
    {
        var moments = new[] { values.Of(ListParameters.Since)?.From, values.Of(ListParameters.RecordedSince)?.From };
        return moments.Max() is { } since ? await Before(since - Slack) : 0;
    }

    /// <summary>The number of the last record that may be wanted.</summary>
    private async Task<long> Last() =>
        values.Of(ListParameters.RecordedUntil) is { } until ? await Before(until.End + Slack)
            : await store.LastNumber(open.Live.Id);

    /// <summary>Finds the number of the last record that was recorded before a moment, by halving.</summary>
    private async Task<long> Before(DateTimeOffset moment)
    {
        var at = open.Live.At(moment);
        var (low, high) = (0L, await store.LastNumber(open.Live.Id));
        while (low < high)
        {
            var middle = low + (high - low) / 2;
            if (await journal.Read(open.Live.Id, middle, 1) is [var record] && record.Entry.At < at)
                low = record.Number;
            else high = middle;
        }

        return low;
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
