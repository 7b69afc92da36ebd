using Alliance.Core.Geography;
using Alliance.Core.Resources;

namespace Alliance.Simulation.Scenarios.Yaml;

/// <summary>All mappings of the two kinds of file, with their keys.</summary>
internal static class Shapes
{
    /// <summary>The forces whose turnout times a scenario must state. For other forces it may.</summary>
    private static readonly string[] UsualForces =
        ["volunteer", "micro-fire-station", "comprehensive", "county", "regional"];

    public static readonly Shape Team = new(
        "team", ["id", "name", "people", "capabilities"],
        ["force", "types", "equipment", "enduranceHours", "contacts", "formerly", "retired"]);
    public static readonly Shape Types = new("types", [], [.. Catalogue.Capabilities.Select(c => c.Code)]);
    public static readonly Shape Equipment = new(
        "equipment", [], [.. Catalogue.Supplies.Where(Catalogue.IsDurable).Select(s => s.Code)]);
    public static readonly Shape Stock = new("stock", [], [.. Catalogue.Supplies.Select(s => s.Code)]);
    public static readonly Shape Codes = new("codes", [], [.. Catalogue.Supplies.Select(s => s.Code)]);
    public static readonly Shape Depot = new(
        "depot", ["id", "name", "stock"], ["codes", "collectionPoint", "lots", "contacts", "formerly", "retired"]);
    public static readonly Shape Lot = new("lot", ["kind", "units", "expires"], []);
    public static readonly Shape Contact = new("contact", ["name", "telephone"], ["role"]);
    public static readonly Shape TurnoutMinutes = new("turnoutMinutes", [], [.. Forces.Codes]);
    public static readonly Shape VillageAlliance = new(
        "villageAlliance", ["code", "name", "villages"], ["teams", "contacts", "formerly", "retired"]);
    public static readonly Shape Township = new(
        "township",
        ["code", "name", "pinyin", "kind", "lat", "lon", "population", "reserveFloor", "superior"],
        [
            "kindFloors", "teams", "depots", "villageAlliances", "formerly", "villages", "contacts", "mergedInto",
            "brought",
        ]);
    public static readonly Shape FormerPlace = new("formerPlace", [], ["code", "name"]);
    public static readonly Shape FormerName = new("formerName", ["name"], []);
    public static readonly Shape Village = new("village", ["name"], ["code"]);
    public static readonly Shape CommandCentre = new(
        "commandCentre",
        ["code", "name", "seat", "hasTerritory", "shelterPlaces", "reserveFloor"],
        ["superior", "award", "kindFloors", "teams", "depots", "contacts"]);
    public static readonly Shape KindFloors = new(
        "kindFloors", [], [.. Catalogue.Capabilities.Concat(Catalogue.Supplies).Select(k => k.Code)]);
    public static readonly Shape Road = new("road", ["a", "b", "minutes"], []);
    public static readonly Shape TownshipAlliance = new("townshipAlliance",
        ["id", "name", "members", "terms"], []);
    public static readonly Shape AgreementTerms = new("agreementTerms",
        ["maxTeamsPerMember", "approval", "approvalMinutes"],
        [
            "award", "decisionMinutes", "ageingMinutes", "shiftMinutes", "askers", "lenders", "kinds",
            "maxTeamsPerPair", "maxTeamsPerBorrower", "maxTeamsInAll", "maxPeople", "drawDownPermille", "reserveFloor",
            "maxUnitsPermille", "onTimeout", "cost", "requesterPermille", "signed", "from", "until",
        ]);
    public static readonly Shape Agreement = new("agreement", ["id", "name", "parties", "terms"], []);
    public static readonly Shape ResponseStep = new(
        "responseStep", ["level"], ["floorRaise", "drawDeeper", "approvalPermille", "standbyPermille"]);
    public static readonly Shape Responses = new("responses", [], ["callInMinutes", "township", "county", "centre"]);
    public static readonly Shape Cover = new("cover", ["askAfterMinutes", "releaseAfterMinutes", "hours"], []);
    public static readonly Shape Orders = new("orders", [], ["lifeSaving", "urgent", "routine"]);
    public static readonly Shape OrderTimes = new("orderTimes", ["askAfterMinutes", "replaceAfterMinutes"], []);
    public static readonly Shape Policies = new(
        "policies",
        [],
        [
            "displacesHolds", "cover", "shiftMinutes", "hardLimitMinutes", "reliefLeadMinutes", "leastRestMinutes",
            "mostRestMinutes", "answerSeconds", "orders",
        ]);
    public static readonly Shape Region = new(
        "region",
        ["name", "dataQuality", "commandCentres", "townships", "roads"],
        ["townshipAlliances", "agreements", "responses", "policies", "turnoutMinutes", "hazards"]);
    public static readonly Shape Hazards = new("hazards", [], ["usual", "kinds"]);
    public static readonly Shape HazardKind = new(
        "hazardKind", ["code", "class", "zh", "en"], ["synonyms", "broader", "together", "official"]);

