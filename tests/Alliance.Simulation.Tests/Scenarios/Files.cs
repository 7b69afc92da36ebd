using Alliance.Simulation.Scenarios;
using Alliance.Simulation.Scenarios.Reading;

namespace Alliance.Simulation.Tests.Scenarios;

/// <summary>The repository's own files, and small ones that a test breaks in one place.</summary>
internal sealed class Files : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("alliance-").FullName;

    /// <summary>The folder <c>scenarios</c> of the repository.</summary>
    public static string Scenarios { get; } = FindScenarios();

    public string Scenario { get; set; } =
        """
            name: 小洪水
            region: region.yaml
            hazardHours: 24
            seed: 7
            lookaheadMs: 2000
            jitterMs: 500
            policy: alliance
            radio:
              # Attempts lost of a thousand.
              lossPermille: 20
              outages:
                - { place: 430422001, from: 1h, to: 2h }
            roads:
              - { a: 430422001, b: 430422002, cut: 90m, open: 1h45m }
            crew:
              mobiliseMinutes:
                volunteer: { min: 15, max: 40 }
                micro-fire-station: { min: 2, max: 5 }
                comprehensive: { min: 10, max: 25 }
                county: { min: 10, max: 20 }
                regional: { min: 15, max: 30 }
              shiftHours: 12
              # Of a thousand departures.
              breakdownPermille: 10
            dutyDesk:
              approvalMinutes: { min: 2, max: 12 }
              asleepPermille: 40
            hazards:
              - place: 430422001
                start: 1h
                name: 洪水
                kind: flood
                needs:
                  - resource: flood-rescue
                    priority: life-saving
                    curve: [{ at: 0h, quantity: 10 }, { at: 2h, quantity: 30 }, { at: 6h, quantity: 0 }]
            """;

    public string Region { get; set; } =
        """
            name: 小县
            dataQuality:
              all: assumed
            commandCentres:
              - code: 430422
                name: 指挥中心
                seat: 430422001
                hasTerritory: true
                shelterPlaces: 10
                reserveFloor: 0
                teams:
                  - { id: 430422-S1, name: 一队, people: 8, capabilities: [medical] }
            townships:
              - code: 430422001
                name: 云集街道
                pinyin: Yunji
                kind: subdistrict
                lat: 26.7461
                lon: 112.6739
                population: 100
                reserveFloor: 1
                superior: 430422
                teams:
                  - { id: 430422001-S1, name: 一队, people: 8, capabilities: [flood-rescue, evacuation] }
                depots:
                  - { id: 430422001-D1, name: 库, stock: { boats: 2 } }
                villageAlliances:
                  - code: 430422001-V01
                    name: 第一村级应急救援联盟
                    villages: 6
                    teams:
                      - { id: 430422001-V01-Q1, name: 志愿队, people: 7, capabilities: [evacuation] }
              - { code: 430422002, name: 车江街道, pinyin: Chejiang, kind: subdistrict, lat: 26.733,
                  lon: 112.589, population: 90, reserveFloor: 0, superior: 430422 }
            roads:
              - { a: 430422001, b: 430422002, minutes: 18 }
            townshipAlliances:
              - id: TA-01
                name: 联盟
                members: [430422001, 430422002]
                terms: { maxTeamsPerMember: 2, approval: lender, approvalMinutes: 10 }
            """;

    public Loaded<Scenario> Load(params string[] overrides)
    {
        File.WriteAllText(Path.Combine(_folder, "scenario.yaml"), Scenario);
        File.WriteAllText(Path.Combine(_folder, "region.yaml"), Region);
        return ScenarioLoader.Load(Path.Combine(_folder, "scenario.yaml"), overrides);
    }

    /// <summary>The errors as people see them, the folder left out.</summary>
    public string[] Errors(params string[] overrides) =>
        [
            .. Load(overrides)
                .Errors.Select(e =>
                    e.ToString().Replace(_folder + Path.DirectorySeparatorChar, "", StringComparison.Ordinal)),
        ];

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static string FindScenarios()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Alliance.sln")))
            folder = folder.Parent ?? throw new DirectoryNotFoundException("The tests run inside the repository.");
        return Path.Combine(folder.FullName, "scenarios");
    }
}
