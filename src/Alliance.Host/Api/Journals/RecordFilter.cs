using Alliance.Core.Actors;
using Alliance.Core.Geography;
using Alliance.Core.Journals;
using Alliance.Core.Situations;
using Alliance.Host.Api.Endpoints;
using Alliance.Host.Api.Problems;
using Alliance.Host.Situations;
using Alliance.Simulation.Scenarios.Yaml;

namespace Alliance.Host.Api.Journals;

/// <summary>The records that a caller wants; all records where the caller names no criterion.</summary>
internal sealed class RecordFilter : IWanted
{
    private HashSet<Type>? _types;
    private string? _request;
    private string? _place;
    private bool _notices;
    private string? _actor;

    /// <exception cref="ApiProblem">A type or township is unknown.</exception>
    public static RecordFilter Parse(
        Region region,
        string? types,
        string? request,
        string? place,
        bool notices,
        string? actor,
        string typesField = "types")
    {
        var names = types?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        foreach (var name in names ?? [])
            if (!RecordTypes.All.Contains(name))
                throw ApiProblem.BadInput(
                    typesField,
                    $"no record is of type '{name}'; the nearest is {Nearest.Of(name, RecordTypes.All)}.");
        place = Naming.PlaceFilter(place, "place", region);
        return new RecordFilter
        {
            _types = names is { Length: > 0 } ? [.. names.Select(RecordTypes.TypeOf)] : null,
            _request = request,
            _place = place,
            _notices = notices,
            _actor = actor,
        };
    }

    /// <inheritdoc/>
    public string? Place => _place;

    public bool Takes(in JournalEntry entry, Region region) =>
        (_actor is null || entry.Actor.ToString() == _actor)
        && Takes(
            new RecordFacts(
                entry.Body.GetType(),
                entry.Body is Notice,
                _request is null ? null : RecordSubjects.RequestOf(entry),
                _place is null ? null : RecordSubjects.PlaceOf(entry, region)));

    public bool Takes(in RecordFacts facts) =>
        (_place is null || facts.Place == _place)
        && (_types is null || _types.Contains(facts.Type))
        && (_request is null || facts.Request == _request)
        && (!_notices || facts.IsNotice);
}
