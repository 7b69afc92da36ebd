using Alliance.Core.Access;
using Alliance.Core.Geography;
using Alliance.Core.Identifiers;
using Alliance.Core.Revisions;
using Alliance.Host.Api.Endpoints;
using Alliance.Host.Api.Lists;
using Alliance.Host.Api.Queries;

namespace Alliance.Host.Api.MasterData;

/// <summary>The people to call for a tier, a squad or a depot: the contact, and the deputies.</summary>
internal static class ContactsApi
{
    private static readonly QueryParameter<string> Of = Parameters.Text(
        "of", "The tier, squad or depot for which they answer, by code or name.");

    private static readonly ListShape<Listed> Shape = new ListShape<Listed>("of", c => $"{c.Of}#{c.Rank}")
        .Where(Of, (text, open, checks) =>
        {
            var (of, problem) = Contacts.Named(text, open.Region);
            if (problem is not null) checks.Wrong(Of.Name, problem);
            return c => c.Of == of;
        })
        .Place((c, region) => region.PlaceOf(c.Of))
        .Search("name, role, telephone and the name of whom they answer for", (c, region) =>
            [c.Person.Name, c.Person.Role, c.Person.Telephone, Lookups.NameOf(c.Of, region)]);

    /// <summary>A person in a list of contacts.</summary>
    private readonly record struct Listed(ActorId Of, int Rank, ContactPerson Person);

    public static void Map(RouteGroupBuilder group)
    {
        group
            .MapList(
                "/", Shape,
                (s, _) => s.Region.Contacts.SelectMany(c => c.Value.Select((p, i) => new Listed(c.Key, i, p))),
                (c, s, _) => ContactView.One(c.Of, c.Person, c.Rank, s.Region))
            .WithSummary("List contacts")
            .WithDescription("In the order of those for whom they answer; the first is called first.");
        group
            .MapCommand<ContactsBody>(Act.KeepData, "/", Set)
            .WithSummary("Set contact and deputies")
            .WithDescription("The list takes the place of the one before; an empty one takes it back.");
    }

    private static Task<CommandReply> Set([AsParameters] CommandCall<ContactsBody> call) => call
        .Revise((body, checks, open) =>
        {
            var (of, problem) = Contacts.Named(body.Of ?? "", open.Region);
            if (problem is not null) checks.Wrong("of", problem);
            if (body.People is null) checks.Wrong("people", "is missing: who is called; an empty list for nobody.");
            return of is not { } actor ? new RegionPatch() : new RegionPatch
            {
                Contacts = [new ContactList(actor, [
                    .. (body.People ?? []).Select((p, i) => new ContactPerson(
                        checks.Text(p?.Name, $"people[{i}].name", "the name of the person"),
                        p?.Role is null ? null : checks.Text(p.Role, $"people[{i}].role", "the post"),
                        checks.Text(p?.Telephone, $"people[{i}].telephone", "the number to dial")))])],
            };
        })
        .Send();
}

/// <summary>Finds those for whom contacts answer.</summary>
internal static class Contacts
{
    /// <summary>Reads a tier, a squad or a depot, by code or name. Either it or the problem is null.</summary>
    public static (ActorId? Of, string? Problem) Named(string text, Region region)
    {
        if (string.IsNullOrWhiteSpace(text)) return (null, "is missing: Township/CODE, RescueTeam/ID, or a name.");
        if (Naming.Resource(text, region) is { Resource: { } resource }) return (resource, null);
        var (tier, problem) = Naming.Tier(text, region);
        // The people to call go along when a township gets another code; they stay where they are when it is merged.
        return tier is { Kind: ActorKind.Township, Key: { } code } && region.MergedAway(code) is null
            ? (new ActorId(ActorKind.Township, region.Standing(code)), problem) : (tier, problem);
    }
}

/// <summary>A person to call.</summary>
internal sealed record ContactView(
    string Of, string OfName, string Name, string? Role, string Telephone, bool Deputy)
{
    /// <summary>Lists the people to call for a tier, a squad or a depot, the first of them first.</summary>
    public static IReadOnlyList<ContactView> For(ActorId of, Region region) =>
        [.. (region.Contacts.GetValueOrDefault(of) ?? []).Select((person, rank) => One(of, person, rank, region))];

    /// <summary>Shows one of them.</summary>
    /// <param name="of">For whom the person answers.</param>
    /// <param name="person">The person.</param>
    /// <param name="rank">The place in the list, from 0: who is not first is a deputy.</param>
    /// <param name="region">The region, for names.</param>
    public static ContactView One(ActorId of, ContactPerson person, int rank, Region region) => new(
        of.ToString(), Lookups.NameOf(of, region), person.Name, person.Role, person.Telephone, rank > 0);
}
