using Alliance.Core.Actors;
using Alliance.Core.Geography;
using Alliance.Core.Identifiers;
using Alliance.Core.Incidents;
using Alliance.Core.Policies;

namespace Alliance.Core.Tiers;

/// <summary>Asks the desk whether two incidents of its township are the same, by their hazards and by when they
/// happened. Hazards that commonly come together are asked about where they came within minutes. Withdraws the question
/// where a correction shows that they are not.</summary>
internal sealed class SameIncidents(TownshipState state)
{
    /// <summary>Compares an incident that is new here with the open ones. One record names the few that are likeliest
    /// and counts the rest.</summary>
    public void OnNew(IncidentNumber number, OpenCase opened, Turn turn) => Ask(number, opened,
        Likeliest(state.Open.Where(o => o.Key != number && !AreLinked(o, number, opened)
            && AreAlike(o.Value, opened.Compared, turn)), opened), turn);

    /// <summary>Compares an incident anew that was put right. What it is like only now is asked, what it is like no
    /// longer is withdrawn.</summary>
    public void OnCorrected(IncidentNumber number, OpenCase corrected, ComparedFacts before, Turn turn)
    {
        List<KeyValuePair<IncidentNumber, OpenCase>> found = [];
        foreach (var other in state.Open)
        {
            if (other.Key == number || AreLinked(other, number, corrected)) continue;
            var isAlike = AreAlike(other.Value, corrected.Compared, turn);
            if (corrected.MayBe.Contains(other.Key))
            {
                if (!isAlike) Withdraw(number, corrected, other, turn);
            }
            else if (isAlike && !AreAlike(other.Value, before, turn))
            {
                found.Add(other);
            }
        }

        Ask(number, corrected, Likeliest(found.Where(o => !IsYounger(o.Key, number)), corrected), turn);
        // An incident is merged into one that was reported before it, so the younger one is asked about.
        foreach (var younger in Likeliest(found.Where(o => IsYounger(o.Key, number)), corrected)
            .Take(DuplicatePolicy.MostNamed))
            Ask(younger.Key, younger.Value, [new(number, corrected)], turn);
    }

    private static void Ask(
        IncidentNumber number, OpenCase one, List<KeyValuePair<IncidentNumber, OpenCase>> others, Turn turn)
    {
        if (others.Count == 0) return;
        var named = others[..Math.Min(others.Count, DuplicatePolicy.MostNamed)];
        foreach (var (other, known) in named)
        {
            one.Suspect(other);
            known.Suspect(number);
        }

        turn.Notify(new SameIncidentSuspected(
            number, named[0].Key, [.. named[1..].Select(n => n.Key)], others.Count - named.Count));
    }

    private static void Withdraw(
        IncidentNumber number, OpenCase one, KeyValuePair<IncidentNumber, OpenCase> other, Turn turn)
    {
        one.MayBe.Remove(other.Key);
        other.Value.MayBe.Remove(number);
        turn.Record(new SameIncidentWithdrawn(number, other.Key));
        turn.Record(new SameIncidentWithdrawn(other.Key, number));
    }

    /// <summary>Sorts incidents: those of the same villages first, then the nearest in time, then the latest.</summary>
    private static List<KeyValuePair<IncidentNumber, OpenCase>> Likeliest(
        IEnumerable<KeyValuePair<IncidentNumber, OpenCase>> others, OpenCase one) =>
        [
            .. others.OrderBy(o => one.VillageAlliance is { } villages && o.Value.VillageAlliance == villages ? 0 : 1)
                .ThenBy(o => Math.Abs((o.Value.ReportedAt - one.ReportedAt).Milliseconds))
                .ThenByDescending(o => o.Key),
        ];

    /// <summary>Tells whether two incidents are linked: they belong together and are not the same.</summary>
    private static bool AreLinked(KeyValuePair<IncidentNumber, OpenCase> other, IncidentNumber number, OpenCase one) =>
        one.IsLinked(other.Key) || other.Value.IsLinked(number);

    private static bool AreAlike(OpenCase other, ComparedFacts facts, Turn turn) =>
        AreAlike(other, facts.Hazard, facts.At, turn);

    /// <summary>Tells whether an incident may be another by hazard and time: the same kind within hours, or kinds that
    /// come together within minutes.</summary>
    public static bool AreAlike(OpenCase one, string hazard, Instant at, Turn turn) =>
        (DuplicatePolicy.AreOfSameHours(one.ReportedAt, at) && turn.Region.Hazards.MayBeSame(one.Hazard, hazard))
        || (DuplicatePolicy.AreOfSameMinutes(one.ReportedAt, at)
            && turn.Region.Hazards.ComeTogether(one.Hazard, hazard));

    private static bool IsYounger(IncidentNumber number, IncidentNumber other) =>
        number.Township == other.Township && Numbers.IsAfter(number, other);
}
