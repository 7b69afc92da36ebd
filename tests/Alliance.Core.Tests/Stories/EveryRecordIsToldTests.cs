using Alliance.Core.Actors;
using Alliance.Core.Depots;
using Alliance.Core.Identifiers;
using Alliance.Core.Journals;
using Alliance.Core.Negotiation;
using Alliance.Core.Requests;
using Alliance.Core.Stories;
using Alliance.Core.Teams;
using Alliance.Core.Tests.Tables;
using Alliance.Core.Vocabulary;
using Xunit;

namespace Alliance.Core.Tests.Stories;

/// <summary>The story of a request has a sentence for every type of record, or leaves it out for a reason.</summary>
public sealed class EveryRecordIsToldTests
{
    private const string SaidAlready = "another record says the same to people";

    private static readonly Dictionary<Type, string> LeftOut = new()
    {
        [typeof(RequestSubmitted)] = SaidAlready + ": the incident's asking",
        [typeof(SearchOpened)] = SaidAlready + ": the line is put to the tier",
        [typeof(Requisitioned)] = SaidAlready + ": the award",
        [typeof(CommitmentPassedOn)] = SaidAlready + ": the lender's promise and the acceptance",
        [typeof(LenderAssigned)] = SaidAlready + ": the team has its orders",
        [typeof(LenderRefused)] = SaidAlready + ": its tier hears why",
        [typeof(Deploy)] = SaidAlready + ": the team has its orders",
        [typeof(Ship)] = SaidAlready + ": the stock's way",
        [typeof(DoNotShip)] = SaidAlready + ": the stock goes back on the shelf",
        [typeof(TeamAtWork)] = SaidAlready + ": the team is on scene, or leaves",
    };

    public static TheoryData<Type> Records =>
        [.. typeof(JournalRecord).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(JournalRecord)) && !t.IsAbstract)
            .OrderBy(t => t.Name, StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Records))]
    public void A_record_is_told_or_left_out_for_a_reason(Type type)
    {
        var told = Sentences(type).ToList();
        if (told.Count == 0 && !IsOfARequest(type)) return;
        Assert.True(told.Count > 0 != LeftOut.ContainsKey(type), told.Count > 0
            ? $"{type.Name} is told: {told[0]}. Take it off the list."
            : $"{type.Name} is not told. Give it a sentence in Core/Stories (and name its request in About), or a "
                + "reason "
                + $"in {nameof(LeftOut)}.");
        Assert.All(told, t => Assert.DoesNotContain(type.Name, t.En + t.Zh, StringComparison.Ordinal));
        Assert.All(told, t => Assert.Matches(@"\p{IsCJKUnifiedIdeographs}", t.Zh));
    }

    /// <summary>What names no request, line or commitment has no place in the story of one.</summary>
    private static bool IsOfARequest(Type type) =>
        type.Namespace == typeof(RequestSubmitted).Namespace || type.GetProperties().Any(p =>
        p.Name is "Commitment" or "Request"
        || Array.IndexOf([typeof(LineId), typeof(Assignment), typeof(Demand)], p.PropertyType) >= 0);

    private static IEnumerable<Telling> Sentences(Type type)
    {
        var names = new Names(new RegionPlan { Boats = [0, 9] }.Build());
        foreach (var actor in new[] { Samples.Request.ToAidRequest(), TestRegions.Town(2), TestRegions.Squad(2, 1),
            TestRegions.Depot(2) })
            foreach (var (_, body) in new Samples().Of<JournalRecord>(type))
            {
                var cause = new Cause(CauseKind.Mail, actor, "test");
                if (new RequestStory(new RequestNumber(Samples.Request), names).Tell(new JournalEntry(
                    1, new Samples().Now, actor, null, null, cause, 1, body)) is { } line) yield return line.What;
            }
    }
}
