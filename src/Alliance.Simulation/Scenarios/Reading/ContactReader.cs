using Alliance.Core.Geography;
using Alliance.Core.Identifiers;
using Alliance.Core.Revisions;
using Alliance.Simulation.Scenarios.Yaml;

namespace Alliance.Simulation.Scenarios.Reading;

/// <summary>Reads the people to call, who are listed under the tiers, squads and depots for which they
/// answer.</summary>
internal sealed class ContactReader(Findings findings)
{
    public List<ContactList> Contacts { get; } = [];

    /// <summary>Reads the people under the key <c>contacts</c>, if there are any.</summary>
    public void Read(MapReader map, ActorId of)
    {
        var people = map.Maps("contacts", Shapes.Contact).Select(Person).ToList();
        if (people.Count > RegionFaults.MostContacts)
            findings.Add(map["contacts"]!, $"contacts lists {people.Count}",
                $"list at most {RegionFaults.MostContacts} people, the first to call first");
        if (people.Count > 0) Contacts.Add(new(of, people));
    }

    private ContactPerson Person(MapReader map)
    {
        var telephone = map.Text("telephone").Trim();
        if (telephone.Length > 0 && !RegionFaults.IsTelephone(telephone))
            findings.Add(map["telephone"]!, $"telephone {telephone} cannot be dialled",
                "write digits, with + - ( ) and spaces");
        return new(map.Name("name"), map["role"] is null ? null : map.Name("role"), telephone);
    }
}
