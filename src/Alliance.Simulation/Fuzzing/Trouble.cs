using Alliance.Core.Actors;
using Alliance.Core.Geography;
using Alliance.Core.Incidents;
using Alliance.Core.Requests;
using Alliance.Core.Resources;
using Alliance.Simulation.World;

namespace Alliance.Simulation.Fuzzing;

/// <summary>The incidents of a run: each is reported to its township, its needs rise and fall, and it is closed, however long that takes to
/// get through.</summary>
internal sealed class Trouble(Loop loop, Offices offices, Region region, FuzzCase fuzzCase, Mischief mischief)
{
    private const long Minute = 60_000, PatienceMs = 24 * 60 * Minute;
    private static readonly Author By = new("现场指挥员", "scene");
    private readonly RandomStream _random = new(fuzzCase.Seed, default, "incidents");

    /// <summary>Incidents reported.</summary>
    public int Reported { get; private set; }

    /// <summary>Numbers of incidents, as they were given.</summary>
    public List<string> Numbers { get; } = [];

    public void Plan(long stormMs)
    {
        var count = _random.Between(3, 11);
        for (var i = 0; i < count; i++)
        {
            var at = _random.Between(0, stormMs * 3 / 4);
            var place = region.Data.Townships[(int)_random.Between(0, region.Townships.Count - 1)].Code;
            var villages = region.VillageAlliancesOf(place);
            var village = villages.Count > 0 && _random.Chance(300) ? villages[(int)_random.Between(0, villages.Count - 1)].Code : null;
            var scene = new RandomStream(fuzzCase.Seed, default, $"scene/{i}");
            var index = i;
            loop.After(at, () =>
            {
                if (!mischief.IsOver && index < (fuzzCase.Incidents ?? int.MaxValue)) Report(index, place, village, scene);
            });
        }
    }

    private void Report(int index, string place, string? village, RandomStream scene)
    {
        Reported++;
        offices.Issue($"scene/{index}", new(ActorKind.Township, place), new ReportIncident(By, null, $"险情{index}", "flood", village), effect =>
        {
            if (effect.Number is not { } number) return;
            Numbers.Add(number);
            Unfold(index, number, scene);
        });
    }

    /// <summary>One to four kinds of need, each in a few steps, the last of them zero.</summary>
    private void Unfold(int index, string number, RandomStream scene)
    {
        var latest = 0L;
        foreach (var kind in Catalogue.Capabilities.Concat(Catalogue.Supplies).OrderBy(_ => scene.Next()).Take((int)scene.Between(1, 5)).ToList())
        {
            var priority = (Priority)scene.Between(0, 2);
            var requirement = Wishes.Random(kind, scene);
            var at = scene.Between(0, 30 * Minute);
            for (var step = scene.Between(1, 4); step >= 0; step--)
            {
                var quantity = step == 0 ? 0 : (int)(kind.IsSupply ? scene.Between(1, 120) : scene.Between(1, 40));
                loop.After(at, () => Insist(index, number, new ReportNeed(By, null, kind, quantity, priority, requirement), loop.Now));
                latest = Math.Max(latest, at);
                at += scene.Between(10 * Minute, 360 * Minute);
            }
        }

        loop.After(latest + Minute, () => Insist(index, number, new CloseIncident(By, null, "险情解除"), loop.Now));
    }

    /// <summary>An incident may not be open yet while its township's mail is under way; people try again, until they think that it was closed.</summary>
    private void Insist(int index, string number, Command command, long since) =>
        offices.Issue($"scene/{index}", number.ToIncident(), command, effect =>
        {
            if (effect.Refusal is not null && loop.Now < since + PatienceMs) loop.After(15 * Minute, () => Insist(index, number, command, since));
        });
}
