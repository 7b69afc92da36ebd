using Alliance.Core.Access;
using Alliance.Core.Geography;
using Alliance.Core.Revisions;
using Alliance.Host.Api.Endpoints;
using Alliance.Simulation.Lookups;

namespace Alliance.Host.Api.MasterData;

/// <summary>Commands that add, change and retire village alliances.</summary>
internal static class VillageDataApi
{
    private const string Path = "/village-alliances";

    public static void Map(RouteGroupBuilder realm)
    {
        realm
            .MapCreation<NewVillageAlliance>(Act.KeepData, Path, Add)
            .WithTags("Tiers")
            .WithSummary("Add a village alliance")
            .WithDescription("Its squads are added afterwards, with it as their owner.");
        realm
            .MapCommand<VillageAllianceBody>(Act.KeepData, $"{Path}/{{code}}/details", Change)
            .WithTags("Tiers")
            .WithSummary("Change a village alliance")
            .WithDescription("What is left out stays as it is.");
        realm
            .MapCommand<RetirementBody>(Act.KeepData, $"{Path}/{{code}}/retirement", Retire)
            .WithTags("Tiers")
            .WithSummary("Retire a village alliance, or take that back")
            .WithDescription(
                "It is asked for nothing more and ends what it has begun. Its squads are moved or retired by "
                    + "themselves.");
    }

    private static Task<CreationAnswer> Add([AsParameters] CommandCall<NewVillageAlliance> call) => call
        .Revise((body, checks, open) =>
        {
            if (body.Name is null) checks.Wrong("name", "is missing: what it is called.");
            if (body.Villages is null) checks.Wrong("villages", "is missing: the number of its villages.");
            var alliance = new VillageAllianceData(
                checks.Text(body.Code, "code", "letters, digits and dashes, such as 430422119-V9"), "",
                checks.Township(body.Township, "township", open.Region), 0);
            return new RegionPatch { VillageAlliances = [Changed(alliance, body, checks, open)] };
        }, adds: true)
        .Add("village-alliances");

    private static Task<CommandReply> Change([AsParameters] CommandCall<VillageAllianceBody> call, string code) => call
        .Revise((body, checks, open) => new RegionPatch
        {
            VillageAlliances = [Changed(Naming.VillageAlliance(code, open.Region), body, checks, open)],
        })
        .Send();

    private static Task<CommandReply> Retire([AsParameters] CommandCall<RetirementBody> call, string code) => call
        .Revise((body, checks, open) => new RegionPatch
        {
            VillageAlliances = [Naming.VillageAlliance(code, open.Region) with { Retired = body.Read(checks) }],
        })
        .Send();

    private static VillageAllianceData Changed(
        VillageAllianceData alliance, VillageAllianceBody body, Checks checks, RealmDesk open)
    {
        var name = body.Name is null ? alliance.Name : checks.Text(body.Name, "name", "what it is called");
        return alliance with
        {
            Name = name,
            Township = body.Township is null ? alliance.Township
                : checks.Township(body.Township, "township", open.Region),
            Villages = body.Villages ?? alliance.Villages,
            Formerly = FormerPlace.Renamed(alliance.Formerly, alliance.Name, name),
        };
    }
}
