using Alliance.Core.Geography;
using Alliance.Core.Identifiers;
using Alliance.Simulation.Statistics;
using Bogus;

namespace Alliance.Simulation.Regions;

/// <summary>Makes the command centres above the townships: one for each county, prefecture and province. It also makes
/// a regional rescue centre beside the topmost centre.</summary>
/// <remarks>The regional rescue centre has no territory. The topmost centre asks it under an agreement.</remarks>
internal sealed class CentreMaker
{
    private const int ProvinceDigits = 2, PrefectureDigits = 4, CountyDigits = 6;
    private static readonly AgreementTerms Support = new()
    {
        MaxTeamsPerMember = 6,
        Approval = ApprovalRule.Lender,
        ApprovalMinutes = 20,
        MaxUnitsPermille = 700,
        Cost = CostSharing.Shared,
        RequesterPermille = 500,
    };

    private readonly IReadOnlyList<CountyPlan> _counties;
    private readonly int _top;
    private readonly PlaceNames? _invented;
    private readonly Dictionary<string, string> _names = new(StringComparer.Ordinal);
    private readonly List<(CommandCentreData Centre, string Place, Tier Tier)> _made = [];

    private enum Tier
    {
        Rescue, Province, City, County,
    }

    public CentreMaker(GenerationPlan plan, IReadOnlyList<CountyPlan> counties)
    {
        _counties = counties;
        _invented = plan.Invented > 0 ? new PlaceNames(plan.Seed ^ 0x5EED) : null;
        _top =
            plan.Invented > 0
                ? counties.Count == 1
                    ? CountyDigits
                    : Distinct(PrefectureDigits) == 1
                        ? PrefectureDigits
                        : ProvinceDigits
                : plan.Source == GenerationPlan.China
                    ? ProvinceDigits
                    : plan.Source!.Length;
        foreach (var top in _counties.GroupBy(c => c.Code[.._top], StringComparer.Ordinal))
            MakeTop(top.Key, [.. top]);
        var names = _made
            .Where(m => m.Centre.Superior?.EndsWith("-RRC", StringComparison.Ordinal) == true)
            .Select(m => m.Place)
            .ToList();
        NameOfAll = plan.Source == GenerationPlan.China ? "全国" : names[0];
    }

    /// <summary>The name of the whole region.</summary>
    public string NameOfAll { get; }

    public List<CommandCentreData> Centres => _made.ConvertAll(m => m.Centre);

    public List<AgreementData> Agreements { get; } = [];

    public void AddForces(ForceMaker forces, Func<string, RandomStream> chance, Func<string, Faker> people)
    {
        foreach (var (centre, place, tier) in _made)
            switch (tier)
            {
                case Tier.County:
                    forces.AddCounty(centre.Code, place, chance(centre.Code), people(centre.Code));
                    break;
                case Tier.City:
                    forces.AddUpper(centre.Code, place, Forces.County, rounds: 1, counties: 2, chance(centre.Code));
                    break;
                case Tier.Province:
                    forces.AddUpper(centre.Code, place, Forces.Regional, rounds: 2, counties: 6, chance(centre.Code));
                    break;
                default:
                    forces.AddUpper(
                        centre.Code, place + "区域", Forces.Regional, rounds: 1, counties: 3, chance(centre.Code));
                    break;
            }
    }

    private void MakeTop(string top, List<CountyPlan> counties)
    {
        var rescue = $"{top}-RRC";
        var name = NameOf(top, counties);
        Add(rescue, $"{name}区域应急救援中心", name, counties[0], null, Tier.Rescue, shelter: 500, floor: 1);
        Agreements.Add(
            new(
                $"AG-{top}",
                $"{name}与区域应急救援中心支援协议",
                [Centre(top), Centre(rescue)],
                Support with
                {
                    Askers = [Centre(top)],
                    Lenders = [Centre(rescue)],
                }));
        if (_top == ProvinceDigits)
            Add(top, $"{name}应急指挥中心", name, counties[0], rescue, Tier.Province, shelter: 1_000, floor: 1);
        foreach (var prefecture in counties.GroupBy(c => c.Code[..PrefectureDigits], StringComparer.Ordinal))
        {
            var above = _top == CountyDigits ? rescue : CityOf(prefecture.Key, [.. prefecture], top, rescue);
            foreach (var county in prefecture)
                Add(
                    county.Code, $"{county.Name}应急指挥中心", county.Name, county, above, Tier.County, shelter: 200,
                    floor: 1);
        }
    }

    /// <summary>Returns the centre above the counties of a prefecture: its own, which is made here, or the
    /// topmost.</summary>
    private string CityOf(string prefecture, List<CountyPlan> counties, string top, string rescue)
    {
        if (!HasCity(prefecture, counties)) return top;
        var city = NameOf(prefecture, counties);
        Add(
            prefecture, $"{city}应急指挥中心", city, counties[0], _top == PrefectureDigits ? rescue : top, Tier.City,
            shelter: 500, floor: 1);
        return prefecture;
    }

    /// <summary>Returns whether a prefecture has a city centre. Counties of a municipality, and counties directly under
    /// a province, have no city above them. A region of one prefecture always has one.</summary>
    private bool HasCity(string prefecture, List<CountyPlan> counties) =>
        _top == PrefectureDigits
        || _invented is not null
        || (
            OfficialDivisions.NamesOfDivisions.ContainsKey(prefecture)
            && !(counties.Count == 1 && counties[0].Code.EndsWith("00", StringComparison.Ordinal)));

    private void Add(
        string code, string name, string place, CountyPlan seat, string? superior, Tier tier, int shelter, int floor) =>
        _made.Add(
            (
                new CommandCentreData(
                    code, name, seat.Townships[0].Code, superior, tier != Tier.Rescue, shelter, floor),
                place,
                tier));

    private string NameOf(string code, List<CountyPlan> counties)
    {
        if (code.Length == CountyDigits)
            return counties[0].Name;
        if (_names.TryGetValue(code, out var name))
            return name;
        name = _invented is not null
            ? _invented.Next().Zh + (code.Length == ProvinceDigits ? "省" : "市")
            : OfficialDivisions.NamesOfDivisions.GetValueOrDefault(code)
                ?? $"{OfficialDivisions.NamesOfDivisions[code[..ProvinceDigits]]}直辖县";
        _names.Add(code, name);
        return name;
    }

    private int Distinct(int digits) =>
        _counties.Select(c => c.Code[..digits]).Distinct(StringComparer.Ordinal).Count();

    private static ActorId Centre(string code) => new(ActorKind.CommandCentre, code);
}
