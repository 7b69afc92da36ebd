using Alliance.Core.Actors;
using Alliance.Core.Identifiers;

namespace Alliance.Core.Access;

/// <summary>A command to an account or an office. It is about no incident, and decides.</summary>
/// <param name="By">The author of the command.</param>
[GenerateSerializer, Alias("access.command")]
public abstract record AccessCommand(Author By) : Command(By, null)
{
    /// <inheritdoc/>
    public override Subject About => Subject.None;
    /// <inheritdoc/>
    public override CommandUrgency Urgency => CommandUrgency.Decision;
}

/// <summary>A command to an account.</summary>
/// <param name="By">The author of the command.</param>
[GenerateSerializer, Alias("account.command")]
public abstract record AccountCommand(Author By) : AccessCommand(By);

/// <summary>Adds an account.</summary>
/// <param name="By">The author of the command.</param>
/// <param name="Person">The person or program that it belongs to.</param>
/// <param name="Posts">Its roles, one or more.</param>
/// <param name="PasswordHash">The hash of its password; null for a program, which has keys.</param>
[GenerateSerializer, Alias("account.add")]
public sealed record AddAccount(Author By, string Person, Post[] Posts, string? PasswordHash) : AccountCommand(By)
{
    /// <summary>Returns the name of the command: its hash is not for logs.</summary>
    public override string ToString() => nameof(AddAccount);
}

/// <summary>Gives an account another name of its person, or other roles. Keys with roles that it loses end.</summary>
/// <param name="By">The author of the command.</param>
/// <param name="Person">The person or program that it belongs to.</param>
/// <param name="Posts">Its roles, one or more.</param>
[GenerateSerializer, Alias("account.change")]
public sealed record ChangeAccount(Author By, string Person, Post[] Posts) : AccountCommand(By);

/// <summary>Disables an account, or enables it again.</summary>
/// <param name="By">The author of the command.</param>
/// <param name="Disabled">Whether it is disabled from now on.</param>
/// <param name="Reason">The reason, in a few words.</param>
[GenerateSerializer, Alias("account.standing")]
public sealed record SetStanding(Author By, bool Disabled, string Reason) : AccountCommand(By);

/// <summary>Gives an account another password. It unlocks the account and ends its sessions.</summary>
/// <param name="By">The author of the command.</param>
/// <param name="PasswordHash">The hash of the password.</param>
/// <param name="DropsCodes">Whether the account signs in without one-time codes from now on, as after a telephone was
/// lost.</param>
[GenerateSerializer, Alias("account.password")]
public sealed record SetPassword(Author By, string PasswordHash, bool DropsCodes) : AccountCommand(By)
{
    /// <summary>Returns the name of the command: its hash is not for logs.</summary>
    public override string ToString() => nameof(SetPassword);
}

/// <summary>Makes an account sign in with one-time codes too (TOTP, RFC 6238).</summary>
/// <param name="By">The author of the command.</param>
/// <param name="CodeSecret">The secret of the codes, encrypted by the host; null: without codes.</param>
/// <param name="Used">The number of the time step whose code confirmed it, which counts as used.</param>
[GenerateSerializer, Alias("account.codes")]
public sealed record SetCodes(Author By, string? CodeSecret, long Used = 0) : AccountCommand(By)
{
    /// <summary>Returns the name of the command: its secret is not for logs.</summary>
    public override string ToString() => nameof(SetCodes);
}

/// <summary>Notes how a sign-in went.</summary>
/// <param name="By">The account itself.</param>
/// <param name="Outcome">How it went, as the host checked it.</param>
/// <param name="From">The address that it came from.</param>
/// <param name="Code">The number of the one-time code that was used; null for none.</param>
[GenerateSerializer, Alias("account.sign-in")]
public sealed record NoteSignIn(Author By, SignInOutcome Outcome, string From, long? Code) : AccountCommand(By)
{
    /// <summary>Whether it came by a city's single sign-on, whose people have no account here.</summary>
    [Id(0)] public bool BySignOn { get; init; }
}

