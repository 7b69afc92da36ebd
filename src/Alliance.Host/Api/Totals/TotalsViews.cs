using Alliance.Host.Api.Depots;
using Alliance.Simulation.Measures;

namespace Alliance.Host.Api.Totals;

/// <summary>The incidents that are counted.</summary>
/// <param name="Count">Their number.</param>
/// <param name="Open">Those that are open.</param>
/// <param name="ByHazard">Their number by hazard.</param>
/// <param name="ByGrade">Their number by grade; those that are not graded under <c>none</c>.</param>
/// <param name="Figures">The sum of the figures that their last situation reports give.</param>
/// <param name="Unverified">Those whose call nobody has verified.</param>
internal sealed record IncidentTotals(
    int Count, int Open, IReadOnlyDictionary<string, int> ByHazard, IReadOnlyDictionary<string, int> ByGrade,
    FiguresTotals Figures, int Unverified);

/// <summary>People and houses, summed up.</summary>
internal sealed record FiguresTotals(long Dead, long Missing, long Injured, long Evacuated, long Affected, long Houses);

/// <summary>The aid requests that are counted.</summary>
/// <param name="Count">Their number.</param>
/// <param name="ByOutcome">Their number by outcome; <c>open</c> for those that have none yet.</param>
/// <param name="Lines">The number of their lines.</param>
/// <param name="LinesByState">The number of their lines by state.</param>
/// <param name="Unverified">Those that come of a call that nobody has verified.</param>
internal sealed record RequestTotals(
    int Count, IReadOnlyDictionary<string, int> ByOutcome, int Lines, IReadOnlyDictionary<string, int> LinesByState,
    int Unverified);

/// <summary>What was asked of one kind, and what came of it.</summary>
/// <param name="Kind">The capability or supply.</param>
/// <param name="Unit">Its unit in Chinese.</param>
/// <param name="IsSupply">Whether it is a supply, counted in units; otherwise it is counted in people.</param>
/// <param name="Lines">The number of lines.</param>
/// <param name="Asked">People or units that were asked.</param>
/// <param name="Committed">People or units that are promised, at work or received.</param>
/// <param name="Arrived">People or units that reached the scene.</param>
/// <param name="Open">People or units that are still lacking, never more than asked. Where lives depend on it, squads
/// lack until their crews have the order.</param>
internal sealed record KindTotals(
    string Kind, string Unit, bool IsSupply, int Lines, long Asked, long Committed, long Arrived, long Open);

/// <summary>The squads that served.</summary>
/// <param name="Squads">The number of squads that were promised, each counted once.</param>
/// <param name="SquadsOut">Those that are promised or out now.</param>
/// <param name="SquadsOnScene">Those that are at the scene now.</param>
/// <param name="People">The people of the squads that reached the scene; a squad that came twice counts twice.</param>
/// <param name="PersonHours">The person-hours away from base that lie in the period, of squads that are still out up to
/// now.</param>
internal sealed record SquadTotals(int Squads, int SquadsOut, int SquadsOnScene, long People, double PersonHours);

/// <summary>Response times in minutes, reckoned from when things happened. A line without an answer counts as
/// unanswered.</summary>
/// <param name="RequestToCommitment">From the request to the first commitment of each line.</param>
/// <param name="RequestToArrival">From the request to the first arrival for each line.</param>
/// <param name="IncidentToArrival">From the incident to the first arrival at each.</param>
internal sealed record ResponseTotals(
    Distribution RequestToCommitment, Distribution RequestToArrival, Distribution IncidentToArrival);

/// <summary>The totals of an incident or of a period.</summary>
/// <param name="Since">The begin of the period; null for none.</param>
/// <param name="Until">The end of the period; null for none.</param>
/// <param name="At">The time of the last record that is counted.</param>
/// <param name="Event">The number of the last record that is counted.</param>
/// <param name="Incidents">The incidents that happened in the period.</param>
/// <param name="Requests">The requests that were raised in the period.</param>
/// <param name="Kinds">What these requests asked, by kind: people by capability, stock by kind of supply.</param>
/// <param name="Squads">The squads that served these requests.</param>
/// <param name="Stock">The stock of all depots, or of those of the place, as it is now, by kind; null for an
/// incident.</param>
/// <param name="ResponseMinutes">The response times of these requests.</param>
internal sealed record TotalsView(
    DateTimeOffset? Since,
    DateTimeOffset? Until,
    DateTimeOffset At,
    long Event,
    IncidentTotals Incidents,
    RequestTotals Requests,
    IReadOnlyList<KindTotals> Kinds,
    SquadTotals Squads,
    IReadOnlyList<StockView>? Stock,
    ResponseTotals ResponseMinutes);
