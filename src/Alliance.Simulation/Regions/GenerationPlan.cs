using System.Security.Cryptography;
using System.Text;
using Alliance.Core.Resources;

namespace Alliance.Simulation.Regions;

/// <summary>The parameters of a generated region. The same plan, <see cref="Version"/> and official data give the same
/// region on any machine.</summary>
public sealed record GenerationPlan
{
    /// <summary>The version of the generator. It is raised whenever the generator makes another region from the same
    /// plan.</summary>
    public const int Version = 1;
    /// <summary>The source that stands for all 31 provinces.</summary>
    public const string China = "china";
    /// <summary>The most invented townships, which is more than the country has.</summary>
    public const int MostInvented = 90_000;

    /// <summary>The source of the region: <see cref="China"/>, or the code of a province (2 digits), prefecture (4) or
    /// county (6); null where all townships are <see cref="Invented"/>.</summary>
    public string? Source { get; init; }
    /// <summary>The number of invented townships, in invented counties; 0 for a region of
    /// <see cref="Source"/>.</summary>
    public int Invented { get; init; }
    /// <summary>The seed of all positions, draws and inventions. Default: 1.</summary>
    public ulong Seed { get; init; } = 1;
    /// <summary>The number of people of a squad.</summary>
    public CountRange SquadPeople { get; init; } = new(6, 10);
    /// <summary>The number of people of a township's comprehensive team, in squads of
    /// <see cref="SquadPeople"/>.</summary>
    public CountRange ComprehensivePeople { get; init; } = new(30, 50);
    /// <summary>The number of villages of a village alliance.</summary>
    public CountRange VillagesPerAlliance { get; init; } = new(5, 7);
    /// <summary>The number of villages of a township whose official count is not known.</summary>
    public CountRange VillagesPerTownship { get; init; } = new(8, 20);
    /// <summary>The number of townships of a township alliance. Each is a road neighbour of another.</summary>
    public CountRange AllianceMembers { get; init; } = new(3, 6);
    /// <summary>The number of residents of a township. Subdistricts have half as many again.</summary>
    public CountRange Population { get; init; } = new(12_000, 60_000);
    /// <summary>The number of squads that never leave a township.</summary>
    public CountRange ReserveFloor { get; init; } = new(1, 2);
    /// <summary>The share of townships with a depot, in permille. Every county has one. Default: 350.</summary>
    public int DepotPermille { get; init; } = 350;
    /// <summary>The stock of a township's depot as a part of the usual stock, in permille.</summary>
    public CountRange StockPermille { get; init; } = new(600, 1_600);
    /// <summary>The speed on roads in kilometres per hour. Roads are 1.35 times as long as the straight line. Default:
    /// 40.</summary>
    public int KilometresPerHour { get; init; } = 40;
    /// <summary>The shares of capabilities among comprehensive squads, of any sum.</summary>
    public IReadOnlyDictionary<ResourceKind, int> Capabilities { get; init; } = UsualCapabilities;

    /// <summary>The default shares of capabilities among comprehensive squads.</summary>
    public static IReadOnlyDictionary<ResourceKind, int> UsualCapabilities { get; } =
        new Dictionary<ResourceKind, int>
        {
            [Catalogue.FloodRescue] = 30,
            [Catalogue.Evacuation] = 30,
            [Catalogue.Engineering] = 25,
            [Catalogue.Medical] = 15,
        };

    /// <summary>The SHA-256 in lower-case hexadecimal over the generator's version, the whole plan, and the official
    /// data.</summary>
    public string Digest =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{ToText()}{OfficialDivisions.Digest}\n")));

    /// <summary>Writes everything that determines the region, line by line, the same on any machine.</summary>
    public string ToText()
    {
        var shares = string.Join(
            ' ', Catalogue.Capabilities.Where(Capabilities.ContainsKey).Select(k => $"{k}={Capabilities[k]}"));
        return string.Create(
            System.Globalization.CultureInfo.InvariantCulture,
            $"generator {Version}\n"
                + $"source {Source} invented {Invented} seed {Seed}\n"
                + $"squadPeople {SquadPeople} comprehensivePeople {ComprehensivePeople} "
                + $"villagesPerAlliance {VillagesPerAlliance} villagesPerTownship {VillagesPerTownship}\n"
                + $"allianceMembers {AllianceMembers} population {Population} reserveFloor {ReserveFloor} "
                + $"depotPermille {DepotPermille} stockPermille {StockPermille}\n"
                + $"kilometresPerHour {KilometresPerHour} capabilities {shares}\n");
    }
}
