using System.Globalization;
using Alliance.Core.Geography;
using Alliance.Core.Hazards;
using Alliance.Core.Identifiers;
using Alliance.Core.Policies;
using Alliance.Core.Resources;
using Alliance.Core.Vocabulary;

namespace Alliance.Simulation.Regions;

/// <summary>Writes a region as a region file. Reading the file gives an equal region of any size.</summary>
public sealed class RegionWriter
{
    private readonly RegionData _region;
    private readonly TextWriter _to;
    private readonly ILookup<ActorId, TeamData> _teams;
    private readonly ILookup<ActorId, DepotData> _depots;
    private readonly ILookup<string, VillageAllianceData> _villages;
    private readonly Dictionary<ActorId, IReadOnlyList<ContactPerson>> _contacts;
    private readonly Calendar _calendar;

    private RegionWriter(RegionData region, TextWriter to, Calendar calendar)
    {
        (_region, _to, _calendar) = (region, to, calendar);
        _contacts = region.Contacts.ToDictionary(c => c.Of, c => c.People);
        _teams = region.Teams.ToLookup(t => t.Owner);
        _depots = region.Depots.ToLookup(d => d.Owner);
        _villages = region.VillageAlliances.ToLookup(v => v.Township, StringComparer.Ordinal);
    }

    /// <summary>Writes a region.</summary>
    /// <param name="region">The region.</param>
    /// <param name="to">The writer.</param>
    /// <param name="schema">The path of the JSON Schema for editors; null for none.</param>
    /// <param name="remarks">The comment lines for the head of the file.</param>
    /// <param name="start">The start of the realm, from which its moments count; null where it has none.</param>
    /// <exception cref="NotSupportedException">The region names days, and the start from which they count is not
    /// known.</exception>
    public static void Write(
        RegionData region, TextWriter to, string? schema = null, IReadOnlyList<string>? remarks = null,
        DateTimeOffset? start = null)
    {
        if (start is null && NamesDays(region))
            throw new NotSupportedException(
                "A region in which agreements begin or end, or stock expires, cannot be written without its start.");
        to.NewLine = "\n";
        if (schema is not null) to.WriteLine($"# yaml-language-server: $schema={schema}");
        foreach (var remark in remarks ?? []) to.WriteLine($"# {remark}".TrimEnd());
        new RegionWriter(region, to, new Calendar(start)).Write();
    }

    private static bool NamesDays(RegionData region) =>
        region.TownshipAlliances.Select(a => a.Terms).Concat(region.Agreements.Select(a => a.Terms))
            .Any(t => t.From is not null || t.Until is not null)
        || region.Depots.Any(d => d.Lots.Count > 0);

    private void Write()
    {
        Line($"name: {Text(_region.Name)}");
        Line("dataQuality:");
        foreach (var (group, quality) in _region.DataQuality)
            Line($"  {group}: {Text(quality)}");
        if (_region.TurnoutMinutes.Count > 0)
        {
            var forces = Forces.Codes.Where(_region.TurnoutMinutes.ContainsKey);
            Line($"turnoutMinutes: {Counts(forces.Select(f => (f, _region.TurnoutMinutes[f])))}");
        }

        WriteHazards();
        WriteResponses();
        WritePolicies();
        Line("commandCentres:");
        foreach (var centre in _region.CommandCentres) WriteCentre(centre);
        Line("townships:");
        foreach (var township in _region.Townships) WriteTownship(township);
        Line(_region.Roads.Count > 0 ? "roads:" : "roads: []");
        foreach (var road in _region.Roads) Line($"  - {{ a: {road.A}, b: {road.B}, minutes: {road.Minutes} }}");
        if (_region.TownshipAlliances.Count > 0) Line("townshipAlliances:");
        foreach (var alliance in _region.TownshipAlliances)
        {
            var members = string.Join(", ", alliance.Members);
            var (name, terms) = (Text(alliance.Name), Terms(alliance.Terms));
            Line($"  - {{ id: {alliance.Id}, name: {name}, members: [{members}], terms: {terms} }}");
        }

        if (_region.Agreements.Count > 0)
            Line("agreements:");
        foreach (var agreement in _region.Agreements)
        {
            var (name, parties) = (Text(agreement.Name), Codes(agreement.Parties));
            Line($"  - {{ id: {agreement.Id}, name: {name}, parties: {parties}, terms: {Terms(agreement.Terms)} }}");
        }
    }

