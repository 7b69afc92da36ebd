using Alliance.Core.Geography;
using Alliance.Core.Identifiers;

namespace Alliance.Host.Regions;

/// <summary>Reads a region whose townships stand under codes that they had before, such as that of a file that was
/// written before a township got another code.</summary>
internal static class FormerCodes
{
    /// <summary>Returns a region with the codes that stand in a realm. A township that the realm merged into another
    /// stays as it is given.</summary>
    /// <param name="other">The region.</param>
    /// <param name="realm">The region of the realm.</param>
    public static RegionData Resolved(RegionData other, Region realm)
    {
        var codes = other.Townships.Select(t => t.Code).ToHashSet(StringComparer.Ordinal);
        var next = other.Townships
            .Where(t => t is { Code: not null, MergedInto: null } && IsRecoded(t.Code, realm)
                && !codes.Contains(realm.Standing(t.Code)))
            .DistinctBy(t => t.Code).ToDictionary(t => t.Code, t => realm.Standing(t.Code), StringComparer.Ordinal);
        return next.Count == 0 ? other : new Reader(next, realm).Read(other);
    }

    private static bool IsRecoded(string code, Region realm) =>
        realm.Townships.TryGetValue(code, out var there) && there.MergedInto is not null
        && realm.MergedAway(code) is null;

    /// <summary>Puts the codes that stand in place of those before.</summary>
    private sealed class Reader(Dictionary<string, string> next, Region realm)
    {
        public RegionData Read(RegionData other) => other with
        {
            // What the realm keeps under the codes before is in the region too.
            Townships = [
                .. other.Townships.Select(Read),
                .. realm.Data.Townships.Where(
                    t => t.MergedInto is not null && next.ContainsValue(realm.Standing(t.Code))
                        && !other.Townships.Any(o => o.Code == t.Code && !next.ContainsKey(o.Code)))],
            Roads = [
                .. other.Roads.Select(r => r with { A = Code(r.A), B = Code(r.B) }),
                .. realm.Data.Roads.Where(r => next.ContainsKey(r.A) || next.ContainsKey(r.B))],
            VillageAlliances = [.. other.VillageAlliances.Select(v => v with { Township = Code(v.Township) })],
            CommandCentres = [.. other.CommandCentres.Select(c => c with { Seat = Code(c.Seat) })],
            TownshipAlliances = [
                .. other.TownshipAlliances.Select(
                    a => a with { Members = [.. a.Members.Select(Code)], Terms = Read(a.Terms) })],
            Agreements = [
                .. other.Agreements.Select(
                    a => a with { Parties = [.. a.Parties.Select(Actor)], Terms = Read(a.Terms) })],
            Teams = [.. other.Teams.Select(t => t with { Owner = Actor(t.Owner) })],
            // A depot that exists keeps its books where they are.
            Depots = [
                .. other.Depots.Select(d => realm.Depots.ContainsKey(d.Id) ? d : d with { Owner = Actor(d.Owner) })],
            Contacts = [.. other.Contacts.Select(c => c with { Of = Actor(c.Of) })],
        };

        private TownshipData Read(TownshipData township)
        {
            if (!next.TryGetValue(township.Code, out var code)) return township;
            var known = realm.Townships[code].Formerly;
            return township with { Code = code, Formerly = FormerPlace.With(known, township.Formerly) };
        }

        private AgreementTerms Read(AgreementTerms terms) => terms.Askers is null && terms.Lenders is null ? terms
            : terms with
            {
                Askers = terms.Askers is { } askers ? Array.ConvertAll(askers, Actor) : null,
                Lenders = terms.Lenders is { } lenders ? Array.ConvertAll(lenders, Actor) : null,
            };

        private string Code(string code) => code is not null && next.TryGetValue(code, out var now) ? now : code!;

        private ActorId Actor(ActorId actor) =>
            actor.Kind == ActorKind.Township ? new ActorId(actor.Kind, Code(actor.Key)) : actor;
    }
}
