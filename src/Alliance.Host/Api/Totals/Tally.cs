using System.Text.Json;
using Alliance.Core.Actors;
using Alliance.Core.Hazards;
using Alliance.Core.Identifiers;
using Alliance.Core.Requests;
using Alliance.Core.Resources;
using Alliance.Core.Situations;
using Alliance.Core.Vocabulary;
using Alliance.Host.Api.Depots;
using Alliance.Simulation.Measures;

namespace Alliance.Host.Api.Totals;

/// <summary>Adds up incidents and requests, one after the other. It keeps sums, and a time for each line.</summary>
/// <param name="since">The begin of the period; null for none.</param>
/// <param name="until">The first moment after the period; null for none.</param>
/// <param name="now">The present time, up to which a squad that is out has worked.</param>
/// <param name="hazards">The kinds of hazard of the region.</param>
internal sealed class Tally(Instant? since, Instant? until, Instant now, HazardCatalogue hazards)
{
    private readonly SortedDictionary<string, int> _hazards = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, int> _grades = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, int> _outcomes = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, int> _stages = new(StringComparer.Ordinal);
    private readonly SortedDictionary<ResourceKind, Sums> _kinds = [];
    private readonly HashSet<string> _squads = new(StringComparer.Ordinal);
    private readonly HashSet<string> _out = new(StringComparer.Ordinal);
    private readonly HashSet<string> _onScene = new(StringComparer.Ordinal);
    /// <summary>When each incident happened, and when the first aid arrived there.</summary>
    private readonly Dictionary<string, (Instant? Happened, Instant? Arrived)> _incidents =
        new(StringComparer.Ordinal);
    private readonly List<long> _toCommitment = [], _toArrival = [];
    private FiguresTotals _figures = new(0, 0, 0, 0, 0, 0);
    private int _requests, _lines, _open, _uncommitted, _notArrived, _unverified, _unverifiedRequests;
    private long _people, _personMilliseconds;

    /// <summary>Whether a moment lies in the period.</summary>
    public bool Covers(Instant at) => (since is not { } from || at >= from) && (until is not { } end || at < end);

    /// <summary>Adds an incident that happened in the period.</summary>
    public void Add(IncidentProjection incident)
    {
        var known = _incidents.GetValueOrDefault(incident.Number);
        if (known.Happened is not null) return;
        _incidents[incident.Number] = (incident.HappenedAt ?? incident.ReportedAt, known.Arrived);
        if (incident.IsOpen) _open++;
        if (incident.IsUnverified) _unverified++;
        One(_hazards, hazards.CodeOf(incident.Hazard));
        One(_grades, incident.Grade is { } grade ? Word(grade) : "none");
        if (incident.PresentReport is not { Figures: var f }) return;
        _figures = new(
            _figures.Dead + f.Dead, _figures.Missing + f.Missing, _figures.Injured + f.Injured,
            _figures.Evacuated + f.Evacuated, _figures.Affected + f.Affected, _figures.Houses + f.Houses);
    }

    /// <summary>Adds a request: itself where it was raised in the period, and the hours that its squads worked in
    /// it.</summary>
    /// <param name="request">The request.</param>
    /// <param name="takes">Whether a line counts.</param>
    public void Add(RequestProjection request, Func<LineState, bool> takes)
    {
        var isRaised = Covers(request.HappenedAt);
        if (isRaised)
        {
            _requests++;
            if (request.IsUnverified) _unverifiedRequests++;
            One(_outcomes, Word(request.Outcome));
        }

        foreach (var line in request.Lines)
        {
            if (!takes(line.State)) continue;
            if (isRaised) AddLine(request, line);
            foreach (var (id, commitment) in line.State.Commitments)
                AddCommitment(commitment, request.Deployments.GetValueOrDefault(id.Text), isRaised);
        }
    }

    /// <summary>Makes the totals.</summary>
    /// <param name="period">The period as it was asked.</param>
    /// <param name="at">The time of the last record.</param>
    /// <param name="number">The number of the last record.</param>
    /// <param name="stock">The stock as it is now; null for none.</param>
    public TotalsView Done(
        (DateTimeOffset? Since, DateTimeOffset? Until) period, DateTimeOffset at, long number,
        IReadOnlyList<StockView>? stock)
    {
        var counted = _incidents.Values.Where(i => i.Happened is not null).ToList();
        var arrivals = counted.Where(i => i.Arrived is not null)
            .Select(i => Math.Max(0, (i.Arrived!.Value - i.Happened!.Value).Milliseconds)).ToList();
        return new(
            period.Since, period.Until, at, number,
            new IncidentTotals(counted.Count, _open, _hazards, _grades, _figures, _unverified),
            new RequestTotals(_requests, _outcomes, _lines, _stages, _unverifiedRequests),
            [.. _kinds.Select(k => k.Value.Of(k.Key))],
            new SquadTotals(
                _squads.Count, _out.Count, _onScene.Count, _people, Math.Round(_personMilliseconds / 3_600_000.0, 2)),
            stock,
            new ResponseTotals(
                Distribution.Of(_toCommitment, _uncommitted), Distribution.Of(_toArrival, _notArrived),
                Distribution.Of(arrivals, counted.Count - arrivals.Count)));
    }

