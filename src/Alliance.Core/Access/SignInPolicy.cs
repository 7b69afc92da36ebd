using Alliance.Core.Actors;
namespace Alliance.Core.Access;

/// <summary>The limits of accounts and their sign-ins.</summary>
public static class SignInPolicy
{
    /// <summary>The number of wrong sign-ins in a row after which an account is locked: 5.</summary>
    public const int MostWrong = 5;

    /// <summary>The most API keys of an account that are neither ended nor revoked: 20.</summary>
    public const int MostKeys = 20;

    /// <summary>The most browsers of an account that get alerts by web push: 10. The first one gives way.</summary>
    public const int MostSubscriptions = 10;

    /// <summary>The most roles of an account: 20.</summary>
    public const int MostPosts = 20;

    /// <summary>How long an account is locked: 15 minutes.</summary>
    public static Span LockedFor { get; } = Span.FromMinutes(15);

    /// <summary>How long ended keys are kept for people to see: 90 days.</summary>
    public static Span KeysKeptFor { get; } = Span.FromHours(90 * 24);
}
