using Alliance.Core.Access;
using Alliance.Core.Actors;
using Alliance.Core.Identifiers;
using Alliance.Core.Incidents;
using Alliance.Core.Messages;
using Alliance.Core.Stories;
using Alliance.Core.Vocabulary;
using Alliance.Grains.Journals;
using Alliance.Host.Api.Endpoints;
using Alliance.Host.Api.Problems;

namespace Alliance.Host.Api.Incidents;

/// <summary>Incidents are put right: corrected, reopened, merged, unmerged, split, linked.</summary>
internal static class CorrectionsApi
{
    private const int MostRequests = 100;
    /// <summary>How often an answer looks whether a merge has reached the incident that stays.</summary>
    private const int LooksForMerge = 100;
    private static readonly TimeSpan LookAgain = TimeSpan.FromMilliseconds(20);

    public static void Map(RouteGroupBuilder group)
    {
        group
            .MapCommand<CorrectionBody>(Act.EnterFact, "/{number}/correct", Correct)
            .WithSummary("Correct what is on record of an incident")
            .WithDescription(
                "Name, hazard, township, position, time, and what callers said. The old and the new stand in the "
                    + "journal. In another township it keeps its number: that township commands, and its requests "
                    + "are put to the tiers of that place.");
        group
            .MapCommand<Ending>(Act.Decide, "/{number}/reopen", Reopen)
            .WithSummary("Reopen a closed incident")
            .WithDescription(
                "Under its number, with its history. Its needs are as they were; what nobody covers is requested "
                    + "within a minute. An open incident stays as it is.");
        group
            .MapCommand<MergeBody>(Act.Decide, "/{number}/merge", Merge)
            .WithSummary("Merge an incident into an older one")
            .WithDescription(
                "One incident was reported twice: the younger is closed, and the older takes over its needs and its "
                    + "requests, which keep their numbers. Of each kind the larger need stays, with the more urgent "
                    + "priority and the earlier deadline; what is then sought or promised twice and has not left is "
                    + "given back; said tells it. The older may be an incident of another township.");
        group
            .MapCommand<Ending>(Act.Decide, "/{number}/unmerge", Unmerge)
            .WithSummary("Undo a merge")
            .WithDescription("The incident that was merged into another is open again, with its needs and requests.");
        group
            .MapCreation<SplitBody>(Act.Decide, "/{number}/split", Split)
            .WithSummary("Split an incident in two")
            .WithDescription(
                "The township numbers a new incident, which takes the named requests and their share of the needs.");
        group
            .MapCommand<LinkBody>(Act.Decide, "/{number}/link", Link)
            .WithSummary("Link two incidents")
            .WithDescription("They belong together and stay apart, such as one flood in two townships.");
        group
            .MapCommand<LinkBody>(Act.Decide, "/{number}/unlink", Unlink)
            .WithSummary("End the link of two incidents")
            .WithDescription("Both forget it; the journal does not.");
    }

    private static Task<CommandReply> Correct([AsParameters] CommandCall<CorrectionBody> call, string number) =>
        call.Read((body, checks, open) =>
            {
                string? Text(string? value, string field) =>
                    value is null ? null : checks.Text(value, field, "say it, or leave it out");
                var correction = new CorrectIncident(
                    checks.By(body), checks.OccurredAt(body, open.Live), Text(body.Name, "name"),
                    body.Hazard is null ? null : checks.Hazard(body.Hazard, "hazard", open.Region),
                    body.Place is null ? null : checks.Township(body.Place, "place", open.Region),
                    HappenedAt(body, checks, open), body.Details(checks),
                    checks.Text(body.Reason, "reason", "say why"));
                if (body.CallBack is not null)
                    checks.Wrong("callBack", "is no part of a correction; enter it with POST …/calls.");
                if (correction is { Name: null, Hazard: null, Place: null, HappenedAt: null, Call: null }
                    && body.HappenedAt is null)
                    checks.Wrong("name", "say what is right: name, hazard, place, position, happenedAt, trapped, "
                        + "injured, toEvacuate, access or dangers.");
                return correction;
            })
            .SendTo(open => IncidentsApi.ActorOf(open, number), says: true);

    private static Instant? HappenedAt(CorrectionBody body, Checks checks, RealmDesk open)
    {
        if (body.HappenedAt is null) return null;
        var own = new Checks([]);
        var at = own.OccurredAt(new Ending { OccurredAt = body.HappenedAt }, open.Live)
            ?? (own.TakenAsNow is null ? null : open.Live.Now);
        foreach (var why in own.Of("occurredAt")) checks.Wrong("happenedAt", why);
        return at;
    }

    private static Task<CommandReply> Reopen([AsParameters] CommandCall<Ending> call, string number) =>
        call.Read((body, checks, open) => new ReopenIncident(
                checks.By(body), checks.OccurredAt(body, open.Live), checks.Text(body.Reason, "reason", "say why")))
            .SendTo(open => IncidentsApi.ActorOf(open, number), says: true);

    private static Task<CommandReply> Merge([AsParameters] CommandCall<MergeBody> call, string number)
    {
        var older = "";
        return call.Read((body, checks, open) =>
            {
                older = checks.Number(body.Into, "into", "the number of the older incident");
                return new MergeIncidents(checks.By(body), checks.OccurredAt(body, open.Live),
                    new IncidentNumber(number), new IncidentNumber(older),
                    checks.Text(body.Reason, "reason", "say why"));
            })
            .Following(async (open, journal) =>
                await Kept(open, journal, number, (await IncidentsApi.StandingOf(open, older)).Key))
            .SendTo(async open =>
            {
                await IncidentsApi.Known(open, number);
                await Known(open, older, "into");
                var place = await PlaceOf(open, number);
                if (await PlaceOf(open, older) != place) await ExpectSame(open, number, older);
                return new ActorId(ActorKind.Township, place);
            }, says: true);
    }