    private void AddLine(RequestProjection request, LineProjection line)
    {
        _lines++;
        One(_stages, Word(line.Stage));
        if (!_kinds.TryGetValue(line.State.Spec.Kind, out var sums))
            _kinds.Add(line.State.Spec.Kind, sums = new Sums());
        sums.Add(line.State);
        var times = line.State.Commitments.Keys.Select(id => request.Deployments.GetValueOrDefault(id.Text)).ToList();
        // A life-saving line has nothing until a crew has its order.
        var counted = line.State.Commitments.Where(c => !IsInDoubt(c.Value, line.State))
            .Select(c => request.Deployments.GetValueOrDefault(c.Key.Text));
        Time(_toCommitment, ref _uncommitted, request.HappenedAt, Earliest(counted, t => t.AcceptedAt));
        var arrived = Earliest(times, t => t.ArrivedAt);
        Time(_toArrival, ref _notArrived, request.HappenedAt, arrived);
        var (happened, first) = _incidents.GetValueOrDefault(request.BelongsTo);
        if (arrived is { } at && (first is null || at < first)) _incidents[request.BelongsTo] = (happened, at);
    }

    private void AddCommitment(CommitmentState commitment, DeploymentProjection? times, bool isRaised)
    {
        if (commitment.Resource.Kind != ActorKind.RescueTeam) return;
        if (isRaised)
        {
            _squads.Add(commitment.Resource.Key);
            if (!commitment.IsOver) _out.Add(commitment.Resource.Key);
            if (commitment.Status == CommitmentStatus.OnScene) _onScene.Add(commitment.Resource.Key);
            if (times?.ArrivedAt is not null) _people += DeploymentProjection.QuantityOf(commitment, times);
        }

        if (times?.DepartedAt is not { } departed) return;
        var ended = times.EndedAt ?? now;
        // What the lender booked is exact; without it, and for a part of it, times and head-counts say.
        if (times.PersonMinutes is { } booked && Covers(departed) && (until is not { } last || ended <= last))
        {
            _personMilliseconds += booked * 60_000;
            return;
        }

        var from = since is { } begin && begin > departed ? begin : departed;
        var to = until is { } end && end < ended ? end : ended;
        _personMilliseconds += times.PersonMilliseconds(from, to, commitment.Quantity);
    }

    private static bool IsInDoubt(CommitmentState commitment, LineState line) =>
        commitment.IsUnconfirmed && line.Spec.Priority == Priority.LifeSaving;

    private static void Time(List<long> times, ref int none, Instant from, Instant? to)
    {
        if (to is { } at) times.Add(Math.Max(0, (at - from).Milliseconds));
        else none++;
    }

    private static Instant? Earliest(
        IEnumerable<DeploymentProjection?> times, Func<DeploymentProjection, Instant?> when) =>
        times.Select(t => t is null ? null : when(t)).Min();

    private static void One(SortedDictionary<string, int> counts, string name) =>
        counts[name] = counts.GetValueOrDefault(name) + 1;

    private static string Word(Enum value) => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());

    /// <summary>The sums of one kind.</summary>
    private sealed class Sums
    {
        private int _lines;
        private long _asked, _committed, _arrived, _open;

        public void Add(LineState line)
        {
            _lines++;
            _asked += line.Spec.Quantity;
            _committed += line.Committed;
            _arrived += line.Received;
            if (line.Outcome == Outcome.Open)
                _open += Math.Clamp(
                    line.Remainder + (line.Spec.Priority == Priority.LifeSaving ? line.Unconfirmed : 0), 0,
                    line.Spec.Quantity);
        }

        public KindTotals Of(ResourceKind kind) => new(
            kind.Code, Catalogue.Of(kind)?.UnitZh ?? "", kind.IsSupply, _lines, _asked, _committed, _arrived, _open);
    }
}
