using Alliance.Simulation.Radios;
using Alliance.Core.Resources;

namespace Alliance.Simulation.Scenarios.Reading;

/// <summary>Every mapping that the two kinds of file know, with its keys.</summary>
internal static class Shapes
{
    public static readonly string[] Forces = ["volunteer", "micro-fire-station", "comprehensive", "county", "regional"];

    public static readonly Shape Team = new("team", ["id", "name", "people", "capabilities"], ["force"]);
    public static readonly Shape Stock = new("stock", [], [.. Catalogue.Supplies.Select(s => s.Code)]);
    public static readonly Shape Depot = new("depot", ["id", "name", "stock"], []);
    public static readonly Shape VillageAlliance = new("villageAlliance", ["code", "name", "villages"], ["teams"]);
    public static readonly Shape Township = new("township",
        ["code", "name", "pinyin", "kind", "lat", "lon", "population", "reserveFloor", "superior"], ["teams", "depots", "villageAlliances"]);
    public static readonly Shape CommandCentre = new("commandCentre",
        ["code", "name", "seat", "hasTerritory", "shelterPlaces", "reserveFloor"], ["superior", "teams", "depots"]);
    public static readonly Shape Road = new("road", ["a", "b", "minutes"], []);
    public static readonly Shape TownshipAlliance = new("townshipAlliance",
        ["id", "name", "members", "terms"], []);
    public static readonly Shape AgreementTerms = new("agreementTerms",
        ["maxTeamsPerMember", "approval", "approvalMinutes"],
        ["award", "decisionMinutes", "shiftMinutes", "askers", "lenders", "kinds", "maxTeamsPerPair", "maxPeople", "drawDownPermille", "reserveFloor", "maxUnitsPermille", "onTimeout",
            "cost", "requesterPermille", "signed", "from", "until"]);
    public static readonly Shape Agreement = new("agreement", ["id", "name", "parties", "terms"], []);
    public static readonly Shape ResponseStep = new("responseStep", ["level"], ["floorRaise", "drawDeeper", "approvalPermille", "standbyPermille"]);
    public static readonly Shape Responses = new("responses", [], ["callInMinutes", "township", "county", "centre"]);
    public static readonly Shape Cover = new("cover", ["askAfterMinutes", "releaseAfterMinutes", "hours"], []);
    public static readonly Shape Policies = new("policies", [], ["displacesHolds", "cover", "shiftMinutes", "hardLimitMinutes", "reliefLeadMinutes"]);
    public static readonly Shape Region = new("region", ["name", "dataQuality", "commandCentres", "townships", "roads"], ["townshipAlliances", "agreements", "responses", "policies"]);

    public static readonly Shape Minutes = new("minutes", ["min", "max"], []);
    public static readonly Shape MobiliseMinutes = new("mobiliseMinutes", Forces, []);
    public static readonly Shape Outage = new("outage", ["place", "from", "to"], []);
    public static readonly Shape Radio = new("radio", ["lossPermille"], ["outages"]);
    public static readonly Shape RoadClosure = new("roadClosure", ["a", "b", "cut", "open"], []);
    public static readonly Shape Crew = new("crew", ["mobiliseMinutes", "shiftHours", "breakdownPermille"], ["silentPermille"]);
    public static readonly Shape DutyDesk = new("dutyDesk", ["approvalMinutes", "asleepPermille"], ["recallPermille"]);
    public static readonly Shape CurvePoint = new("curvePoint", ["at", "quantity"], []);
    public static readonly Shape Need = new("need", ["resource", "priority", "curve"], []);
    public static readonly Shape Hazard = new("hazard", ["place", "start", "name", "kind", "needs"], []);
    public static readonly Shape LevelChange = new("levelChange", ["tier", "at", "level", "basis"], ["cause"]);
    public static readonly Shape FloorOrder = new("floorOrder", ["centre", "floor", "at", "until", "reason"], ["townships"]);
    public static readonly Shape Scenario = new("scenario",
        ["name", "region", "hazardHours", "seed", "lookaheadMs", "jitterMs", "policy", "radio", "crew", "dutyDesk", "hazards"], ["start", "roads", "levels", "orders"]);

    /// <summary>Those of a region file, the whole file first.</summary>
    public static readonly Shape[] OfRegion =
        [Region, Township, CommandCentre, VillageAlliance, TownshipAlliance, Agreement, AgreementTerms, Responses, ResponseStep, Team, Depot, Stock, Road, Policies, Cover];
    /// <summary>Those of a scenario file, the whole file first.</summary>
    public static readonly Shape[] OfScenario =
        [Scenario, LevelChange, FloorOrder, Radio, Outage, RoadClosure, Crew, MobiliseMinutes, Minutes, DutyDesk, Hazard, Need, CurvePoint];
}
