using Alliance.Core.Access;
using Xunit;

namespace Alliance.Core.Tests.Access;

public sealed class RoleTableTests
{
    private static readonly Act[] Acts = Enum.GetValues<Act>();

    [Fact]
    public void An_auditor_changes_nothing() => Assert.All(
        Acts.Where(a => !a.ToString().StartsWith("Read", StringComparison.Ordinal)
            && a is not (Act.Public or Act.OwnAccount)),
        a => Assert.All(
            Enum.GetValues<RealmClass>(), r => Assert.Equal(Grant.Refused, RoleTable.Of(Role.Auditor, a, r))));

    [Fact]
    public void An_exercise_director_does_nothing_outside_drills() => Assert.All(
        Acts.Where(a => a is not (Act.Public or Act.OwnAccount)), a =>
        {
            Assert.Equal(Grant.Refused, RoleTable.Of(Role.ExerciseDirector, a, RealmClass.Live));
            Assert.Equal(Grant.Refused, RoleTable.Of(Role.ExerciseDirector, a, RealmClass.Load));
        });

    [Fact]
    public void A_load_tester_works_in_realms_of_load_tests_alone() => Assert.All(
        Acts.Where(a => a is not (Act.Public or Act.OwnAccount)), a =>
        {
            Assert.Equal(Grant.Refused, RoleTable.Of(Role.LoadTester, a, RealmClass.Live));
            Assert.Equal(Grant.Refused, RoleTable.Of(Role.LoadTester, a, RealmClass.Drill));
        });

    [Fact]
    public void An_administrator_touches_no_negotiation() => Assert.All(
        [Act.IngestFact, Act.EnterFact, Act.Decide, Act.ReportSquad, Act.ReportDepot, Act.KeepData, Act.RunRealm],
        a => Assert.Equal(Grant.Refused, RoleTable.Of(Role.Administrator, a, RealmClass.Live)));

    [Fact]
    public void Only_an_administrator_keeps_accounts() => Assert.All(
        Enum.GetValues<Role>().Where(r => r != Role.Administrator), role => Assert.All(Enum.GetValues<RealmClass>(),
            realm => Assert.Equal(Grant.Refused, RoleTable.Of(role, Act.KeepAccounts, realm))));

    [Fact]
    public void A_role_with_a_place_acts_for_it_alone() => Assert.All(
        Enum.GetValues<Role>().Where(r => Roles.PlaceOf(r) is not null), role => Assert.All(
            [Act.IngestFact, Act.EnterFact, Act.Decide, Act.ReportSquad, Act.ReportDepot, Act.KeepData, Act.KeepRoster],
            act => Assert.NotEqual(Grant.Allowed, RoleTable.Of(role, act, RealmClass.Live))));
}
