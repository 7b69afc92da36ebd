using Alliance.Core.Actors;
using Alliance.Core.Mailboxes;

namespace Alliance.Core.Access;

/// <summary>The state of an account. Of passwords and keys it has hashes only.</summary>
[GenerateSerializer, Alias("account")]
public sealed class AccountState : IListed
{
    /// <summary>How an account is listed that was never added: things are recorded of it all the same.</summary>
    public const string Unknown = "unknown";

    /// <summary>The person or program that it belongs to; null until the account is added.</summary>
    [Id(0)] public string? Person { get; set; }
    /// <summary>Its roles.</summary>
    [Id(1)] public Post[] Posts { get; set; } = [];
    /// <summary>The hash of its password; null where it has none, as a program.</summary>
    [Id(2)] public string? PasswordHash { get; set; }
    /// <summary>The secret of its one-time codes, encrypted by the host; null for none.</summary>
    [Id(3)] public string? CodeSecret { get; set; }
    /// <summary>The number of the last one-time code that was used. A code is taken once.</summary>
    [Id(4)] public long LastCode { get; set; }
    /// <summary>Whether it may not be used.</summary>
    [Id(5)] public bool IsDisabled { get; set; }
    /// <summary>The number of wrong sign-ins since the last right one.</summary>
    [Id(6)] public int WrongInRow { get; set; }
    /// <summary>The time until which no sign-in is tried; null for none.</summary>
    [Id(7)] public Instant? LockedUntil { get; set; }
    /// <summary>Raised by each change that ends its sessions.</summary>
    [Id(8)] public int Stamp { get; set; }
    /// <summary>Its API keys by id.</summary>
    [Id(9)] public SortedDictionary<string, ApiKey> Keys { get; set; } = new(StringComparer.Ordinal);
    /// <summary>The time of the last sign-in; null for never.</summary>
    [Id(10)] public Instant? SignedInAt { get; set; }
    /// <summary>The time of the last sign-out; null for never.</summary>
    [Id(11)] public Instant? SignedOutAt { get; set; }
    /// <summary>The telephone at which the person is called for alerts; null for none.</summary>
    [Id(12)] public string? Telephone { get; set; }
    /// <summary>The browsers that get its alerts by web push, by id.</summary>
    [Id(13)]
    public SortedDictionary<string, PushSubscription> Subscriptions { get; set; } = new(StringComparer.Ordinal);

    /// <summary>Whether it has signed out and not signed in again: nobody calls it then.</summary>
    public bool IsSignedOut => SignedOutAt is { } left && !(SignedInAt > left);

    /// <summary>Whether the account was added.</summary>
    public bool Exists => Person is not null;

    /// <inheritdoc/>
    public string ListedAs => !Exists ? Unknown : IsDisabled ? "disabled" : "enabled";
}

/// <summary>A browser that gets alerts by web push (RFC 8030, RFC 8291). Whoever knows the address can send to
/// it.</summary>
/// <param name="Endpoint">The address at the browser's push service.</param>
/// <param name="P256dh">The public key of the browser, as it gives it.</param>
/// <param name="Auth">The secret that the browser shares, as it gives it.</param>
/// <param name="Language">The language of its texts: <c>zh</c> or <c>en</c>.</param>
[GenerateSerializer, Alias("push-subscription")]
public sealed record PushSubscription(string Endpoint, string P256dh, string Auth, string Language);

/// <summary>An API key of a program. The key itself is kept nowhere.</summary>
/// <param name="Hash">SHA-256 of the key, 32 bytes. A key has 256 random bits, so its hash needs no salt.</param>
/// <param name="Label">What it is for.</param>
/// <param name="Posts">Its roles: some or all of the account's.</param>
/// <param name="AddedAt">When it was made.</param>
/// <param name="ExpiresAt">When it ends.</param>
[GenerateSerializer, Alias("api-key")]
public sealed record ApiKey(byte[] Hash, string Label, Post[] Posts, Instant AddedAt, Instant ExpiresAt)
{
    /// <summary>When it was revoked; null for a key that is not revoked.</summary>
    [Id(0)] public Instant? RevokedAt { get; init; }

    /// <summary>Whether it can be used at a moment.</summary>
    /// <param name="now">The moment.</param>
    public bool IsValid(Instant now) => RevokedAt is null && now < ExpiresAt;
}
