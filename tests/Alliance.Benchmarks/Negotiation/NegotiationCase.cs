using Alliance.Core.Geography;
using Alliance.Simulation.Rehearsals;
using Alliance.Simulation.Runs;
using Alliance.Simulation.Scenarios;
using Alliance.Simulation.Scenarios.Reading;

namespace Alliance.Benchmarks.Negotiation;

/// <summary>A storm over an invented region of a certain size: the real protocol, whose work grows with the
/// region.</summary>
internal sealed class NegotiationCase
{
    // Measured over generated regions: squads, depots, alliances and tiers of a township, on the average.
    private const int ActorsPerTownship = 12;
    // A million actors are struck as often as ten thousand would make the rounds minutes long, and says no more about
    // the cost of a message.
    private const int MostStruck = 6_000;
    private const string Base = "scenarios/synthetic-200.yaml";

    private readonly Scenario _scenario;
    private readonly Region _region;

    private NegotiationCase(Scenario scenario)
    {
        _scenario = scenario;
        _region = new Region(scenario.RegionFor(scenario.Policy));
        Actors = _region.Data.Count + 1;
    }

    /// <summary>Actors that the region configures.</summary>
    public int Actors { get; }

    /// <summary>Makes the region of about so many actors.</summary>
    /// <exception cref="InvalidDataException">The scenario does not load.</exception>
    public static NegotiationCase Of(int actors)
    {
        var townships = Math.Max(20, actors / ActorsPerTownship);
        var struck = Math.Min(1000, 1000L * MostStruck / townships);
        string[] settings =
        [
            $"region.generate.invented={townships}", "radio.outages=[]", "storms[0].widthKm=5000",
            $"storms[0].struckPermille={struck}",
            "storms[0].roadsCutPermille=0", "storms[0].silentPermille=0",
        ];
        var loaded = ScenarioLoader.Load(Base, settings);
        return loaded.Value is { } scenario ? new(scenario)
            : throw new InvalidDataException(string.Join("; ", loaded.Errors));
    }

    /// <summary>What a conductor is given; the region is shared.</summary>
    public RunSetup Setup(string realm) => new Rehearsal(_scenario, [], null, _region).Setup with { Realm = realm };
}
