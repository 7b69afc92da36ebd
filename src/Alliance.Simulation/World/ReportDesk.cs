using Alliance.Core.Actors;
using Alliance.Core.Identifiers;
using Alliance.Core.Incidents;
using Alliance.Core.Messages;
using Alliance.Core.Reports;
using Alliance.Core.Vocabulary;
using Alliance.Simulation.Scenarios;
using Alliance.Simulation.Statistics;

namespace Alliance.Simulation.World;

/// <summary>The reporting of a duty desk. It reports to the tier above in time, late, or after a reminder.</summary>
/// <remarks>A county takes command of grave incidents, and sometimes offers a squad without a request.</remarks>
internal sealed class ReportDesk(ReportingData data, ulong seed, ActorId tier)
{
    /// <summary>The most written reports on one incident. Afterwards nobody writes follow-ups without news.</summary>
    private const int MostFollowUps = 14;
    private readonly RandomStream _reports = new(seed, tier, "reports");
    private readonly RandomStream _handovers = new(seed, tier, "handovers");
    private readonly RandomStream _offers = new(seed, tier, "offers");
    private readonly Dictionary<string, int> _followUps = new(StringComparer.Ordinal);
    private readonly HashSet<string> _takenOver = new(StringComparer.Ordinal);
    private readonly Author _author = new("值班员", tier.Key);

    public void On(Notice notice, WorldTurn turn)
    {
        switch (notice)
        {
            case ClockStarted { Clock: not Clock.CrossBoundary } owed when !IsTired(owed):
                Plan(owed, turn);
                break;
            case ClockMissed { Clock: not Clock.CrossBoundary } missed
                when _followUps.GetValueOrDefault(missed.Subject) <= MostFollowUps:
                turn.At(
                    Key(missed.Clock, missed.Subject),
                    turn.Now + Span.FromMinutes(_reports.Between(3, 45)),
                    new TimeToReport(missed.Clock, missed.Subject));
                break;
            case UpwardReportReceived report when tier.Kind == ActorKind.CommandCentre:
                Hear(report, turn);
                break;
            case HandoverAsked asked:
                turn.At(
                    $"answer/{asked.Incident}",
                    turn.Now + Draw(_handovers, data.HandoverMinutes),
                    new TimeToAnswer(asked.Incident));
                break;
        }
    }

    /// <summary>Handles a timer. Returns whether it belonged to this desk's reports.</summary>
    public bool On(WorldTimer timer, WorldTurn turn)
    {
        switch (timer)
        {
            case TimeToReport report:
                turn.Issue(
                    tier,
                    new ReportUpward(
                        _author,
                        null,
                        new IncidentNumber(report.Subject),
                        report.Clock == Clock.Telephone ? ReportMedium.Telephone : ReportMedium.Written,
                        null));
                return true;
            case TimeToTakeOver over:
                turn.Issue(
                    over.Incident.ToIncident(),
                    new ProposeHandover(_author, null, tier, tier, false, "险情较大，提级指挥"));
                return true;
            case TimeToAnswer answer:
                turn.Issue(
                    answer.Incident.ToIncident(), new AnswerHandover(_author, null, tier, true, "同意移交指挥权"));
                return true;
            default: return false;
        }
    }

    private bool IsTired(ClockStarted owed)
    {
        if (owed.Clock == Clock.FollowUp) _followUps[owed.Subject] = _followUps.GetValueOrDefault(owed.Subject) + 1;
        return _followUps.GetValueOrDefault(owed.Subject) > MostFollowUps;
    }

    private void Plan(ClockStarted owed, WorldTurn turn)
    {
        var delay = Draw(
            _reports,
            owed.Clock switch
            {
                Clock.Telephone => data.TelephoneMinutes,
                Clock.Written => data.WrittenMinutes,
                Clock.Upward => data.UpwardMinutes,
                _ => data.FollowUpMinutes,
            });
        if (!_reports.Chance(data.ForgottenPermille))
            turn.At(Key(owed.Clock, owed.Subject), turn.Now + delay, new TimeToReport(owed.Clock, owed.Subject));
    }

    private void Hear(UpwardReportReceived report, WorldTurn turn)
    {
        if (_offers.Chance(data.OfferPermille))
            Offer(report.Incident, turn);
        if (
            report.Grade < EventGrade.Major
            || report.Grade is null
            || !turn.Region.CommandCentres[tier.Key].HasTerritory
            || !_takenOver.Add(report.Incident))
            return;
        turn.At(
            $"take-over/{report.Incident}",
            turn.Now + Draw(_handovers, data.HandoverMinutes),
            new TimeToTakeOver(report.Incident));
    }

    private void Offer(string incident, WorldTurn turn)
    {
        if (!turn.Region.TeamsOf.TryGetValue(tier, out var teams)) return;
        var team = teams[_offers.Between(0, teams.Length - 1)];
        turn.Issue(
            tier,
            new OfferAid(
                _author, null, new IncidentNumber(incident), new ActorId(ActorKind.RescueTeam, team.Id),
                team.Capabilities[0].Kind, 0,
                turn.Now + Span.FromMinutes(90), "可派队支援"));
    }

    private static Span Draw(RandomStream random, MinutesRange range) =>
        Span.FromMinutes(random.Between(range.Min, range.Max));

    private static string Key(Clock clock, string subject) => $"report/{clock}/{subject}";

    private sealed record TimeToReport(Clock Clock, string Subject) : WorldTimer;
    private sealed record TimeToTakeOver(string Incident) : WorldTimer;
    private sealed record TimeToAnswer(string Incident) : WorldTimer;
}
