using Alliance.LoadTesting.Measuring;
using Alliance.LoadTesting.Results;

namespace Alliance.LoadTesting.Auditing;

/// <summary>Checks every acknowledged command against the journal and the final state of requests and teams.</summary>
internal sealed class LoadAudit
{
    private const int MostTold = 20;
    private readonly Dictionary<long, AuditRecord> _commandRecords = [];
    private readonly HashSet<string> _raised = new(StringComparer.Ordinal),
        _submitted = new(StringComparer.Ordinal),
        _bound = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _boundTo = new(StringComparer.Ordinal);
    private readonly List<(string Commitment, string Team)> _promises = [];
    private readonly HashSet<string> _givenBack = new(StringComparer.Ordinal);
    private readonly List<string> _told = [];
    private int _lost, _twice, _stuck;
    private long _records, _last;

    /// <summary>Takes the next record. Records must come in their order.</summary>
    public void On(in AuditRecord record)
    {
        if (record.Number != _last + 1)
            Lost($"the journal goes from record {_last} to {record.Number}", record.Number - _last - 1);
        (_last, _records) = (record.Number, _records + 1);
        switch (record.Type)
        {
            case "incident.request-raised":
                _raised.Add(record.Subject!);
                _commandRecords[record.Number] = record;
                break;
            case "request.submitted":
                _submitted.Add(KeyOf(record.Actor));
                break;
            case "request.accepted":
                _promises.Add((record.Subject!, record.Resource ?? ""));
                break;
            case "request.progress" or "request.released":
                if (record.Status is null or "withdrawn" or "released") _givenBack.Add(record.Subject!);
                break;
            case "team.status":
                OnTeam(record);
                break;
            default:
                // A crew's report may be recorded first as unexpected, or as a correction.
                if (record.IsCommanded || record.Actor.StartsWith("RescueTeam/", StringComparison.Ordinal))
                    _commandRecords[record.Number] = record;
                break;
        }
    }

    /// <summary>Checks everything once all records are read, and returns the findings.</summary>
    public AuditResult Finish(
        IReadOnlyCollection<AckedCommand> acked,
        IEnumerable<FinalStanding> requests,
        IEnumerable<FinalStanding> teams)
    {
        var known = new Dictionary<string, bool>(StringComparer.Ordinal);
        foreach (var request in requests) known[request.Id] = request.IsAtRest;
        foreach (var command in acked) Check(command, known);
        foreach (var (id, atRest) in known)
            if (!atRest) Stuck($"request {id} is open");
        foreach (var team in teams)
            if (!team.IsAtRest) Stuck($"team {team.Id} is not free");
        foreach (var (commitment, team) in _promises)
            if (
                team.StartsWith("RescueTeam/", StringComparison.Ordinal)
                && !_givenBack.Contains(commitment)
                && !_bound.Contains(commitment))
                Twice($"commitment {commitment} was promised, and {team} was never bound to it");
        return new AuditResult(_lost, _twice, _stuck, acked.Count, _records, _told);
    }

    /// <summary>Checks that a team is bound to one commitment at a time. It is bound from its hold until it is
    /// free.</summary>
    private void OnTeam(in AuditRecord record)
    {
        _commandRecords[record.Number] = record;
        if (record.Status is "available" or "resting" or "outOfService" || record.Subject is not { } commitment)
        {
            _boundTo.Remove(record.Actor);
            return;
        }

        if (_boundTo.TryGetValue(record.Actor, out var bound) && bound != commitment)
            Twice($"{record.Actor} was bound to {commitment} in record {record.Number} while it was to {bound}");
        _boundTo[record.Actor] = commitment;
        _bound.Add(commitment);
    }

    private void Check(in AckedCommand command, Dictionary<string, bool> requests)
    {
        switch (command.Kind)
        {
            case AckedKind.Raised
                when !_raised.Contains(command.Subject)
                    || !_submitted.Contains(command.Subject)
                    || !requests.ContainsKey(command.Subject):
                Lost($"request {command.Subject} was acknowledged and is not there");
                break;
            case AckedKind.Raised
                when command.Record is not { } number
                    || !_commandRecords.TryGetValue(number, out var raised)
                    || raised.Subject != command.Subject:
                Lost($"request {command.Subject} was acknowledged as record {command.Record}, which is another");
                break;
            case AckedKind.Reported
                when command.Record is { } number
                    && (
                        !_commandRecords.TryGetValue(number, out var report)
                        || KeyOf(report.Actor) != command.Subject
                        || report is { Type: "team.status", Status: var status } && !Says(status, command.Status)
                    ):
                Lost(
                    $"team {command.Subject}'s report {command.Status} was acknowledged as record {number}, which is "
                        + $"another");
                break;
            case AckedKind.Given
                when command.Record is { } number
                    && (!_commandRecords.TryGetValue(number, out var given) || given.Actor != command.Subject):
                Lost($"a command to {command.Subject} was acknowledged as record {number}, which is another");
                break;
        }
    }

    /// <summary>Returns whether a recorded status agrees with a reported one. A team that reports to be home rests
    /// first, and a squad that covers a station reports to be on scene.</summary>
    private static bool Says(string? recorded, string? reported) =>
        recorded == reported || (recorded, reported) is ("resting", "available") or ("covering", "onScene");

    private static string KeyOf(string actor) => actor[(actor.IndexOf('/') + 1)..];

    private void Lost(string what, long count = 1)
    {
        _lost += (int)Math.Clamp(count, 1, int.MaxValue);
        Tell(what);
    }

    private void Twice(string what)
    {
        _twice++;
        Tell(what);
    }

    private void Stuck(string what)
    {
        _stuck++;
        Tell(what);
    }

    private void Tell(string what)
    {
        if (_told.Count < MostTold) _told.Add(what);
    }
}
