using Alliance.Core.Actors;
using Alliance.Core.Identifiers;
using Alliance.Core.Incidents;
using Alliance.Core.Journals;
using Alliance.Core.Messages;
using Alliance.Simulation.Statistics;

namespace Alliance.Simulation.Fuzzing.Injectors;

/// <summary>Injects teams from outside that would come, and the desk that invites them, lets them stand by or turns
/// them away. Who has a letter comes in time, late, after it was withdrawn, twice or not at all.</summary>
internal sealed class OutsideTeamInjector(InjectorContext context) : IFaultInjector
{
    private const long Minute = 60_000;
    private static readonly Author By = new("外援联络", "anywhere");
    private readonly RandomStream _random = new(context.Case.Seed, default, "outside-teams");
    private readonly Dictionary<string, OutsideTeamRegistered> _registered = new(StringComparer.Ordinal);

    public void Plan(long faultPhaseMs)
    {
        for (var i = _random.Between(0, 8); i > 0; i--)
            context.Loop.After(_random.Between(10 * Minute, faultPhaseMs), () =>
            {
                if (!context.Faults.IsOver) Register();
            });
    }

    /// <summary>Plans the desk's answers, and the arrival of who was invited.</summary>
    public void Landed(in JournalEntry entry)
    {
        var incident = entry.Actor.Key;
        switch (entry.Body)
        {
            case OutsideTeamRegistered registered:
                _registered[registered.Outside] = registered;
                for (var i = _random.Between(0, 2); i > 0; i--)
                    context.Loop.After(_random.Between(0, 200 * Minute), () => Answer(incident, registered.Outside));
                break;
            case OutsideTeamAsked asked:
                context.Loop.After(_random.Between(0, 40 * Minute), () => Issue(incident, new AnswerOutsideTeam(
                    By, null, asked.Outside, OutsideAnswer.TurnedAway, null, "力量已足")));
                break;
            case LetterWritten written:
                if (_random.Chance(200))
                    context.Loop.After(_random.Between(0, 200 * Minute), () =>
                        Issue(incident, new WithdrawLetter(By, null, written.Letter, "情况有变")));
                for (var i = _random.Between(0, 2); i > 0; i--)
                    context.Loop.After(_random.Between(0, 300 * Minute), () => Come(incident, written));
                break;
        }
    }

    private void Register()
    {
        var numbers = context.Incidents.Numbers;
        if (numbers.Count == 0) return;
        var incident = numbers[(int)_random.Between(0, numbers.Count - 1)];
        var known = _registered.Keys.Where(k => k.StartsWith(incident, StringComparison.Ordinal)).ToList();
        Issue(incident, new RegisterOutsideTeam(
            By, null, VolunteerInjector.SomeTeam(_random), VolunteerInjector.SomeIdentity(_random), "邻县",
            "可即刻出发",
            known.Count > 0 && _random.Chance(300) ? known[0] : null, _random.Chance(300)));
    }

    private void Answer(string incident, string outside)
    {
        var answer = (OutsideAnswer)_random.Between(0, 2);
        Invitation? letter = answer == OutsideAnswer.Invited || _random.Chance(50) ? new Invitation(
            "河堤", "转移群众", new Instant(context.Loop.Now + _random.Between(-5 * Minute, 240 * Minute)),
            "前方指挥部", "国道") : null;
        Issue(incident, new AnswerOutsideTeam(By, null, outside, answer, letter, "值班室决定"));
    }

    /// <summary>Checks in who was invited: by the letter alone, by name, or another team with the letter.</summary>
    private void Come(string incident, LetterWritten written)
    {
        var social = _random.Chance(400) ? null
            : _random.Chance(700) ? _registered[written.Outside].Team : VolunteerInjector.SomeTeam(_random);
        var number = _random.Chance(900) ? written.Letter : $"{incident}-Y99";
        Issue(incident, new CheckInTeam(By, null, null, social, null, null, number, null, _random.Chance(400)));
    }

    private void Issue(string incident, Command command) =>
        context.Desks.Issue($"outside/{_random.Between(0, 1)}", incident.ToIncident(), command);
}
