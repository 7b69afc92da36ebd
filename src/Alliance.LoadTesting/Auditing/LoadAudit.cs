using Alliance.Core.Stories;
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
    private readonly List<Telling> _told = [];
    private int _lost, _twice, _stuck;
    private long _records, _last;

    /// <summary>Takes the next record. Records must come in their order.</summary>
    public void On(in AuditRecord record)
    {
        if (record.Number != _last + 1)
            Lost(new($"日志从记录 {_last} 跳到 {record.Number}",
                $"the journal goes from record {_last} to {record.Number}"), record.Number - _last - 1);
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
            if (!atRest) Stuck(new($"请求 {id} 未了结", $"request {id} is open"));
        foreach (var team in teams)
            if (!team.IsAtRest) Stuck(new($"队伍 {team.Id} 未空闲", $"team {team.Id} is not free"));
        foreach (var (commitment, team) in _promises)
            if (
                team.StartsWith("RescueTeam/", StringComparison.Ordinal)
                && !_givenBack.Contains(commitment)
                && !_bound.Contains(commitment))
                Twice(new($"承诺 {commitment} 已作出，而 {team} 从未为它出动",
                    $"commitment {commitment} was promised, and {team} was never bound to it"));
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
            Twice(new($"{record.Actor} 在记录 {record.Number} 中用于 {commitment}，而它仍用于 {bound}",
                $"{record.Actor} was bound to {commitment} in record {record.Number} while it was to {bound}"));
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
                Lost(new($"请求 {command.Subject} 已确认却不存在",
                    $"request {command.Subject} was acknowledged and is not there"));
                break;
            case AckedKind.Raised
                when command.Record is not { } number
                    || !_commandRecords.TryGetValue(number, out var raised)
                    || raised.Subject != command.Subject:
                Lost(new($"请求 {command.Subject} 确认为记录 {command.Record}，而该记录是另一条",
                    $"request {command.Subject} was acknowledged as record {command.Record}, which is another"));
                break;
            case AckedKind.Reported
                when command.Record is { } number
                    && (
                        !_commandRecords.TryGetValue(number, out var report)
                        || KeyOf(report.Actor) != command.Subject
                        || report is { Type: "team.status", Status: var status } && !Says(status, command.Status)
                    ):
                Lost(new($"队伍 {command.Subject} 的报告 {command.Status} 确认为记录 {number}，而该记录是另一条",
                    $"team {command.Subject}'s report {command.Status} was acknowledged as record {number}, which is "
                        + "another"));
                break;
            case AckedKind.Given
                when command.Record is { } number
                    && (!_commandRecords.TryGetValue(number, out var given) || given.Actor != command.Subject):
                Lost(new($"给 {command.Subject} 的命令确认为记录 {number}，而该记录是另一条",
                    $"a command to {command.Subject} was acknowledged as record {number}, which is another"));
                break;
        }
    }

    /// <summary>Returns whether a recorded status agrees with a reported one. A team that reports to be home rests
    /// first, and a squad that covers a station reports to be on scene.</summary>
    private static bool Says(string? recorded, string? reported) =>
        recorded == reported || (recorded, reported) is ("resting", "available") or ("covering", "onScene");

    private static string KeyOf(string actor) => actor[(actor.IndexOf('/') + 1)..];

    private void Lost(Telling what, long count = 1)
    {
        _lost += (int)Math.Clamp(count, 1, int.MaxValue);
        Tell(what);
    }

    private void Twice(Telling what)
    {
        _twice++;
        Tell(what);
    }

    private void Stuck(Telling what)
    {
        _stuck++;
        Tell(what);
    }

    private void Tell(Telling what)
    {
        if (_told.Count < MostTold) _told.Add(what);
    }
}