    private void WriteHazards()
    {
        var hazards = _region.Hazards;
        if (hazards is { Usual: true, Kinds.Count: 0 }) return;
        Line("hazards:");
        Line($"  usual: {(hazards.Usual ? "true" : "false")}");
        if (hazards.Kinds.Count > 0) Line("  kinds:");
        foreach (var kind in hazards.Kinds)
        {
            var words = string.Join(", ", kind.Synonyms.Select(Text));
            var broader = kind.Broader is { } wider ? $", broader: {wider}" : "";
            var together = kind.Together.Count > 0 ? $", together: [{string.Join(", ", kind.Together)}]" : "";
            var official = kind.Official is { } code ? $", official: {Text(code)}" : "";
            Line(
                $"    - {{ code: {kind.Code}, class: {kind.Class.Code}, zh: {Text(kind.Zh)}, en: {Text(kind.En)}, "
                    + $"synonyms: [{words}]{broader}{together}{official} }}");
        }
    }

    private void WriteResponses()
    {
        Line("responses:");
        Line($"  callInMinutes: {_region.Responses.CallInMinutes}");
        WriteSteps("township", _region.Responses.Township);
        WriteSteps("county", _region.Responses.County);
        WriteSteps("centre", _region.Responses.Centre);
    }

    private void WriteSteps(string tier, IReadOnlyList<ResponseStep> steps)
    {
        Line($"  {tier}:");
        foreach (var s in steps)
        {
            var level = s.Level == ResponseLevel.None ? "none" : $"{s.Level}";
            Line(
                $"    - {{ level: {level}, floorRaise: {s.FloorRaise}, drawDeeper: {s.DrawDeeper}, "
                    + $"approvalPermille: {s.ApprovalPermille}, standbyPermille: {s.StandbyPermille} }}");
        }
    }

    private void WritePolicies()
    {
        var policies = _region.Policies;
        Line("policies:");
        var displaces = policies.DisplacesHolds switch
        {
            Priority.LifeSaving => "life-saving",
            Priority.Urgent => "urgent",
            _ => "never",
        };
        Line($"  displacesHolds: {displaces}");
        if (policies.Cover is { } cover)
            Line(
                $"  cover: {{ askAfterMinutes: {cover.AskAfterMinutes}, "
                    + $"releaseAfterMinutes: {cover.ReleaseAfterMinutes}, hours: {cover.Hours} }}");
        Line($"  shiftMinutes: {policies.Work.ShiftMinutes}");
        Line($"  hardLimitMinutes: {policies.Work.HardLimitMinutes}");
        Line($"  reliefLeadMinutes: {policies.Work.ReliefLeadMinutes}");
        var usual = new WorkRules();
        if (policies.Work.LeastRestMinutes != usual.LeastRestMinutes)
            Line($"  leastRestMinutes: {policies.Work.LeastRestMinutes}");
        if (policies.Work.MostRestMinutes != usual.MostRestMinutes)
            Line($"  mostRestMinutes: {policies.Work.MostRestMinutes}");
        if (policies.Orders != new OrderRules()) WriteOrders(policies.Orders);
        if (policies.AnswerSeconds is { } seconds)
            Line($"  answerSeconds: {seconds}");
    }

    private void WriteOrders(OrderRules rules)
    {
        Line("  orders:");
        foreach (var (name, times) in new[]
            { ("lifeSaving", rules.LifeSaving), ("urgent", rules.Urgent), ("routine", rules.Routine) })
            Line($"    {name}: {{ askAfterMinutes: {times.AskAfterMinutes}, "
                + $"replaceAfterMinutes: {times.ReplaceAfterMinutes} }}");
    }

    private void WriteCentre(CommandCentreData centre)
    {
        Line($"  - code: {centre.Code}");
        Line($"    name: {Text(centre.Name)}");
        Line($"    seat: {centre.Seat}");
        if (centre.Superior is not null) Line($"    superior: {centre.Superior}");
        Line($"    hasTerritory: {(centre.HasTerritory ? "true" : "false")}");
        Line($"    shelterPlaces: {centre.ShelterPlaces}");
        Line($"    reserveFloor: {centre.ReserveFloor}");
        if (centre.Award != AwardPolicyName.Default) Line($"    award: {centre.Award}");
        WriteContacts(new ActorId(ActorKind.CommandCentre, centre.Code), "    ");
        WriteForces(new ActorId(ActorKind.CommandCentre, centre.Code), centre.KindFloors);
    }

