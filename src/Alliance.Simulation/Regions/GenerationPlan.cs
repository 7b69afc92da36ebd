using System.Security.Cryptography;
using System.Text;
using Alliance.Core.Resources;

namespace Alliance.Simulation.Regions;

/// <summary>The parameters of a generated region. The same plan, <see cref="Version"/> and official data give the same
/// region on any machine.</summary>
public sealed record GenerationPlan
{
    /// <summary>Raised whenever the generator makes another region of the same plan.</summary>
    public const int Version = 1;
    /// <summary>The source that stands for all 31 provinces.</summary>
    public const string China = "china";
    /// <summary>More townships than the country has.</summary>
    public const int MostInvented = 90_000;

    /// <summary><see cref="China"/>, or the code of a province (2 digits), prefecture (4) or county (6);
    /// null where all is <see cref="Invented"/>.</summary>
    public string? Source { get; init; }
    /// <summary>The number of invented townships, in invented counties; 0: the region is of
    /// <see cref="Source"/>.</summary>
    public int Invented { get; init; }
    /// <summary>Seeds whatever is scattered, drawn or invented.</summary>
    public ulong Seed { get; init; } = 1;
    /// <summary>People of a squad.</summary>
    public CountRange SquadPeople { get; init; } = new(6, 10);
    /// <summary>People of a township's comprehensive team, in squads of <see cref="SquadPeople"/>.</summary>
    public CountRange ComprehensivePeople { get; init; } = new(30, 50);
    /// <summary>Villages of a village alliance.</summary>
    public CountRange VillagesPerAlliance { get; init; } = new(5, 7);
    /// <summary>Villages of a township of which the official count is not known.</summary>
    public CountRange VillagesPerTownship { get; init; } = new(8, 20);
    /// <summary>Townships of a township alliance, each a road neighbour of another.</summary>
    public CountRange AllianceMembers { get; init; } = new(3, 6);
    /// <summary>Residents of a township, subdistricts half as many again.</summary>
    public CountRange Population { get; init; } = new(12_000, 60_000);
    /// <summary>Squads that never leave a township.</summary>
    public CountRange ReserveFloor { get; init; } = new(1, 2);
    /// <summary>Of a thousand townships, how many have a depot; every county has one.</summary>
    public int DepotPermille { get; init; } = 350;
    /// <summary>What a township's depot has of its usual stock, in thousandths.</summary>
    public CountRange StockPermille { get; init; } = new(600, 1_600);
    /// <summary>Speed on roads, which are 1.35 times as long as the way is straight.</summary>
    public int KilometresPerHour { get; init; } = 40;
    /// <summary>How often comprehensive squads are of each capability, in shares of any sum.</summary>
    public IReadOnlyDictionary<ResourceKind, int> Capabilities { get; init; } = UsualCapabilities;

    /// <summary>The shares of comprehensive squads' capabilities where a plan has none of its own.</summary>
    public static IReadOnlyDictionary<ResourceKind, int> UsualCapabilities { get; } =
        new Dictionary<ResourceKind, int>
        {
            [Catalogue.FloodRescue] = 30,
            [Catalogue.Evacuation] = 30,
            [Catalogue.Engineering] = 25,
            [Catalogue.Medical] = 15,
        };

    /// <summary>SHA-256 in lower-case hexadecimal over the generator's version, everything in the plan,
    /// and the official data.</summary>
    public string Digest =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{ToText()}{OfficialDivisions.Digest}\n")));

    /// <summary>Everything that decides what comes out, line by line, the same on any machine.</summary>
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
