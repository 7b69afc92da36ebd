using Alliance.Core.Geography;
using Alliance.Core.Identifiers;
using Alliance.Core.Revisions;

namespace Alliance.Host.Api.Endpoints;

/// <summary>Tells of a township that was split off what it is party of.</summary>
internal static class SplitAnswer
{
    /// <summary>Tells what came of a revision; nothing where it splits no township.</summary>
    public static IEnumerable<Said> Of(RegionPatch patch, Region region)
    {
        if (patch is not { SplitFrom: { } code, Townships: [.., var part] }
            || region.Townships.GetValueOrDefault(code) is not { } from) yield break;
        var party = new ActorId(ActorKind.Township, region.Standing(code));
        var agreements = region.Agreements.All.Where(a => a.Parties.Contains(party)).ToList();
        var (name, names) = ($"{part.Name}（{part.Code}）",
            string.Join('、', agreements.Select(a => $"{a.Id} {a.Name}")));
        yield return agreements.Count == 0
            ? new Said(
                $"{name}不是任何联盟或协议的一方，{from.Name}也不是；签订协议用 POST …/agreements",
                $"{part.Name} ({part.Code}) is party of no alliance or agreement, as {from.Name} is of none; sign one "
                    + "with POST …/agreements")
            : new Said(
                $"{name}随{from.Name}加入其联盟和协议：{names}",
                $"{part.Name} ({part.Code}) joins the alliances and agreements of {from.Name}: "
                    + string.Join(", ", agreements.Select(a => $"{a.Id} {a.Name}")));
    }
}
