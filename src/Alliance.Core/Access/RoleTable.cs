namespace Alliance.Core.Access;

/// <summary>Says which role may do what, and in which realms. This table is the only place that says so.</summary>
public static class RoleTable
{
    /// <summary>Returns whether a role may do something in a realm.</summary>
    /// <param name="role">The role.</param>
    /// <param name="act">What it would do.</param>
    /// <param name="realm">The kind of realm.</param>
    /// <exception cref="ArgumentOutOfRangeException">The role is unknown.</exception>
    public static Grant Of(Role role, Act act, RealmClass realm) => act is Act.Public or Act.OwnAccount ? Grant.Allowed
        : role switch
        {
            Role.ExerciseDirector => Within(realm, RealmClass.Drill, act),
            Role.LoadTester => Within(realm, RealmClass.Load, act),
            _ when realm == RealmClass.Load => Grant.Refused,
            Role.TownshipOfficer or Role.VillageOfficer or Role.Commander => Officer(act),
            Role.CrewLeader => Crew(act, Act.ReportSquad),
            Role.DepotKeeper => Crew(act, Act.ReportDepot),
            Role.Integrator => act is Act.IngestFact or Act.ReadReference ? Grant.Allowed : Grant.Refused,
            Role.Auditor => IsReading(act) ? Grant.Allowed : Grant.Refused,
            Role.Administrator => Administrator(act),
            _ => throw new ArgumentOutOfRangeException(nameof(role), role, "An unknown role."),
        };

    /// <summary>Returns whether a role plays any office of its realms, as the body of a command names it.</summary>
    /// <param name="role">The role.</param>
    public static bool PlaysAnyOffice(Role role) => role is Role.ExerciseDirector or Role.LoadTester;

    private static Grant Within(RealmClass realm, RealmClass own, Act act) =>
        realm == own && act is not (Act.KeepAccounts or Act.KeepRoster or Act.ReadAccess or Act.ReadServer)
        ? Grant.Allowed : Grant.Refused;

    private static Grant Officer(Act act) => act switch
    {
        Act.ReadReference or Act.ReadSituation or Act.ReadPeople or Act.ReadJournal => Grant.Allowed,
        Act.IngestFact or Act.EnterFact or Act.Decide or Act.ReportSquad or Act.ReportDepot or Act.KeepData
            or Act.KeepRoster or Act.Acknowledge => Grant.OwnPlace,
        _ => Grant.Refused,
    };

    private static Grant Crew(Act act, Act own) => act switch
    {
        Act.ReadReference or Act.ReadSituation => Grant.Allowed,
        _ when act == own || act == Act.Acknowledge => Grant.OwnPlace,
        _ => Grant.Refused,
    };

    private static Grant Administrator(Act act) =>
        act is Act.KeepAccounts or Act.KeepRoster or Act.ReadAccess or Act.ReadServer or Act.ReadReference
        ? Grant.Allowed : Grant.Refused;

    private static bool IsReading(Act act) =>
        act is Act.ReadReference or Act.ReadSituation or Act.ReadPeople or Act.ReadJournal or Act.ReadServer
            or Act.ReadAccess;
}
