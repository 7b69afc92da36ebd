using System.Globalization;
using Alliance.Core.Actors;
using Alliance.Core.Geography;
using Alliance.Core.Identifiers;
using Alliance.Core.Resources;
using Alliance.Core.Vocabulary;
using Alliance.Grains.Realms;
using Alliance.Grains.Storage;
using Alliance.Host.Api.Problems;
using Alliance.Host.Situations;
using Alliance.Simulation.Lookups;
using Alliance.Simulation.Scenarios.Yaml;

namespace Alliance.Host.Api.Endpoints;

/// <summary>Gathers all errors of one body, so that the caller can mend them at once. A check returns a usable value
/// even where it failed. <see cref="Done"/> must be called before the values are used.</summary>
internal sealed class Checks
{
    private const int MaxText = 500;
    /// <summary>The number of days after which an event can no longer be entered.</summary>
    private const int MostDaysLate = 30;
    /// <summary>The most minutes that a field may have: a week. Nobody is on the way, or stays, for longer.</summary>
    public const int MaxMinutes = 7 * 24 * 60;
    private readonly SortedDictionary<string, List<string>> _errors = new(StringComparer.Ordinal);

    public void Wrong(string field, string mend)
    {
        if (!_errors.TryGetValue(field, out var list)) _errors.Add(field, list = []);
        list.Add(mend);
    }

    /// <summary>Whether there are no errors so far.</summary>
    public bool AreFine => _errors.Count == 0;

    /// <summary>Ends the call if there are errors.</summary>
    /// <exception cref="ApiProblem">There are errors: 400 with all of them.</exception>
    public void Done()
    {
        if (_errors.Count > 0) throw ApiProblem.BadInput(_errors.ToDictionary(e => e.Key, e => e.Value.ToArray()));
    }

    public string Text(string? value, string field, string what)
    {
        if (string.IsNullOrWhiteSpace(value)) Wrong(field, $"is missing: {what}.");
        else if (value.Length > MaxText) Wrong(field, $"is longer than {MaxText} characters; shorten it.");
        else if (value.Any(char.IsControl)) Wrong(field, "holds control characters; leave them out.");
        return value?.Trim() ?? "";
    }

    public Author By(CommandBody body)
    {
        if (body.Author is { } author)
            return new Author(
                Text(author.Name, "author.name", "say who"),
                Text(author.Office, "author.office", "say in which office"));
        Wrong("author", "is missing: give name and office of who does this.");
        return default;
    }

    public Instant? OccurredAt(CommandBody body, LiveRealm realm)
    {
        if (body.OccurredAt is not { } text)
            return null;
        if (
            !DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment)
        )
        {
            Wrong("occurredAt", $"'{text}' is no time; write it as 2026-07-01T08:30:00+08:00.");
            return null;
        }

