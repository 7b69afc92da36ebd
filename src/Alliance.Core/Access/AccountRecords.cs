using Alliance.Core.Actors;
using Alliance.Core.Identifiers;

namespace Alliance.Core.Access;

/// <summary>A record of an account or a roster.</summary>
[GenerateSerializer, Alias("access-record")]
public abstract record AccessRecord : JournalRecord
{
    /// <inheritdoc/>
    public override Subject About => Subject.None;
    /// <inheritdoc/>
    public override bool IsNegotiationStep => false;
}

/// <summary>An account was added.</summary>
/// <param name="Person">The person or program that it belongs to.</param>
/// <param name="Posts">Its roles.</param>
[GenerateSerializer, Alias("account.added")]
public sealed record AccountAdded(string Person, Post[] Posts) : AccessRecord;

/// <summary>An account has another person or other roles.</summary>
/// <param name="Person">The person or program that it belongs to.</param>
/// <param name="Posts">Its roles.</param>
/// <param name="Before">Its former roles.</param>
[GenerateSerializer, Alias("account.changed")]
public sealed record AccountChanged(string Person, Post[] Posts, Post[] Before) : AccessRecord;

/// <summary>An account was disabled, or enabled again.</summary>
/// <param name="Disabled">Whether it is disabled from now on.</param>
/// <param name="Reason">The reason.</param>
[GenerateSerializer, Alias("account.standing-set")]
public sealed record StandingSet(bool Disabled, string Reason) : AccessRecord;

/// <summary>An account has another password.</summary>
[GenerateSerializer, Alias("account.password-set")]
public sealed record PasswordSet : AccessRecord;

/// <summary>An account signs in with one-time codes from now on, or without.</summary>
/// <param name="On">Whether it signs in with codes.</param>
[GenerateSerializer, Alias("account.codes-set")]
public sealed record CodesSet(bool On) : AccessRecord;

/// <summary>An account has signed in.</summary>
/// <param name="From">The address that it came from.</param>
[GenerateSerializer, Alias("account.signed-in")]
public sealed record SignedIn(string From) : AccessRecord;

/// <summary>A sign-in was refused.</summary>
/// <param name="Outcome">Why.</param>
/// <param name="From">The address that it came from.</param>
/// <param name="LockedUntil">The time until which the account is locked; null for not.</param>
[GenerateSerializer, Alias("account.sign-in-refused")]
public sealed record SignInRefused(SignInOutcome Outcome, string From, Instant? LockedUntil) : AccessRecord;

/// <summary>An account has signed out everywhere.</summary>
[GenerateSerializer, Alias("account.signed-out")]
public sealed record SignedOut : AccessRecord;

/// <summary>An API key was made.</summary>
/// <param name="Id">The id of the key.</param>
/// <param name="Label">What it is for.</param>
/// <param name="Posts">Its roles.</param>
/// <param name="ExpiresAt">When it ends.</param>
[GenerateSerializer, Alias("account.key-added")]
public sealed record KeyAdded(string Id, string Label, Post[] Posts, Instant ExpiresAt) : AccessRecord;

/// <summary>An API key was ended.</summary>
/// <param name="Id">The id of the key.</param>
/// <param name="Reason">The reason.</param>
[GenerateSerializer, Alias("account.key-revoked")]
public sealed record KeyRevoked(string Id, string Reason) : AccessRecord;

/// <summary>A person is called at another telephone for alerts, or at none.</summary>
/// <param name="Has">Whether there is a number. The number itself is not in the journal.</param>
[GenerateSerializer, Alias("account.telephone-set")]
public sealed record TelephoneSet(bool Has) : AccessRecord;

/// <summary>A browser gets alerts by web push.</summary>
/// <param name="Id">The id of the browser.</param>
/// <param name="Service">The host of its push service. The address itself is not in the journal.</param>
[GenerateSerializer, Alias("account.subscribed")]
public sealed record SubscriptionAdded(string Id, string Service) : AccessRecord;

/// <summary>A browser no longer gets alerts by web push.</summary>
/// <param name="Id">The id of the browser.</param>
/// <param name="Reason">The reason.</param>
[GenerateSerializer, Alias("account.unsubscribed")]
public sealed record SubscriptionEnded(string Id, string Reason) : AccessRecord;

/// <summary>A call was refused for want of authority.</summary>
/// <param name="Call">Method and path.</param>
/// <param name="Why">What the account may not do, and who may.</param>
[GenerateSerializer, Alias("account.refused")]
public sealed record AccessRefused(string Call, string Why) : AccessRecord;

/// <summary>What an account has read in a while.</summary>
/// <param name="Since">The beginning of that while.</param>
/// <param name="Reads">What it has read.</param>
[GenerateSerializer, Alias("account.read")]
public sealed record ReadsNoted(Instant Since, ReadCount[] Reads) : AccessRecord;
