using Alliance.Core.Access;
using Alliance.Core.Geography;
using Alliance.Core.Identifiers;
using Alliance.Core.Resources;
using Alliance.Core.Revisions;
using Alliance.Host.Api.Endpoints;
using Alliance.Simulation.Lookups;

namespace Alliance.Host.Api.MasterData;

/// <summary>Commands that add, change and retire squads.</summary>
internal static class SquadDataApi
{
    public static void Map(RouteGroupBuilder teams)
    {
        teams
            .MapCreation<NewSquad>(Act.KeepData, "/", Add)
            .WithSummary("Add a rescue team")
            .WithDescription("It can be offered and ordered from the next version of the region on.");
        teams
            .MapCommand<SquadBody>(Act.KeepData, "/{id}/details", Change)
            .WithSummary("Rename, resize, re-equip or move a team")
            .WithDescription(
                "What is left out stays as it is. A task that it has goes on as it was given; what is new holds from "
                    + "the next task on.");
        teams
            .MapCommand<RetirementBody>(Act.KeepData, "/{id}/retirement", Retire)
            .WithSummary("Retire a team, or take that back")
            .WithDescription("A retired team is offered no more and ends the task that it has. It can be read by id.");
    }

    private static Task<CreationAnswer> Add([AsParameters] CommandCall<NewSquad> call) => call
        .Revise((body, checks, open) =>
        {
            var team = new TeamData(
                checks.Text(body.Id, "id", "letters, digits and dashes, such as 430422119-F9"), "", default, "", 0, []);
            if (body.Owner is null) checks.Wrong("owner", "is missing: the tier that owns it.");
            if (body.Name is null) checks.Wrong("name", "is missing: what it is called.");
            if (body.People is null) checks.Wrong("people", "is missing: how many people it has.");
            if (body.Capabilities is null) checks.Wrong("capabilities", "is missing: what it can do.");
            return new RegionPatch
            {
                Teams = [Changed(team with { Force = DefaultForce(body, open) }, body, checks, open)],
            };
        }, adds: true)
        .Add("teams");

    private static Task<CommandReply> Change([AsParameters] CommandCall<SquadBody> call, string id) => call
        .Revise((body, checks, open) => new RegionPatch
        {
            Teams = [Changed(Naming.Team(id, open.Region), body, checks, open)],
        })
        .Send();

    private static Task<CommandReply> Retire([AsParameters] CommandCall<RetirementBody> call, string id) => call
        .Revise((body, checks, open) => new RegionPatch
        {
            Teams = [Naming.Team(id, open.Region) with { Retired = body.Read(checks) }],
        })
        .Send();

    private static TeamData Changed(TeamData team, SquadBody body, Checks checks, RealmDesk open)
    {
        var name = body.Name is null ? team.Name : checks.Text(body.Name, "name", "what it is called");
        return team with
        {
            Name = name,
            Owner = body.Owner is null ? team.Owner : checks.Tier(body.Owner, "owner", open.Region),
            Force = body.Force ?? team.Force,
            People = body.People ?? team.People,
            Capabilities = body.Capabilities is null ? team.Capabilities
                : [.. body.Capabilities.Select((text, i) => Capability(text, $"capabilities[{i}]", checks))],
            Equipment = body.Equipment is null ? team.Equipment
                : SupplyCounts.Read(body.Equipment, "equipment", checks),
            EnduranceHours = body.EnduranceHours ?? team.EnduranceHours,
            Formerly = FormerPlace.Renamed(team.Formerly, team.Name, name),
        };
    }

    private static string DefaultForce(NewSquad body, RealmDesk open)
    {
        if (body.Force is not null || body.Owner is null) return Forces.Comprehensive.Code;
        return Naming.Tier(body.Owner, open.Region).Tier?.Kind switch
        {
            ActorKind.VillageAlliance => Forces.Volunteer.Code,
            ActorKind.CommandCentre => Forces.County.Code,
            _ => Forces.Comprehensive.Code,
        };
    }

    /// <summary>Reads <c>flood-rescue/2</c>, or a name of the capability without a type.</summary>
    private static Capability Capability(string? text, string field, Checks checks)
    {
        var parts = (text ?? "").Split('/');
        var kind = checks.Kind(parts[0].Trim(), field);
        if (parts.Length == 1) return new Capability(kind);
        if (parts.Length == 2 && int.TryParse(parts[1], out var type)) return new Capability(kind, type);
        checks.Wrong(field, $"'{text}' is no capability; write it as flood-rescue or flood-rescue/2.");
        return new Capability(kind);
    }
}
