using Alliance.Core.Identifiers;
using Alliance.Host.Api.AidRequests;
using Alliance.Host.Api.Endpoints;
using Alliance.Host.Api.Incidents;
using Alliance.Host.Api.Journals;
using Alliance.Host.Api.Lists;
using Alliance.Host.Api.Problems;
using Alliance.Host.Api.Queries;

namespace Alliance.Host.Api.References;

/// <summary>Refuses a filter by an incident or a request that there is not, before the endpoint is reached. Such a
/// filter would match nothing, and an empty list would look like an answer.</summary>
internal sealed class FilterGate(RequestDelegate next, Desk desk)
{
    public Task InvokeAsync(HttpContext http) =>
        http.GetEndpoint()?.Metadata.GetMetadata<QueryShape>() is { } shape
        && http.Request.RouteValues["realm"] is string realm
        && Named(shape, http).ToList() is { Count: > 0 } named
            ? Check(http, realm, named) : next(http);

    /// <summary>The incidents and requests that the query names, with the parameter of each.</summary>
    private static IEnumerable<(string Parameter, ActorId Actor)> Named(QueryShape shape, HttpContext http)
    {
        if (Given(ListParameters.Incident) is { } incident)
            yield return (ListParameters.Incident.Name, incident.ToIncident());
        if (Given(ListParameters.Request) is { } request)
            yield return (ListParameters.Request.Name, request.ToAidRequest());
        if (Given(RecordFilter.Actor) is { } text && RecordFilter.Numbered(text) is { } actor)
            yield return (RecordFilter.Actor.Name, actor);

        string? Given(QueryParameter<string> parameter) =>
            shape.Has(parameter) ? QueryValues.Of(http).Of(parameter) : null;
    }

    private async Task Check(HttpContext http, string realm, List<(string Parameter, ActorId Actor)> named)
    {
        var (open, errors) = (await desk.Open(realm), new Dictionary<string, string[]>());
        foreach (var (parameter, actor) in named)
            if (await Fault(open, actor) is { } fault) errors[parameter] = [fault];
        if (errors.Count > 0) throw ApiProblem.BadInput(errors);
        await next(http);
    }

    /// <summary>Says that there is no such incident or request; null where there is.</summary>
    private static async Task<string?> Fault(RealmDesk open, ActorId actor)
    {
        try
        {
            if (actor.Kind == ActorKind.Incident)
                _ = await open.Incident(actor.Key, i => i.Number) is null
                    ? await IncidentsApi.Known(open, actor.Key) : null;
            else
                _ = await open.Request(actor.Key, r => r.Number) is null
                    ? await AidRequestsApi.Known(open, actor.Key) : null;
            return null;
        }
        catch (ApiProblem unknown) when (unknown.Status == StatusCodes.Status404NotFound)
        {
            return unknown.Message;
        }
    }
}
