using Alliance.Core.Access;

namespace Alliance.Host.Tests.Fuzzing;

/// <summary>Somebody who calls the API: an account with one role.</summary>
/// <param name="Account">The account.</param>
/// <param name="Role">Its role.</param>
internal sealed record Caller(string Account, Role Role)
{
    /// <summary>The place of the township officer who has nothing to do with what the drill is about.</summary>
    public const string OwnPlace = "430422104";

    /// <summary>Everyone that the fuzz calls as. The first may do everything in a drill. The administrator comes last,
    /// because it changes the accounts of the others.</summary>
    public static IReadOnlyList<Caller> All { get; } =
    [
        new("director", Role.ExerciseDirector), new("stranger", Role.TownshipOfficer), new("village",
            Role.VillageOfficer), new("county", Role.Commander), new("crew", Role.CrewLeader),
        new("depot", Role.DepotKeeper), new("feed", Role.Integrator), new("audit", Role.Auditor),
        new("load", Role.LoadTester), new("admin", Role.Administrator),
    ];

    /// <summary>Whether it may read in a drill how people are reached.</summary>
    public bool ReadsPeople => RoleTable.Of(Role, Act.ReadPeople, RealmClass.Drill) != Grant.Refused;

    /// <summary>Whether it fills the drill for the others.</summary>
    public bool IsFirst => Role == Role.ExerciseDirector;
}
