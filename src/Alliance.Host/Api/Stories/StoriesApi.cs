using Alliance.Core.Geography;
using Alliance.Core.Identifiers;
using Alliance.Core.Stories;
using Alliance.Grains.Journals;
using Alliance.Host.Admissions;
using Alliance.Host.Api.AidRequests;
using Alliance.Host.Api.Endpoints;
using Alliance.Host.Api.Incidents;
using Alliance.Host.Api.Lists;
using Alliance.Host.Api.Problems;
using Alliance.Host.Api.Queries;

namespace Alliance.Host.Api.Stories;

/// <summary>The journals of incidents and of requests as stories.</summary>
internal static class StoriesApi
{
    /// <summary>The most records that are read for one story.</summary>
    private const int MostRecords = 200_000;

    private const int Chunk = 500;

    private static readonly QueryParameter<string> Detail = Parameters.OneOf(
        "detail",
        "milestones (the default): of its requests what was promised, who left and arrived, and how they ended. all: "
            + "every sentence of its requests.",
        ["milestones", "all"]);

    private static readonly QueryShape OfIncident = new(
        LanguageQuery.Lang, Detail, ListParameters.Since, ListParameters.Until, ListParameters.RecordedSince,
        ListParameters.RecordedUntil);

    public static void Map(RouteGroupBuilder incidents, RouteGroupBuilder requests)
    {
        requests
            .MapGet("/{number}/story", Request)
            .ProducesList<StoryView, SentenceView>(LanguageQuery.Alone)
            .WithSummary("Read an aid request as a story")
            .WithDescription(
                "Its journal in sentences, as alliance explain tells it: who asked, who offered what and why or why "
                    + "not, who won and why, what happened then. Each sentence has the number and time of its record.");
        incidents
            .MapGet("/{number}/story", Incident)
            .ProducesList<IncidentStoryView, SentenceView>(OfIncident)
            .WithSummary("Read an incident as a story")
            .WithDescription(
                "Its journal in sentences, as alliance explain tells it: the report, grade, needs, requests and what "
                    + "came of them, teams that turned up, offers, reports upward in time or late, who commanded, and "
                    + "how it ended. Each sentence has the number and time of its record, and happenedAt where it "
                    + "happened earlier. since and until go by when it happened: until=05:00 tells what had happened "
                    + "by then. recordedSince and recordedUntil go by when it was recorded. The order is always that "
                    + "of recording.");
    }

    private static async Task<IResult> Request(
        string realm, string number, Desk desk, JournalReader journal, HttpContext http)
    {
        var open = await desk.Open(realm);
        var language = LanguageQuery.Of(http);
        await AidRequestsApi.Known(open, number);
        var numbers = await open.Request(number, p => p.Records.ToArray())
            ?? throw AidRequestsApi.Unknown(number, open);
        var records = await journal.Read(open.Live.Id, numbers);
        var story = StoryView.Of(
            number, language, records.Select(r => r.Entry), await open.See(s => s.Region), open);
        return CsvAccept.IsWanted(http.Request) ? Table(story.Sentences) : Results.Ok(story);
    }

    private static async Task<IResult> Incident(
        string realm, string number, Desk desk, JournalReader journal, ScanGate gate, HttpContext http)
    {
        var open = await desk.Open(realm);
        var (language, values) = (LanguageQuery.Of(http), QueryValues.Of(http));
        CheckTimes(values);
        await IncidentsApi.Known(open, number);
        var (numbers, takenOver) = await RecordsOf(number, open);
        var region = await open.See(s => s.Region);
        var story = new IncidentStory(
            new IncidentNumber(number), new Names(region, open.Written), values.Of(Detail) == "all", takenOver);
        using var turn = await gate.Enter(http);
        var sentences = await Sentences(story, numbers, language, open, journal, http.RequestAborted);
        sentences.RemoveAll(s => !IsWanted(s, values));
        return CsvAccept.IsWanted(http.Request) ? Table(sentences)
            : Results.Ok(new IncidentStoryView(number, language, sentences));
    }

    private static void CheckTimes(QueryValues values)
    {
        var checks = new Checks([]);
        ListParameters.CheckOrder(values, checks);
        checks.Done();
    }

    private static bool IsWanted(SentenceView sentence, QueryValues values) =>
        IsBetween(
            sentence.HappenedAt ?? sentence.Time, values.Of(ListParameters.Since), values.Of(ListParameters.Until))
        && IsBetween(
            sentence.Time, values.Of(ListParameters.RecordedSince), values.Of(ListParameters.RecordedUntil));

    private static bool IsBetween(DateTimeOffset time, QueryTime? since, QueryTime? until) =>
        (since is null || time >= since.Value.From) && (until is null || time < until.Value.End);

    private static async Task<List<SentenceView>> Sentences(
        IncidentStory story, List<long> numbers, string language, RealmDesk open, JournalReader journal,
        CancellationToken gone)
    {
        var sentences = new List<SentenceView>();
        foreach (var chunk in numbers.Chunk(Chunk))
        {
            gone.ThrowIfCancellationRequested();
            foreach (var record in await journal.Read(open.Live.Id, chunk))
                if (story.Tell(record.Entry) is { } line) sentences.Add(SentenceView.Of(line, language, open));
        }

        return sentences;
    }

    /// <summary>The numbers of all records of an incident and of the requests that it has or had, in order; and which
    /// of those another incident had raised.</summary>
    private static async Task<(List<long> Numbers, List<RequestNumber> TakenOver)> RecordsOf(
        string number, RealmDesk open)
    {
        var own = await open.Incident(
            number, i => Tuple.Create(i.Records.ToArray(), i.Requests.ToArray(), i.Handed.ToArray()));
        var numbers = new SortedSet<long>(own?.Item1 ?? []);
        foreach (var request in (own?.Item2 ?? []).Union(own?.Item3 ?? []))
        {
            numbers.UnionWith(await open.Request(request, r => r.Records.ToArray()) ?? []);
            if (numbers.Count > MostRecords)
                throw new ApiProblem(
                    StatusCodes.Status400BadRequest, "too-long-a-story", "The story is too long.",
                    $"It has more than {MostRecords} records; read the stories of its requests, one by one.");
        }

        return ([.. numbers], [.. (own?.Item2 ?? []).Select(r => new RequestNumber(r))
            .Where(r => r.Incident.Text != number)]);
    }

    private static CsvAnswer<SentenceView> Table(IReadOnlyList<SentenceView> sentences) =>
        new(SentenceView.Table, new Page<SentenceView>(sentences, null), null);
}
