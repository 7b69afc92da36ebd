using Alliance.Core.Identifiers;

namespace Alliance.Core.Access;

/// <summary>The roles that an account can have. Those with a place act for it alone
/// (<see cref="Roles.PlaceOf"/>).</summary>
public enum Role
{
    /// <summary>Duty officer of a township: acts for the township and its villages.</summary>
    TownshipOfficer,
    /// <summary>Duty officer of a village alliance.</summary>
    VillageOfficer,
    /// <summary>Commander at a command centre of a county, a city or a province, or at a regional rescue
    /// centre.</summary>
    Commander,
    /// <summary>Leader of a squad: reports for it.</summary>
    CrewLeader,
    /// <summary>Keeper of a depot: reports for it.</summary>
    DepotKeeper,
    /// <summary>Makes and runs drills, and nothing else.</summary>
    ExerciseDirector,
    /// <summary>A program that brings in what other systems know: calls, incidents, warnings, roads.</summary>
    Integrator,
    /// <summary>Reads everything and changes nothing.</summary>
    Auditor,
    /// <summary>Works in the realms of load tests.</summary>
    LoadTester,
    /// <summary>Keeps accounts and rosters, and touches no negotiation.</summary>
    Administrator,
}

/// <summary>A role of an account, with its place.</summary>
/// <param name="Role">The role.</param>
/// <param name="Office">The tier, squad or depot that the account acts for; null for a role without a place.</param>
[GenerateSerializer, Alias("post")]
public readonly record struct Post(Role Role, ActorId? Office)
{
    /// <summary>Whether the role has the kind of place that it needs.</summary>
    public bool IsWhole => Office?.Kind == Roles.PlaceOf(Role);

    /// <inheritdoc/>
    public override string ToString() => Office is { } office ? $"{Role}@{office}" : $"{Role}";
}

/// <summary>Facts about roles.</summary>
public static class Roles
{
    /// <summary>Returns the kind of place that a role acts for; null for a role without a place.</summary>
    /// <param name="role">The role.</param>
    /// <exception cref="ArgumentOutOfRangeException">The role is unknown.</exception>
    public static ActorKind? PlaceOf(Role role) => role switch
    {
        Role.TownshipOfficer => ActorKind.Township,
        Role.VillageOfficer => ActorKind.VillageAlliance,
        Role.Commander => ActorKind.CommandCentre,
        Role.CrewLeader => ActorKind.RescueTeam,
        Role.DepotKeeper => ActorKind.Depot,
        Role.ExerciseDirector or Role.Integrator or Role.Auditor or Role.LoadTester or Role.Administrator => null,
        _ => throw new ArgumentOutOfRangeException(nameof(role), role, "An unknown role."),
    };
}
