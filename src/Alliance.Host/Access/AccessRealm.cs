using Alliance.Core.Access;
using Alliance.Core.Identifiers;
using Alliance.Grains.Storage;

namespace Alliance.Host.Access;

/// <summary>The realm of accounts and rosters. It is made with the first account, has a journal of its own, and is
/// hidden among the realms that people see.</summary>
internal static class AccessRealm
{
    public const string Name = RealmId.Access;

    /// <summary>The first part of the names of realms for load tests.</summary>
    private const string Load = "load-";

    /// <summary>The actor on which sign-ins under unknown names are recorded.</summary>
    public static ActorId Unknown { get; } = Account("-");

    public static ActorId Account(string name) => new(ActorKind.Account, name);

    public static ActorId Office(ActorId office) => new(ActorKind.Office, office.ToString());

    /// <summary>Returns the kind of a realm that a path names; of no realm it is as of <c>live</c>.</summary>
    public static RealmClass ClassOf(string? realm) =>
        realm is null or RealmId.Live or Name ? RealmClass.Live
        : realm.StartsWith(Load, StringComparison.Ordinal) ? RealmClass.Load : RealmClass.Drill;
}