/// <summary>Signs an account out everywhere.</summary>
/// <param name="By">The author of the command.</param>
[GenerateSerializer, Alias("account.sign-out")]
public sealed record SignOut(Author By) : AccountCommand(By);

/// <summary>Gives an account an API key.</summary>
/// <param name="By">The author of the command.</param>
/// <param name="Id">The id of the key.</param>
/// <param name="Hash">SHA-256 of the key.</param>
/// <param name="Label">What it is for.</param>
/// <param name="Posts">Its roles: some or all of the account's.</param>
/// <param name="ExpiresAt">When it ends.</param>
[GenerateSerializer, Alias("account.key")]
public sealed record AddKey(Author By, string Id, byte[] Hash, string Label, Post[] Posts, Instant ExpiresAt)
    : AccountCommand(By);

/// <summary>Ends an API key.</summary>
/// <param name="By">The author of the command.</param>
/// <param name="Id">The id of the key.</param>
/// <param name="Reason">The reason, in a few words.</param>
[GenerateSerializer, Alias("account.revoke-key")]
public sealed record RevokeKey(Author By, string Id, string Reason) : AccountCommand(By);

/// <summary>Says at which telephone a person is called for alerts.</summary>
/// <param name="By">The author of the command.</param>
/// <param name="Telephone">The number; null for none.</param>
[GenerateSerializer, Alias("account.telephone")]
public sealed record SetTelephone(Author By, string? Telephone) : AccountCommand(By);

/// <summary>Adds a browser that gets alerts by web push. One that is there already is changed.</summary>
/// <param name="By">The author of the command.</param>
/// <param name="Id">The id of the browser.</param>
/// <param name="Subscription">Where and how it is reached.</param>
[GenerateSerializer, Alias("account.subscribe")]
public sealed record AddSubscription(Author By, string Id, PushSubscription Subscription) : AccountCommand(By);

/// <summary>Takes a browser away that got alerts by web push.</summary>
/// <param name="By">The author of the command.</param>
/// <param name="Id">The id of the browser.</param>
/// <param name="Reason">The reason, in a few words.</param>
[GenerateSerializer, Alias("account.unsubscribe")]
public sealed record EndSubscription(Author By, string Id, string Reason) : AccountCommand(By);

/// <summary>Notes a call that was refused for want of authority.</summary>
/// <param name="By">The account itself.</param>
/// <param name="Call">Method and path.</param>
/// <param name="Why">What it may not do, and who may.</param>
[GenerateSerializer, Alias("account.refusal")]
public sealed record NoteRefusal(Author By, string Call, string Why) : AccountCommand(By);

/// <summary>Notes what an account has read in a while.</summary>
/// <param name="By">The account itself.</param>
/// <param name="Since">The beginning of that while.</param>
/// <param name="Reads">What it has read, each once.</param>
[GenerateSerializer, Alias("account.reads")]
public sealed record NoteReads(Author By, Instant Since, ReadCount[] Reads) : AccountCommand(By);

/// <summary>How often something was read.</summary>
/// <param name="Path">The path.</param>
/// <param name="Count">How often.</param>
[GenerateSerializer, Alias("read-count")]
public readonly record struct ReadCount(string Path, int Count);

/// <summary>How a sign-in went.</summary>
public enum SignInOutcome
{
    /// <summary>Password and code are right.</summary>
    Granted,
    /// <summary>There is no such account, or the password is wrong.</summary>
    WrongPassword,
    /// <summary>The one-time code is wrong, or was used before.</summary>
    WrongCode,
    /// <summary>The account is locked for a while.</summary>
    Locked,
    /// <summary>The account is disabled.</summary>
    Disabled,
    /// <summary>The single sign-on knows the person, and none of its claims gives a role.</summary>
    NoRole,
    /// <summary>The single sign-on did not confirm who it is.</summary>
    NotConfirmed,
}
