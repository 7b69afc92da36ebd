using Alliance.Core.Access;
using Alliance.Core.Actors;
using Alliance.Core.Alerts;
using Alliance.Core.Geography;
using Alliance.Core.Identifiers;
using Alliance.Core.Messages;
using Alliance.Core.Revisions;
using Alliance.Core.Tests.Stories;
using Alliance.Core.Tests.Tables;
using Alliance.Core.Vocabulary;
using Xunit;
using static Alliance.Core.Tests.Stories.TestRegions;

namespace Alliance.Core.Tests.Access;

public sealed class JurisdictionTests
{
    private static readonly Author By = new("李敏", "镇值班室");
    private static readonly Region Region = new RegionPlan { Boats = [9, 9, 9], Volunteers = 1 }.Build();
    private readonly Jurisdiction _jurisdiction = new(Region);

    public static TheoryData<Type> Commands => [.. typeof(Command).Assembly.GetTypes()
        .Where(t => t.IsSubclassOf(typeof(Command)) && !t.IsAbstract).OrderBy(t => t.Name, StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Commands))]
    public void Every_command_has_an_act_and_a_place(Type type)
    {
        var command = new Samples().Of<Command>(type).First().One;
        var whose = _jurisdiction.Of(command, Town(2), null);
        Assert.NotEqual(Act.Public, whose.Act);
        Assert.True(
            whose.Offices.Count > 0 || command is AccountCommand or AlertNote, $"{type.Name} is nobody's place.");
    }

    [Fact]
    public void What_a_desk_decides_is_its_own()
    {
        var whose = _jurisdiction.Of(new Approve(By, null, new CommitmentId("x"), true, ""), Town(2), null);
        Assert.Equal([Town(2)], whose.Offices);
    }

    [Fact]
    public void The_commander_of_an_incident_decides_beside_its_township()
    {
        var whose = _jurisdiction.Of(
            new CloseIncident(By, null, "over"), Samples.Incident.ToIncident(), County);
        Assert.Equal([Town(1), County], whose.Offices);
    }

    [Fact]
    public void What_has_happened_is_entered_by_the_place_its_villages_and_the_centres_above()
    {
        var whose = _jurisdiction.Of(
            new ReportNeed(By, null, Resources.Catalogue.Boats, 2, Priority.Urgent), Samples.Incident.ToIncident(),
            null);
        Assert.Contains(County, whose.Offices);
        Assert.Equal(Town(1), whose.Offices[0]);
        Assert.DoesNotContain(Town(2), whose.Offices);
    }

    [Fact]
    public void A_squad_is_reported_for_by_its_crew_and_its_owner_and_by_no_neighbour()
    {
        var whose = _jurisdiction.Of(
            new Samples().Of<Command>(typeof(ReportStatus)).First().One, Squad(2, 1), null);
        Assert.Equal([Squad(2, 1), Town(2)], whose.Offices.Take(2));
        Assert.DoesNotContain(Town(1), whose.Offices);
    }

    [Fact]
    public void A_revision_of_several_places_is_for_who_is_above_them_all()
    {
        var squads = Region.Data.Teams.Where(t => t.Owner == Town(1) || t.Owner == Town(2)).ToArray();
        var own = new ReviseRegion(By, null, new RegionPatch { Teams = [squads.First(t => t.Owner == Town(1))] }, "");
        Assert.Contains(Town(1), _jurisdiction.Of(own, TheRealm, null).Offices);
        var both = new ReviseRegion(By, null, new RegionPatch { Teams = squads }, "");
        var offices = _jurisdiction.Of(both, TheRealm, null).Offices;
        Assert.Contains(County, offices);
        Assert.DoesNotContain(Town(1), offices);
        Assert.DoesNotContain(Town(2), offices);
    }

    [Fact]
    public void What_binds_several_townships_is_for_who_stands_above_them_all()
    {
        var agreement = new ConcludeAgreement(
            By, null, new AgreementId("AG-1"), "互助协议", false, [Town(1), Town(2)],
            Region.Data.TownshipAlliances[0].Terms, "");
        Assert.Equal([County], _jurisdiction.Of(agreement, TheRealm, null).Offices);
        var merger = new MergeIncidents(
            By, null, new IncidentNumber($"{Town(2).Key}-01"), new IncidentNumber(Samples.Incident), "");
        Assert.DoesNotContain(Town(2), _jurisdiction.Of(merger, Town(2), null).Offices);
    }

    [Fact]
    public void A_village_cannot_be_taken_from_a_neighbour_by_a_revision()
    {
        var theirs = Region.Data.VillageAlliances[0];
        var other = Region.Townships.Keys.First(t => t != theirs.Township);
        var patch = new RegionPatch { VillageAlliances = [theirs with { Township = other }] };
        var offices = _jurisdiction.Of(new ReviseRegion(By, null, patch, ""), TheRealm, null).Offices;
        Assert.DoesNotContain(new ActorId(ActorKind.Township, other), offices);
        Assert.DoesNotContain(new ActorId(ActorKind.Township, theirs.Township), offices);
        Assert.Contains(County, offices);
    }

    [Fact]
    public void A_squad_cannot_be_taken_from_a_neighbour_by_a_revision()
    {
        var theirs = Region.Data.Teams.First(t => t.Owner == Town(2));
        var patch = new RegionPatch { Teams = [theirs with { Owner = Town(1) }] };
        var offices = _jurisdiction.Of(new ReviseRegion(By, null, patch, ""), TheRealm, null).Offices;
        Assert.DoesNotContain(Town(1), offices);
        Assert.DoesNotContain(Town(2), offices);
        Assert.Contains(County, offices);
    }

    [Fact]
    public void The_duty_of_a_village_passes_to_its_township_and_on_to_the_county()
    {
        Assert.Equal(Town(1), _jurisdiction.Above(Village));
        Assert.Equal(County, _jurisdiction.Above(Town(1)));
        Assert.Equal(Town(2), _jurisdiction.Above(Squad(2, 1)));
    }
}