    /// <summary>Tells what a merge has kept of both incidents, once the one that stays has taken the other over; null
    /// where that takes long.</summary>
    private static async Task<Said?> Kept(RealmDesk open, JournalReader journal, string younger, string older)
    {
        for (var attempt = 0; attempt < LooksForMerge; attempt++)
        {
            if (attempt > 0) await Task.Delay(LookAgain);
            await open.CatchUp();
            var numbers = await open.Incident(older, i => i.Absorbed.Contains(younger) ? i.Records.ToArray() : []);
            if (numbers is not { Length: > 0 }) continue;
            var merged = (await journal.Read(open.Live.Id, numbers))
                .LastOrDefault(r => r.Entry.Body is IncidentAbsorbed absorbed && absorbed.Younger == younger);
            var told = merged is null ? null
                : new IncidentStory(new IncidentNumber(older), new Names(open.Region)).Tell(merged.Entry);
            return told is { What: var what } ? new Said($"{older}：{what.Zh}", $"{older}: {what.En}") : null;
        }

        return null;
    }

    /// <summary>Checks that an incident of another township may stand for this one.</summary>
    private static async Task ExpectSame(RealmDesk open, string number, string older)
    {
        var mine = await open.Incident(number, i => i.Hazard);
        var theirs = await open.Incident(older, i => Tuple.Create(i.Hazard, i.IsOpen));
        if (theirs?.Item2 != true)
            throw ApiProblem.BadInput("into", $"{older} is not open; reopen it, or link the two.");
        if (!open.Region.Hazards.MayBeSame(theirs.Item1, mine ?? ""))
            throw ApiProblem.BadInput("into",
                $"{older} is of the hazard {theirs.Item1}, {number} of {mine}; correct one of them, or link the two.");
    }

    private static Task<CommandReply> Unmerge([AsParameters] CommandCall<Ending> call, string number) =>
        call.Read((body, checks, open) => new UnmergeIncidents(
                checks.By(body), checks.OccurredAt(body, open.Live), new IncidentNumber(number),
                checks.Text(body.Reason, "reason", "say why")))
            .SendTo(async open =>
            {
                await IncidentsApi.Known(open, number);
                return new ActorId(ActorKind.Township, await PlaceOf(open, number));
            }, says: true);

    private static async Task<CreationAnswer> Split([AsParameters] CommandCall<SplitBody> call, string number)
    {
        var at = await call.Desk.Open(call.Realm);
        await IncidentsApi.Known(at, number);
        var old = await at.Incident(
            number, i => Tuple.Create(i.Hazard, !i.IsUnverified, i.Requests.Concat(i.Handed).ToArray()));
        return await call.Read((body, checks, open) =>
            {
                if (body.CallBack is not null)
                    checks.Wrong("callBack", "is no part of a split; enter it with POST …/calls.");
                var requests = body.Requests ?? [];
                if (requests.Length > MostRequests) checks.Wrong("requests", $"at most {MostRequests}.");
                foreach (var request in requests)
                    if (request is null || old?.Item3.Contains(request) != true)
                        checks.Wrong("requests", $"'{request}' is no request of {number}; read the incident for those "
                            + "that it has.");
                return new SplitIncident(
                    checks.By(body), checks.OccurredAt(body, open.Live), new IncidentNumber(number),
                    [.. requests.OfType<string>().Distinct().Select(r => new RequestNumber(r))],
                    checks.Text(body.Name, "name", "what the new incident is called"),
                    body.Hazard is null ? old?.Item1 ?? "" : checks.Hazard(body.Hazard, "hazard", open.Region),
                    body.Details(checks), old?.Item2 ?? false, checks.Text(body.Reason, "reason", "say why"));
            })
            .Create(async open =>
                {
                    foreach (var request in call.Body?.Requests ?? [])
                        if (await open.Request(request, r => Tuple.Create(r.Outcome))
                            is { Item1: not Outcome.Open })
                            throw ApiProblem.BadInput("requests",
                                $"'{request}' is settled; it stays with {number}. Name those that are open.");
                    return new ActorId(ActorKind.Township, await PlaceOf(open, number));
                }, "incidents", part => part.ToIncident());
    }

    private static Task<CommandReply> Link([AsParameters] CommandCall<LinkBody> call, string number) =>
        Link(call, number, false);

    private static Task<CommandReply> Unlink([AsParameters] CommandCall<LinkBody> call, string number) =>
        Link(call, number, true);

    private static Task<CommandReply> Link(CommandCall<LinkBody> call, string number, bool ends)
    {
        var other = "";
        return call.Read((body, checks, open) =>
            {
                other = checks.Number(body.With, "with", "the number of the other incident");
                return new LinkIncident(checks.By(body), checks.OccurredAt(body, open.Live), new IncidentNumber(other),
                    ends, checks.Text(body.Reason, "reason", "say why"));
            })
            .SendTo(async open =>
            {
                var actor = await IncidentsApi.ActorOf(open, number);
                await Known(open, other, "with");
                return actor;
            }, says: true);
    }

    /// <summary>Finds the township where an incident is at present.</summary>
    private static async Task<string> PlaceOf(RealmDesk open, string number) =>
        await open.Incident(number, i => i.Place) ?? new IncidentNumber(number).Township;

    /// <summary>Looks up the incident that a body names. An unknown one is an error of that field.</summary>
    private static async Task Known(RealmDesk open, string number, string field)
    {
        try
        {
            await IncidentsApi.Known(open, number);
        }
        catch (ApiProblem unknown) when (unknown.Status == StatusCodes.Status404NotFound)
        {
            throw ApiProblem.BadInput(field, unknown.Message);
        }
    }
}
