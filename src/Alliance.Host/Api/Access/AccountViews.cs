using Alliance.Core.Access;
using Alliance.Core.Actors;
using Alliance.Core.Geography;
using Alliance.Core.Identifiers;
using Alliance.Grains.Realms;
using Alliance.Host.Access;
using Alliance.Host.Situations;

namespace Alliance.Host.Api.Access;

/// <summary>A role with its place.</summary>
/// <param name="Role">The role.</param>
/// <param name="Place">The tier, squad or depot; null for a role without a place.</param>
/// <param name="PlaceName">Its name.</param>
internal sealed record RoleView(Role Role, string? Place, string? PlaceName)
{
    public static RoleView Of(Post post, Region region) =>
        new(post.Role, post.Office?.ToString(), post.Office is { } office ? region.NameOf(office) : null);
}

/// <summary>An account.</summary>
/// <param name="Name">The name to sign in with.</param>
/// <param name="Person">The person or program.</param>
/// <param name="Roles">What it may do.</param>
/// <param name="Disabled">Whether it may not be used.</param>
/// <param name="HasPassword">Whether it can sign in with a password.</param>
/// <param name="HasCodes">Whether it signs in with one-time codes too.</param>
/// <param name="LockedUntil">Until when no sign-in is tried, after too many wrong ones; null for not.</param>
/// <param name="SignedInAt">When it signed in last.</param>
/// <param name="Keys">The number of its keys that can be used.</param>
internal sealed record AccountView(
    string Name, string Person, IReadOnlyList<RoleView> Roles, bool Disabled, bool HasPassword, bool HasCodes,
    DateTimeOffset? LockedUntil, DateTimeOffset? SignedInAt, int Keys)
{
    public static AccountView Of(string name, AccountState account, LiveRealm realm, Region region) => new(
        name, account.Person!, [.. account.Posts.Select(p => RoleView.Of(p, region))], account.IsDisabled,
        account.PasswordHash is not null, account.CodeSecret is not null,
        account.LockedUntil is { } until && until > realm.Now ? realm.LocalTime(until) : null,
        account.SignedInAt is { } at ? realm.LocalTime(at) : null,
        account.Keys.Values.Count(k => k.IsValid(realm.Now)));
}

/// <summary>An API key. The key itself is shown once, when it is made.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Label">What it is for.</param>
/// <param name="Roles">Its roles.</param>
/// <param name="AddedAt">When it was made.</param>
/// <param name="ExpiresAt">When it ends.</param>
/// <param name="RevokedAt">When it was revoked; null for not.</param>
/// <param name="Key">The key itself, in the answer to its making only.</param>
internal sealed record KeyView(
    string Id, string Label, IReadOnlyList<RoleView> Roles, DateTimeOffset AddedAt, DateTimeOffset ExpiresAt,
    DateTimeOffset? RevokedAt, string? Key = null)
{
    public static KeyView Of(string id, ApiKey key, LiveRealm realm, Region region) => new(
        id, key.Label, [.. key.Posts.Select(p => RoleView.Of(p, region))], realm.LocalTime(key.AddedAt),
        realm.LocalTime(key.ExpiresAt), key.RevokedAt is { } at ? realm.LocalTime(at) : null);
}

/// <summary>A session has ended here, and goes on at the single sign-on.</summary>
/// <param name="GoTo">The address where the browser ends it there. It comes back to <c>/alerts/</c>.</param>
/// <param name="State">The <c>state</c> with which it comes back.</param>
internal sealed record SignedOutView(string GoTo, string State);

/// <summary>The session of a caller.</summary>
/// <param name="Open">Whether nobody has to sign in.</param>
/// <param name="Account">The account; null where nobody has to sign in.</param>
/// <param name="Person">The person or program.</param>
/// <param name="Roles">What the caller may do, and whether it is on duty for it.</param>
/// <param name="Token">The token that a page sends with its commands in the header X-CSRF-TOKEN.</param>
internal sealed record SessionView(
    bool Open, string? Account, string? Person, IReadOnlyList<DutyView> Roles, string? Token);

/// <summary>A role of the caller.</summary>
/// <param name="Role">The role.</param>
/// <param name="Place">The tier, squad or depot; null for a role without a place.</param>
/// <param name="PlaceName">Its name.</param>
/// <param name="OnDuty">Whether it counts now: nobody else is planned.</param>
internal sealed record DutyView(Role Role, string? Place, string? PlaceName, bool OnDuty);

/// <summary>A secret for one-time codes that is not confirmed yet.</summary>
/// <param name="Secret">The secret, as apps for one-time codes take it.</param>
/// <param name="Uri">The same as an address, for a QR code.</param>
/// <param name="Confirm">To be sent back as <c>secret</c>, with a code, to confirm it.</param>
internal sealed record CodesView(string? Secret, string? Uri, string? Confirm);

/// <summary>A shift.</summary>
internal sealed record ShiftView(
    DateTimeOffset From, DateTimeOffset To, IReadOnlyList<string> People, string? Note)
{
    public static ShiftView Of(Shift shift, LiveRealm realm) =>
        new(realm.LocalTime(shift.From), realm.LocalTime(shift.To), shift.People, shift.Note);
}

/// <summary>The roster of an office.</summary>
/// <param name="Office">The tier, squad or depot.</param>
/// <param name="Name">Its name.</param>
/// <param name="OnDuty">The accounts that count now, in order.</param>
/// <param name="Shifts">The shifts that are planned, and those of the last month.</param>
internal sealed record RosterView(
    string Office, string Name, IReadOnlyList<string> OnDuty, IReadOnlyList<ShiftView> Shifts)
{
    public static RosterView Of(
        ActorId office, AccessDirectory directory, Region region) => new(
        office.ToString(), region.NameOf(office), directory.View.OnDuty(office, directory.Now),
        [.. (directory.View.Rosters.GetValueOrDefault(office.ToString())?.Shifts ?? [])
            .Select(s => ShiftView.Of(s, directory.Realm!))]);
}