    private void WriteTownship(TownshipData township)
    {
        Line($"  - code: {township.Code}");
        Line($"    name: {Text(township.Name)}");
        Line($"    pinyin: {Text(township.Pinyin)}");
        Line($"    kind: {township.Kind}");
        Line($"    lat: {Degrees(township.Latitude)}");
        Line($"    lon: {Degrees(township.Longitude)}");
        Line($"    population: {township.Population}");
        Line($"    reserveFloor: {township.ReserveFloor}");
        Line($"    superior: {township.Superior}");
        if (township.MergedInto is { } into) Line($"    mergedInto: {into}");
        if (township.Brought is { } brought) Line($"    brought: [{string.Join(", ", brought.Select(Text))}]");
        if (township.Formerly.Count > 0) Line("    formerly:");
        foreach (var was in township.Formerly) Line($"      - {Named(was.Code, was.Name)}");
        if (township.Villages.Count > 0) Line("    villages:");
        foreach (var village in township.Villages) Line($"      - {Named(village.Code, village.Name)}");
        WriteContacts(new ActorId(ActorKind.Township, township.Code), "    ");
        WriteForces(new ActorId(ActorKind.Township, township.Code), township.KindFloors);
        if (_villages.Contains(township.Code)) Line("    villageAlliances:");
        foreach (var village in _villages[township.Code])
        {
            Line($"      - code: {village.Code}");
            Line($"        name: {Text(village.Name)}");
            Line($"        villages: {village.Villages}");
            if (Former(village.Formerly, "") is { Length: > 0 } former) Line($"        {former}");
            if (village.Retired) Line("        retired: true");
            var alliance = new ActorId(ActorKind.VillageAlliance, village.Code);
            WriteContacts(alliance, "        ");
            WriteTeams(alliance, "        ", Forces.Volunteer);
        }
    }

    private void WriteForces(ActorId owner, IReadOnlyDictionary<ResourceKind, int> floors)
    {
        if (floors.Count > 0) Line($"    kindFloors: {Counts(Ordered(floors))}");
        WriteTeams(owner, "    ", null);
        if (_depots.Contains(owner)) Line("    depots:");
        foreach (var depot in _depots[owner])
            Line($"      - {{ id: {depot.Id}, name: {Text(depot.Name)}, stock: {Counts(Ordered(depot.Stock))}"
                + $"{More(depot)} }}");
    }

    private string More(DepotData depot)
    {
        var codes = string.Join(", ", Ordered(depot.Codes).Select(c => $"{c.Kind}: {c.Value}"));
        var lots = string.Join(", ", depot.Lots.Select(l =>
            $"{{ kind: {l.Kind}, units: {l.Units}, expires: {Day(_calendar.DayAt(l.ExpiresAt).AddDays(-1))} }}"));
        return (codes == "" ? "" : $", codes: {{ {codes} }}")
            + (depot.IsCollectionPoint ? ", collectionPoint: true" : "")
            + (lots == "" ? "" : $", lots: [{lots}]")
            + People(new ActorId(ActorKind.Depot, depot.Id), ", ")
            + Former(depot.Formerly, ", ")
            + (depot.Retired ? ", retired: true" : "");
    }

    /// <summary>Writes whom to call for a tier as a line of its own, if there is anybody.</summary>
    private void WriteContacts(ActorId tier, string indent)
    {
        if (People(tier, indent) is { Length: > 0 } line) Line(line);
    }

    /// <summary>Tells whom to call, behind a lead; nothing where there is nobody.</summary>
    private string People(ActorId of, string lead)
    {
        if (!_contacts.TryGetValue(of, out var people)) return "";
        var each = people.Select(p => $"{{ name: {Text(p.Name)}{(p.Role is { } role ? $", role: {Text(role)}" : "")}, "
            + $"telephone: {Text(p.Telephone)} }}");
        return $"{lead}contacts: [{string.Join(", ", each)}]";
    }

    private static string Former(IReadOnlyList<FormerPlace> former, string lead) => former.Count == 0 ? ""
        : $"{lead}formerly: [{string.Join(", ", former.Select(f => Named(f.Code, f.Name)))}]";

    private void WriteTeams(ActorId owner, string indent, Force? usual)
    {
        if (_teams.Contains(owner)) Line($"{indent}teams:");
        foreach (var team in _teams[owner])
        {
            var force = team.Force == usual?.Code ? "" : $", force: {team.Force}";
            var typed = team
                .Capabilities.Where(c => c.Type != Capability.LeastType)
                .Select(c => ($"{c.Kind}", c.Type))
                .ToList();
            var types = typed.Count == 0 ? "" : $", types: {Counts(typed)}";
            var equipment = team.Equipment.Count == 0 ? "" : $", equipment: {Counts(Ordered(team.Equipment))}";
            var endurance =
                team.EnduranceHours == TeamData.UsualEnduranceHours ? "" : $", enduranceHours: {team.EnduranceHours}";
            var capabilities = string.Join(", ", team.Capabilities.Select(c => c.Kind));
            var rest = People(new ActorId(ActorKind.RescueTeam, team.Id), ", ")
                + Former(team.Formerly, ", ") + (team.Retired ? ", retired: true" : "");
            Line(
                $"{indent}  - {{ id: {team.Id}, name: {Text(team.Name)}{force}, people: {team.People}, "
                    + $"capabilities: [{capabilities}]{types}{equipment}{endurance}{rest} }}");
        }
    }

