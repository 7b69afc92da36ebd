using Alliance.Core.Geography;
using Alliance.Core.Identifiers;
using Alliance.Simulation.Statistics;

namespace Alliance.Simulation.Regions;

/// <summary>Makes alliances of townships that are joined by roads. A township is in one alliance at most. The members
/// are of one county where possible.</summary>
internal sealed class AllianceMaker(
    GenerationPlan plan, IReadOnlyList<TownshipData> townships, IReadOnlyList<(int A, int B, int Minutes)> roads)
{
    // After Hengnan's six, shared by all alliances that are alike.
    private static readonly AgreementTerms[] Terms =
    [
        new()
        {
            MaxTeamsPerMember = 3,
            Approval = ApprovalRule.Automatic,
            ApprovalMinutes = 10,
        },
        new()
        {
            MaxTeamsPerMember = 3,
            Approval = ApprovalRule.Lender,
            ApprovalMinutes = 15,
            DrawDownPermille = 500,
            Cost = CostSharing.RequesterPays,
        },
        new()
        {
            MaxTeamsPerMember = 2,
            Approval = ApprovalRule.Automatic,
            ApprovalMinutes = 10,
        },
        new()
        {
            MaxTeamsPerMember = 2,
            Approval = ApprovalRule.Both,
            ApprovalMinutes = 20,
            MaxTeamsPerPair = 1,
            Cost = CostSharing.Shared,
            RequesterPermille = 600,
        },
        new()
        {
            MaxTeamsPerMember = 2,
            Approval = ApprovalRule.Automatic,
            ApprovalMinutes = 15,
        },
        new()
        {
            MaxTeamsPerMember = 3,
            Approval = ApprovalRule.Lender,
            ApprovalMinutes = 10,
        },
    ];

    private readonly int[] _allianceOf = [.. Enumerable.Repeat(-1, townships.Count)];
    private readonly List<List<int>> _alliances = [];

    public List<TownshipAllianceData> Make(ulong seed)
    {
        var neighbours = Neighbours();
        var random = new RandomStream(seed, new ActorId(ActorKind.Realm, "alliances"), "members");
        for (var i = 0; i < townships.Count; i++)
            if (_allianceOf[i] < 0)
                Gather(i, (int)random.Between(plan.AllianceMembers.Min, plan.AllianceMembers.Max), neighbours);
        TakeInTheSmall(neighbours);
        var made = new List<TownshipAllianceData>();
        foreach (var members in _alliances.Where(m => m.Count >= 2))
        {
            var first = townships[members[0]];
            made.Add(
                new(
                    $"TA-{first.Code}",
                    $"{first.Name}片区乡镇应急救援联盟",
                    [.. members.Order().Select(m => townships[m].Code)],
                    Terms[random.Between(0, Terms.Length - 1)]));
        }

        return made;
    }

    /// <summary>Gathers members along roads, among townships of the county that are in no alliance yet.</summary>
    private void Gather(int start, int size, List<int>[] neighbours)
    {
        List<int> members = [start];
        _allianceOf[start] = _alliances.Count;
        for (var next = 0; next < members.Count && members.Count < size; next++)
            foreach (var other in neighbours[members[next]])
            {
                if (members.Count == size) break;
                if (_allianceOf[other] >= 0 || townships[other].Superior != townships[start].Superior) continue;
                _allianceOf[other] = _alliances.Count;
                members.Add(other);
            }

        _alliances.Add(members);
    }

    /// <summary>Joins groups that are too small to the smallest neighbouring alliance with room,
    /// of the same county if possible.</summary>
    private void TakeInTheSmall(List<int>[] neighbours)
    {
        foreach (var small in _alliances.Where(m => m.Count < plan.AllianceMembers.Min).ToList())
        foreach (var member in small.ToList())
        {
            var to = neighbours[member]
                .Select(n => (Alliance: _allianceOf[n], Away: townships[n].Superior != townships[member].Superior))
                .Where(a =>
                    _alliances[a.Alliance] != small
                    && _alliances[a.Alliance].Count >= plan.AllianceMembers.Min
                    && _alliances[a.Alliance].Count < plan.AllianceMembers.Max)
                .OrderBy(a => a.Away)
                .ThenBy(a => _alliances[a.Alliance].Count)
                .ThenBy(a => a.Alliance)
                .Select(a => (int?)a.Alliance)
                .FirstOrDefault();
            if (to is not { } alliance)
                continue;
            small.Remove(member);
            _alliances[alliance].Add(member);
            _allianceOf[member] = alliance;
        }
    }

    /// <summary>Returns the neighbours of each township, the nearest first.</summary>
    private List<int>[] Neighbours()
    {
        var ways = new List<(int Minutes, int To)>[townships.Count];
        for (var i = 0; i < ways.Length; i++) ways[i] = [];
        foreach (var (a, b, minutes) in roads)
        {
            ways[a].Add((minutes, b));
            ways[b].Add((minutes, a));
        }

        return Array.ConvertAll(ways, w => w.Order().Select(p => p.To).ToList());
    }
}
