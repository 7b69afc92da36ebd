using Alliance.Core.Actors;
using Alliance.Core.Identifiers;
using Alliance.Core.Incidents;
using Alliance.Core.Journals;
using Alliance.Core.Messages;
using Alliance.Core.Resources;
using Alliance.Core.Vocabulary;
using Alliance.Simulation.Statistics;

namespace Alliance.Simulation.Fuzzing.Injectors;

/// <summary>Injects volunteers: teams that arrive without a request, and the desk that accepts them,
/// sends them home or forgets them for a while.</summary>
internal sealed class VolunteerInjector(InjectorContext context) : IFaultInjector
{
    private const long Minute = 60_000;
    private static readonly Author By = new("志愿者", "anywhere");
    private readonly RandomStream _random = new(context.Case.Seed, default, "volunteers");
    private readonly List<(string Incident, LineId Line)> _lines = [];
    private readonly List<(string Incident, string CheckIn)> _arrived = [];

    public void Plan(long faultPhaseMs)
    {
        for (var i = _random.Between(0, 10); i > 0; i--)
            context.Loop.After(_random.Between(10 * Minute, faultPhaseMs), () =>
            {
                if (!context.Faults.IsOver)
                    TurnUp();
            });
    }

    /// <summary>Plans the desk's decision, right or wrong, and the departure of the team.</summary>
    public void Landed(in JournalEntry entry)
    {
        var incident = entry.Actor.Key;
        switch (entry.Body)
        {
            case AidRequestRaised raised:
                for (var i = 0; i < raised.Lines.Length; i++)
                    if (_random.Chance(900) || !raised.Lines[i].Kind.IsSupply)
                        _lines.Add((incident, new LineId(raised.Request, i + 1)));
                break;
            case TeamTurnedUp arrived:
                _arrived.Add((incident, arrived.CheckIn));
                if (_random.Chance(300))
                    context.Loop.After(_random.Between(0, 120 * Minute), () => Recount(incident, arrived.CheckIn));
                context.Loop.After(_random.Between(0, 150 * Minute), () => Decide(incident, arrived));
                break;
            case CheckInAsked { Stage: CheckInStage.Undecided } asked:
                context.Loop.After(_random.Between(0, 90 * Minute), () =>
                    Issue(incident, new DecideCheckIn(By, null, asked.CheckIn, false, null, "不需要")));
                break;
            case CheckInAccepted { Line: null } stays:
                Leave(incident, stays.CheckIn, 700);
                break;
            case CheckInAccepted stays when _random.Chance(200):
                Leave(incident, stays.CheckIn, 200);
                break;
            case TeamSentHome sent when _random.Chance(700):
                Leave(incident, sent.CheckIn, 150);
                break;
            case CheckInAsked { Stage: not CheckInStage.Undecided } asked:
                Leave(incident, asked.CheckIn, 100);
                break;
        }
    }

    private void TurnUp()
    {
        var numbers = context.Incidents.Numbers;
        if (numbers.Count == 0) return;
        var incident = numbers[(int)_random.Between(0, numbers.Count - 1)];
        var teams = context.Region.Data.Teams;
        if (teams.Count > 0 && _random.Chance(650))
        {
            var team = teams[(int)_random.Between(0, teams.Count - 1)];
            if (_random.Chance(700))
                context.Desks.Issue(
                    "volunteers",
                    new ActorId(ActorKind.RescueTeam, team.Id),
                    new ReportStatus(By, null, _random.Chance(500) ? TeamStatus.OnScene : TeamStatus.EnRoute, null));
            CheckIn(incident, team.Id, null);
        }
        else CheckIn(incident, null, SomeTeam(_random));
    }

    /// <summary>Makes a team that the region does not know. There are few, so that the same come again.</summary>
    internal static SocialTeam SomeTeam(RandomStream random)
    {
        var kinds = Catalogue.Capabilities;
        return new SocialTeam(
            random.Chance(500) ? $"蓝天{random.Between(1, 3)}队" : $" 蓝天{(char)('１' + random.Between(0, 2))} 队",
            "社会组织",
            (int)random.Between(0, 40),
            random.Chance(100) ? null : kinds[(int)random.Between(0, kinds.Count - 1)]);
    }

    /// <summary>Makes what a team can be known by. Telephones and plates come again too.</summary>
    internal static TeamIdentity? SomeIdentity(RandomStream random) => random.Chance(500) ? null : new TeamIdentity(
        random.Chance(500) ? "队长" : null,
        random.Chance(500) ? $"1380000000{random.Between(0, 9)}" : null,
        random.Chance(500) ? [$"湘D{random.Between(10_000, 10_009)}"] : null,
        random.Chance(300) ? [new Brought("boats", (int)random.Between(1, 4))] : null);

    /// <summary>Checks a team in, sometimes twice: as another one, as the same as some other, or without a
    /// word.</summary>
    private void CheckIn(string incident, string? team, SocialTeam? social)
    {
        for (var i = _random.Chance(300) ? 2 : 1; i > 0; i--)
        {
            var there = _arrived.Where(a => a.Incident == incident).Select(a => a.CheckIn).ToList();
            var same = there.Count > 0 && _random.Chance(250) ? there[(int)_random.Between(0, there.Count - 1)] : null;
            Issue(incident, new CheckInTeam(
                By, null, team, social, SomeIdentity(_random),
                team is not null && _random.Chance(300) ? (int)_random.Between(1, 12) : null, null, same,
                _random.Chance(300)));
        }
    }

    /// <summary>Counts again who is there, sometimes nobody.</summary>
    private void Recount(string incident, string checkIn) => Issue(incident, new UpdateCheckIn(
        By, null, checkIn, _random.Chance(800) ? (int)_random.Between(0, 40) : null, SomeIdentity(_random), "清点"));

    private void Decide(string incident, TeamTurnedUp arrived)
    {
        var lines = _lines.Where(l => l.Incident == incident).Select(l => l.Line).ToList();
        LineId? line =
            arrived.Team is null && _random.Chance(900) ? null
            : arrived.Fits is { } fits && _random.Chance(600) ? fits
            : lines.Count > 0 ? lines[(int)_random.Between(0, lines.Count - 1)]
            : null;
        Issue(incident, new DecideCheckIn(By, null, arrived.CheckIn, _random.Chance(700), line, "值班室决定"));
    }

    private void Leave(string incident, string checkIn, long most) =>
        context.Loop.After(_random.Between(0, most * Minute), () =>
            Issue(incident, new CheckOutTeam(By, null, checkIn)));

    private void Issue(string incident, Command command) =>
        context.Desks.Issue($"volunteers/{_random.Between(0, 2)}", incident.ToIncident(), command);
}