    private string Terms(AgreementTerms terms)
    {
        var usual = new AgreementTerms { MaxTeamsPerMember = 1 };
        List<string> said =
        [
            $"maxTeamsPerMember: {terms.MaxTeamsPerMember}",
            $"approval: {terms.Approval.ToString().ToLowerInvariant()}",
            $"approvalMinutes: {Math.Max(1, terms.ApprovalMinutes)}",
        ];
        void Say<T>(string key, T value, T otherwise, string? text = null)
        {
            if (!EqualityComparer<T>.Default.Equals(value, otherwise)) said.Add($"{key}: {text ?? $"{value}"}");
        }

        Say("award", terms.Award, usual.Award);
        Say("decisionMinutes", terms.DecisionMinutes, usual.DecisionMinutes);
        Say("ageingMinutes", terms.AgeingMinutes, usual.AgeingMinutes);
        Say("shiftMinutes", terms.ShiftMinutes, usual.ShiftMinutes);
        Say("askers", terms.Askers, null, Codes(terms.Askers ?? []));
        Say("lenders", terms.Lenders, null, Codes(terms.Lenders ?? []));
        Say("kinds", terms.Kinds, null, $"[{string.Join(", ", terms.Kinds ?? [])}]");
        Say("maxTeamsPerPair", terms.MaxTeamsPerPair, null);
        Say("maxTeamsPerBorrower", terms.MaxTeamsPerBorrower, null);
        Say("maxTeamsInAll", terms.MaxTeamsInAll, null);
        Say("maxPeople", terms.MaxPeople, null);
        Say("drawDownPermille", terms.DrawDownPermille, usual.DrawDownPermille);
        Say("reserveFloor", terms.ReserveFloor, 0);
        Say("maxUnitsPermille", terms.MaxUnitsPermille, usual.MaxUnitsPermille);
        Say("onTimeout", terms.GrantedOnTimeout, false, "grant");
        Say("cost", terms.Cost, CostSharing.None, terms.Cost == CostSharing.Shared ? "shared" : "requester-pays");
        Say("requesterPermille", terms.RequesterPermille, 0);
        Say("signed", terms.Signed, true, "false");
        if (terms.From is { } from) said.Add($"from: {Day(_calendar.DayAt(from))}");
        if (terms.Until is { } until) said.Add($"until: {Day(_calendar.DayAt(until).AddDays(-1))}");
        return $"{{ {string.Join(", ", said)} }}";
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Named(string? code, string? name)
    {
        string?[] said = [code is null ? null : $"code: {code}", name is null ? null : $"name: {Text(name)}"];
        return $"{{ {string.Join(", ", said.OfType<string>())} }}";
    }

    private static string Codes(IEnumerable<ActorId> tiers) => $"[{string.Join(", ", tiers.Select(t => t.Key))}]";

    private static string Counts(IEnumerable<(string Key, int Value)> counts) =>
        $"{{ {string.Join(", ", counts.Select(c => $"{c.Key}: {c.Value}"))} }}";

    private static string Counts(IEnumerable<(ResourceKind Kind, int Value)> counts) =>
        Counts(counts.Select(c => ($"{c.Kind}", c.Value)));

    /// <summary>Sorts values in the order of the catalogue.</summary>
    private static IEnumerable<(ResourceKind Kind, T Value)> Ordered<T>(IReadOnlyDictionary<ResourceKind, T> values) =>
        Catalogue.Definitions.Where(d => values.ContainsKey(d.Kind)).Select(d => (d.Kind, values[d.Kind]));

    private static string Degrees(int millionths) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{(millionths < 0 ? "-" : "")}{Whole(millionths)}.{Fraction(millionths):000000}");

    private static long Whole(int millionths) => Math.Abs((long)millionths) / 1_000_000;

    private static long Fraction(int millionths) => Math.Abs((long)millionths) % 1_000_000;

    /// <summary>Writes a text in quotes, because names may begin with any character.</summary>
    private static string Text(string text) =>
        $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";

    private void Line(string text) => _to.WriteLine(text);
}