    public static readonly Shape Minutes = new("minutes", ["min", "max"], []);
    public static readonly Shape MobiliseMinutes = new(
        "mobiliseMinutes", UsualForces, [.. Forces.Codes.Except(UsualForces)]);
    public static readonly Shape Outage = new("outage", ["place", "from", "to"], []);
    public static readonly Shape Radio = new("radio", ["lossPermille"], ["outages"]);
    public static readonly Shape RoadClosure = new("roadClosure", ["a", "b", "cut", "open"], []);
    public static readonly Shape Crew = new(
        "crew", ["mobiliseMinutes", "shiftHours", "breakdownPermille"], ["silentPermille", "lateReports"]);
    public static readonly Shape DutyDesk = new("dutyDesk", ["approvalMinutes", "asleepPermille"], ["recallPermille"]);
    public static readonly Shape CurvePoint = new("curvePoint", ["at", "quantity"], []);
    public static readonly Shape Need = new(
        "need",
        ["resource", "priority", "curve"],
        ["minimumType", "minimumPeople", "enduranceHours", "equipment", "substitutes"]);
    public static readonly Shape Hazard = new("hazard", ["place", "start", "name", "kind", "needs"], ["grade"]);
    public static readonly Shape Reporting = new(
        "reporting",
        [],
        [
            "telephoneMinutes", "writtenMinutes", "upwardMinutes", "followUpMinutes", "figuresMinutes",
            "recountMinutes", "handoverMinutes", "forgottenPermille", "offerPermille", "askedTwicePermille",
        ]);
    public static readonly Shape LevelChange = new("levelChange", ["tier", "at", "level", "basis"], ["cause"]);
    public static readonly Shape FloorOrder = new(
        "floorOrder", ["centre", "floor", "at", "until", "reason"], ["townships"]);
    public static readonly Shape Range = new("range", ["min", "max"], []);
    public static readonly Shape CapabilityShares = new(
        "capabilityShares", [], [.. Catalogue.Capabilities.Select(c => c.Code)]);
    public static readonly Shape Generate = new(
        "generate",
        [],
        [
            "source", "invented", "seed", "squadPeople", "comprehensivePeople", "villagesPerAlliance",
            "villagesPerTownship", "allianceMembers", "population", "reserveFloor", "depotPermille", "stockPermille",
            "kilometresPerHour", "capabilities",
        ]);
    public static readonly Shape GeneratedRegion = new("generatedRegion", ["generate"], []);
    public static readonly Shape StormPoint = new("stormPoint", ["at", "lat", "lon"], []);
    public static readonly Shape Intensity = new("intensity", [], ["ordinary", "large", "major", "specially-major"]);
    public static readonly Shape Storm = new("storm", ["name", "kind", "path", "widthKm", "hours", "struckPermille"],
        ["intensity", "delayMinutes", "roadsCutPermille", "silentPermille", "seed"]);
    public static readonly Shape Scenario = new("scenario",
        ["name", "region", "hazardHours", "seed", "lookaheadMs", "jitterMs", "policy", "radio", "crew", "dutyDesk"],
        ["start", "roads", "levels", "orders", "reporting", "hazards", "storms"]);

    /// <summary>The mappings of a region file, the whole file first.</summary>
    public static readonly Shape[] OfRegion =
    [
        Region, Township, FormerPlace, FormerName, Village, Hazards, HazardKind, KindFloors, CommandCentre,
        VillageAlliance, TownshipAlliance, Agreement, AgreementTerms, Responses, ResponseStep, Team, Types, Equipment,
        Depot, Stock, Codes, Lot, Contact, Road, TurnoutMinutes, Policies, Cover, Orders, OrderTimes,
    ];

    /// <summary>The mappings of a scenario file, the whole file first.</summary>
    public static readonly Shape[] OfScenario =
    [
        Scenario, LevelChange, FloorOrder, Radio, Outage, RoadClosure, Crew, MobiliseMinutes, Minutes, DutyDesk,
        Reporting, Hazard, Need, Equipment, CurvePoint, GeneratedRegion, Generate, Range, CapabilityShares, Storm,
        StormPoint, Intensity,
    ];
}