        if (!HasOffset(text)) moment = new DateTimeOffset(moment.UtcDateTime.Ticks, LocalTimes.China);
        var occurred = realm.At(moment);
        if (occurred > realm.Now + Span.FromMinutes(1))
            Wrong("occurredAt", "lies in the future; leave it out for what happens now.");
        else if (occurred < Earliest(realm))
            Wrong(
                "occurredAt",
                realm.Id.Name == RealmId.Live
                    ? $"lies more than {MostDaysLate} days back; give a later time, or leave it out and say in words "
                        + $"when it was."
                    : $"lies before the drill began, {realm.LocalTime(Instant.Start):yyyy-MM-ddTHH:mm:sszzz}; give a "
                        + $"later time.");
        return occurred;
    }

    // The live realm is told afterwards of what was arranged by telephone, also from before it began; in a drill
    // nothing has happened before it.
    private static Instant Earliest(LiveRealm realm) =>
        realm.Id.Name == RealmId.Live ? realm.Now + Span.FromHours(-24 * MostDaysLate) : Instant.Start;

    public T Value<T>(T? value, string field, string what) where T : struct
    {
        if (value is null) Wrong(field, $"is missing: {what}.");
        return value.GetValueOrDefault();
    }

    public int Count(int? value, string field, int min, string what, int max = LineSpec.MaxQuantity)
    {
        if (value is null)
            Wrong(field, $"is missing: {what}.");
        else if (value < min)
            Wrong(
                field,
                min > 0
                    ? $"{value} is too little; give {what}, {min} or more."
                    : $"{value} is negative; give {what}, {min} or more.");
        else if (value > max)
            Wrong(field, $"{value} is too much; give {what}, {max} or less.");
        return value ?? 0;
    }

    public ResourceKind Kind(string? value, string field)
    {
        var kind = new ResourceKind(value ?? "");
        if (value is null)
            Wrong(field, $"is missing: one of {string.Join(", ", Catalogue.Definitions.Select(d => d.Kind.Code))}.");
        else if (!Catalogue.IsKnown(kind))
        {
            var (entry, problem) = Naming.One(
                LookupIndex.OfKinds, value, LookupKind.Capability, LookupKind.Supply);
            if (entry is not null) return new ResourceKind(entry.Code);
            Wrong(field, problem!);
        }

        return kind;
    }

    /// <summary>Reads a kind of hazard by code, name or synonym. It returns the code.</summary>
    public string Hazard(string? value, string field, Region region)
    {
        if (string.IsNullOrWhiteSpace(value))
        {
            Wrong(field, "is missing: the kind of hazard, such as flood; GET …/catalogue/hazards lists them.");
            return "";
        }

        if (region.Hazards.Find(value) is { } kind) return kind.Code;
        var (entry, problem) = Naming.One(LookupIndex.Of(region), value, LookupKind.Hazard);
        if (problem is not null) Wrong(field, $"{problem} GET …/catalogue/hazards lists them.");
        return entry?.Code ?? value;
    }

    public DeclineCode DeclineCode(string? value, string field)
    {
        var codes = Enum.GetValues<DeclineCode>().ToDictionary(c => c.Code(), StringComparer.Ordinal);
        if (value is not null && codes.TryGetValue(value, out var code))
            return code;
        Wrong(
            field,
            value is null
                ? $"is missing: one of {string.Join(", ", codes.Keys)}."
                : $"'{value}' is no decline code; the nearest is {Nearest.Of(value, codes.Keys)}.");
        return default;
    }

    /// <summary>Reads the requirements beyond kind and quantity; null where there are none.</summary>
    /// <param name="wish">The body that states them.</param>
    /// <param name="prefix">The prefix of its fields in an error: empty, or for example <c>lines[0].</c></param>
    /// <param name="kind">The kind that is asked for.</param>
    public Requirement? Requirement(IWish wish, string prefix, ResourceKind kind)
    {
        if (
            wish is { MinimumType: null, MinimumPeople: null, Equipment: null, EnduranceHours: null, Substitutes: null }
        )
            return null;
        var before = _errors.Count;
        var requirement = new Requirement
        {
            MinimumType = wish.MinimumType ?? Capability.LeastType,
            MinimumPeople = wish.MinimumPeople ?? 0,
            EnduranceHours = wish.EnduranceHours ?? 0,
            Equipment =
            [
                .. (wish.Equipment ?? []).Select(e => new EquipmentCount(Kind(e.Key, $"{prefix}equipment"), e.Value)),
            ],
            Substitutes = [.. (wish.Substitutes ?? []).Select((s, i) => Kind(s, $"{prefix}substitutes[{i}]"))],
        };
        if (_errors.Count == before && Catalogue.IsKnown(kind) && requirement.Fault(kind) is { } fault)
            Wrong(prefix + fault.Field, fault.Mend);
        return requirement;
    }

    public string Township(string? code, string field, Region region)
    {
        if (string.IsNullOrWhiteSpace(code))
        {
            Wrong(field, "is missing: the 9-digit code of a township, or its name.");
            return "";
        }

        var (found, problem) = Naming.Township(code, region);
        if (problem is not null) Wrong(field, problem);
        return found ?? code;
    }

    /// <summary>Reads a township, a village alliance or a command centre, written as in lists:
    /// <c>Township/430422119</c>.</summary>
    public ActorId Tier(string? text, string field, Region region)
    {
        var at = text?.IndexOf('/', StringComparison.Ordinal) ?? -1;
        if (
            at > 0
            && Enum.TryParse<ActorKind>(text![..at], out var kind)
            && new ActorId(kind, text[(at + 1)..]) is var tier
            && region.IsTier(tier))
            return tier;
        if (string.IsNullOrWhiteSpace(text))
        {
            Wrong(field, "is missing: Township/CODE or CommandCentre/CODE, or its name.");
            return default;
        }

        var (named, problem) = Naming.Tier(text, region);
        if (problem is not null) Wrong(field, $"{problem} Write Township/CODE or CommandCentre/CODE, or its name.");
        return named.GetValueOrDefault();
    }

    /// <summary>Reads townships, village alliances and command centres by their codes, written as in region files or as
    /// in lists.</summary>
    public ActorId[] Tiers(string[] texts, string field, Region region) =>
        [.. texts.Select((text, i) => Party(text, $"{field}[{i}]", region))];

    private ActorId Party(string? text, string field, Region region)
    {
        foreach (var kind in (ActorKind[])[ActorKind.Township, ActorKind.CommandCentre, ActorKind.VillageAlliance])
            if (new ActorId(kind, text ?? "") is var tier && region.IsTier(tier))
                return tier;
        return Tier(text, field, region);
    }

    /// <summary>Reads a team or a depot, written as in lists: <c>RescueTeam/430422119-F1</c>.</summary>
    public ActorId Resource(string? text, Region region)
    {
        const string Team = "RescueTeam/",
            Depot = "Depot/";
        if (text?.StartsWith(Team, StringComparison.Ordinal) == true && region.Teams.ContainsKey(text[Team.Length..]))
            return new ActorId(ActorKind.RescueTeam, text[Team.Length..]);
        if (
            text?.StartsWith(Depot, StringComparison.Ordinal) == true
            && region.Depots.ContainsKey(text[Depot.Length..]))
            return new ActorId(ActorKind.Depot, text[Depot.Length..]);
        if (string.IsNullOrWhiteSpace(text))
        {
            Wrong("resource", "is missing: RescueTeam/ID or Depot/ID, or its name.");
            return default;
        }

        var (named, problem) = Naming.Resource(text, region);
        if (problem is not null) Wrong("resource", $"{problem} Write RescueTeam/ID or Depot/ID, or its name.");
        return named.GetValueOrDefault();
    }

    /// <summary>Reads a line, written as in an incident: <c>430422119-01-R01-L1</c>.</summary>
    public LineId Line(string text, string field)
    {
        if (
            text.LastIndexOf("-L", StringComparison.Ordinal) is var at and > 0
            && int.TryParse(text.AsSpan(at + 2), NumberStyles.None, null, out var number)
            && number > 0)
            return new LineId(new RequestNumber(text[..at]), number);
        Wrong(field, $"'{text}' is no line; write it as the incident names its lines, such as 430422119-01-R01-L1.");
        return default;
    }

    private static bool HasOffset(string text) =>
        text.EndsWith('Z')
        || text.EndsWith('z')
        || (text.IndexOf('T', StringComparison.Ordinal) is var t and > 0 && text.AsSpan(t).IndexOfAny('+', '-') > 0);
}
