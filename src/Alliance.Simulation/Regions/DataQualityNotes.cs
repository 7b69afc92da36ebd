namespace Alliance.Simulation.Regions;

/// <summary>Describes the data quality of a generated region: official, estimated, assumed, generated or invented.
/// Every result shows it.</summary>
internal static class DataQualityNotes
{
    public static IReadOnlyDictionary<string, string> Of(GenerationPlan plan)
    {
        var isInvented = plan.Invented > 0;
        return new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["codesAndNames"] = isInvented
                ? "invented: no such place exists"
                : "official: statistical division codes and names; "
                    + "names of counties without a published one are made of their first township's",
            ["positions"] = isInvented
                ? "generated: counties on a loose lattice, their townships scattered round them"
                : "generated: townships scattered round the published position of their county by a seeded generator "
                    + "(expect errors of tens of kilometres); "
                    + "counties without a position of their own spread round their prefecture's",
            ["population"] =
                $"generated: drawn evenly from {plan.Population} residents, subdistricts half as many again",
            ["villages"] = isInvented
                ? $"generated: {plan.VillagesPerTownship} a township"
                : $"official counts of 2020 where there are any, otherwise {plan.VillagesPerTownship} drawn; "
                    + "their grouping into village alliances is assumed",
            ["roads"] =
                "generated: neighbours of the generated positions, straight distance x 1.35, "
                + $"driven at {plan.KilometresPerHour} km/h",
            ["forces"] =
                "assumed: head-counts, capabilities and equipment of squads after the reported pattern "
                + "of 30-50 people in a township's comprehensive team; drawn by seed",
            ["people"] = "invented: the names of captains are no one's",
            ["turnout"] = "assumed: minutes from order to departure, by force",
            ["stocks"] = "assumed: units on hand, drawn by seed",
            ["policies"] = "assumed: as in Hengnan",
            ["agreements"] =
                "assumed: alliances of townships that roads join, on terms like Hengnan's, "
                + "and the agreement of each topmost command with its regional rescue centre",
            ["responses"] = "assumed: as in Hengnan",
        };
    }
}
