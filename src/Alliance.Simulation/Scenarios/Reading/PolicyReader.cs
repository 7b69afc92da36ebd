using Alliance.Core.Geography;
using Alliance.Core.Vocabulary;
using Alliance.Simulation.Scenarios.Yaml;

namespace Alliance.Simulation.Scenarios.Reading;

/// <summary>Reads the policies of a region. Defaults are those of <see cref="RegionPolicies"/>.</summary>
internal static class PolicyReader
{
    private const string LifeSaving = "life-saving", Urgent = "urgent", Never = "never";

    private const int MostMinutes = 14 * 24 * 60, MostAnswerSeconds = 24 * 60 * 60;

    private static WorkRules Work(MapReader map)
    {
        var rules = new WorkRules();
        int Minutes(string key, int least, int otherwise) =>
            map[key] is null ? otherwise : map.Whole(key, least, MostMinutes);
        var shift = Minutes("shiftMinutes", 1, rules.ShiftMinutes);
        return new WorkRules
        {
            ShiftMinutes = shift,
            HardLimitMinutes = Minutes("hardLimitMinutes", Math.Max(1, shift), Math.Max(shift, rules.HardLimitMinutes)),
            ReliefLeadMinutes = Minutes("reliefLeadMinutes", 0, rules.ReliefLeadMinutes),
            LeastRestMinutes = Minutes("leastRestMinutes", 0, rules.LeastRestMinutes),
            MostRestMinutes = Minutes("mostRestMinutes", 0, rules.MostRestMinutes),
        };
    }

    public static RegionPolicies Read(MapReader map)
    {
        var policies = new RegionPolicies
        {
            Work = Work(map), Cover = map.Map("cover", Shapes.Cover) is { } cover ? Cover(cover) : null,
            Orders = map.Map("orders", Shapes.Orders) is { } orders ? Orders(orders) : new OrderRules(),
            AnswerSeconds = map["answerSeconds"] is null ? null : map.Whole("answerSeconds", 1, MostAnswerSeconds),
        };
        return map["displacesHolds"] is null ? policies : policies with { DisplacesHolds = DisplacementFrom(map) };
    }

    private static OrderRules Orders(MapReader map)
    {
        var rules = new OrderRules();
        OrderTimes Times(string key, OrderTimes otherwise)
        {
            if (map.Map(key, Shapes.OrderTimes) is not { } times) return otherwise;
            var ask = times.Whole("askAfterMinutes", 1, MostMinutes);
            return new OrderTimes(
                ask,
                times.Whole("replaceAfterMinutes", Math.Min(ask, MostMinutes) + OrderTimes.LeastBetween, MostMinutes));
        }

        return new OrderRules
        {
            LifeSaving = Times("lifeSaving", rules.LifeSaving), Urgent = Times("urgent", rules.Urgent),
            Routine = Times("routine", rules.Routine),
        };
    }

    private static Priority? DisplacementFrom(MapReader map) =>
        map.OneOf("displacesHolds", [LifeSaving, Urgent, Never]) switch
        {
            LifeSaving => Priority.LifeSaving,
            Urgent => Priority.Urgent,
            _ => null,
        };

    private static CoverPolicy Cover(MapReader map) =>
        new(
            map.Whole("askAfterMinutes", 1, 24 * 60),
            map.Whole("releaseAfterMinutes", 1, 24 * 60),
            map.Whole("hours", 1, 72));
}
