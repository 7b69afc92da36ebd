using Alliance.Core.Actors;
using Alliance.Core.Identifiers;
using Alliance.Core.Messages;
using Alliance.Core.Resources;
using Alliance.Core.Vocabulary;
using Alliance.Simulation.Fuzzing.Systems;
using Alliance.Simulation.Statistics;

namespace Alliance.Simulation.Fuzzing.Injectors;

/// <summary>The incidents of a run. Each is reported to its township, its needs rise and fall,
/// and it is closed in the end.</summary>
internal sealed class FuzzIncidents(SystemUnderTest system, CommandDesks desks)
{
    private const long Minute = 60_000, PatienceMs = 24 * 60 * Minute;
    private static readonly Author By = new("现场指挥员", "scene");
    /// <summary>Words for one hazard, as different people report it.</summary>
    private static readonly string[] Words = ["flood", "洪水", "Flash flood", "涨大水"];
    private readonly RandomStream _random = new(system.Case.Seed, default, "incidents");

    /// <summary>The number of incidents reported.</summary>
    public int Reported { get; private set; }

    /// <summary>The numbers of incidents, in the order of their assignment.</summary>
    public List<string> Numbers { get; } = [];

    public void Plan(long faultPhaseMs)
    {
        var count = _random.Between(3, 11);
        for (var i = 0; i < count; i++)
        {
            var at = _random.Between(0, faultPhaseMs * 3 / 4);
            var place = system.Region.Data.Townships[(int)_random.Between(0, system.Region.Townships.Count - 1)].Code;
            var villages = system.Region.VillageAlliancesOf(place);
            var village =
                villages.Count > 0 && _random.Chance(300)
                    ? villages[(int)_random.Between(0, villages.Count - 1)].Code
                    : null;
            var scene = new RandomStream(system.Case.Seed, default, $"scene/{i}");
            var index = i;
            system.Loop.After(at, () =>
            {
                if (!system.Faults.IsOver && index < (system.Case.Incidents ?? int.MaxValue))
                    Report(index, place, village, scene);
            });
        }
    }

    private void Report(int index, string place, string? village, RandomStream scene)
    {
        Reported++;
        desks.Issue(
            $"scene/{index}",
            new(ActorKind.Township, place),
            new ReportIncident(By, null, $"险情{index}", Words[index % Words.Length], village),
            effect =>
            {
                if (effect.Number is not { } number)
                    return;
                Numbers.Add(number);
                Unfold(index, number, scene);
            });
    }

    /// <summary>Plans one to four kinds of need, each in a few steps. The last step is zero.</summary>
    private void Unfold(int index, string number, RandomStream scene)
    {
        var latest = 0L;
        foreach (
            var kind in Catalogue
                .Capabilities.Concat(Catalogue.Supplies)
                .OrderBy(_ => scene.Next())
                .Take((int)scene.Between(1, 5))
                .ToList())
        {
            var priority = (Priority)scene.Between(0, 2);
            var requirement = RandomRequirements.Draw(kind, scene);
            var at = scene.Between(0, 30 * Minute);
            for (var step = scene.Between(1, 4); step >= 0; step--)
            {
                var quantity = step == 0 ? 0 : (int)(kind.IsSupply ? scene.Between(1, 120) : scene.Between(1, 40));
                system.Loop.After(at, () =>
                    Insist(
                        index,
                        number,
                        new ReportNeed(
                            By, quantity % 4 == 1 ? system.Loop.Before(_random, 300 * Minute) : null, kind, quantity,
                            priority, requirement, step > 0 && quantity % 5 == 0),
                        system.Loop.Now));
                latest = Math.Max(latest, at);
                at += scene.Between(10 * Minute, 360 * Minute);
            }
        }

        system.Loop.After(latest + Minute, () =>
            Insist(index, number, new CloseIncident(By, null, "险情解除"), system.Loop.Now));
    }

    /// <summary>Repeats a command until it succeeds or a day has passed. An incident opens only when the mail of its
    /// township has arrived.</summary>
    private void Insist(int index, string number, Command command, long since) =>
        desks.Issue($"scene/{index}", number.ToIncident(), command, effect =>
        {
            if (effect.Refusal is not null && system.Loop.Now < since + PatienceMs)
                system.Loop.After(15 * Minute, () => Insist(index, number, command, since));
        });
}
