using System.Collections.Concurrent;
using System.Security.Cryptography;
using Alliance.Core.Access;
using Alliance.Core.Actors;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using OtpNet;

namespace Alliance.Host.Access;

/// <summary>Checks passwords and one-time codes, and has each sign-in recorded before it is answered.</summary>
internal sealed class SignIns
{
    /// <summary>The shortest password, in characters. NIST SP 800-63B asks for 8 at least.</summary>
    public const int ShortestPassword = 10;
    /// <summary>The longest password, in characters.</summary>
    public const int LongestPassword = 200;

    private readonly AccessDirectory _directory;
    private readonly AccessCommands _commands;
    private readonly IDataProtector _secrets;
    private readonly PasswordHasher<string> _hasher = new();
    private readonly string _nobody;
    private readonly ConcurrentDictionary<string, SemaphoreSlim> _turns = new(StringComparer.Ordinal);

    public SignIns(AccessDirectory directory, AccessCommands commands, IDataProtectionProvider protection)
    {
        (_directory, _commands) = (directory, commands);
        _secrets = protection.CreateProtector("one-time codes");
        _nobody = _hasher.HashPassword("", Guid.NewGuid().ToString());
    }

    /// <summary>Hashes a password.</summary>
    public string Hash(string account, string password) => _hasher.HashPassword(account, password);

    /// <summary>Returns whether a password is that of an account. Of an account without one the answer takes as long as
    /// of any other.</summary>
    public bool IsPassword(string name, AccountState account, string password) =>
        _hasher.VerifyHashedPassword(name, account.PasswordHash ?? _nobody, password)
            != PasswordVerificationResult.Failed && account.PasswordHash is not null;

    /// <summary>Signs in.</summary>
    /// <param name="name">The name of the account.</param>
    /// <param name="password">The password.</param>
    /// <param name="code">The one-time code; null for none.</param>
    /// <param name="from">The address that the call came from.</param>
    /// <returns>The account; null where the sign-in was refused. The record says why; the answer says only whether the
    /// password is right and a code is missing.</returns>
    public async Task<(AccountState? Account, bool LacksCode)> SignIn(
        string name, string password, string? code, string from)
    {
        if (!_directory.View.Accounts.ContainsKey(name))
        {
            // As long as for an account that there is, so that the time does not tell which there are.
            _hasher.VerifyHashedPassword("", _nobody, password);
            await Note(AccessRealm.Unknown.Key, SignInOutcome.WrongPassword, from, null);
            return (null, false);
        }

        // One after the other for an account, so that no guess goes uncounted.
        var turn = _turns.GetOrAdd(name, _ => new SemaphoreSlim(1));
        await turn.WaitAsync();
        try
        {
            var account = _directory.View.Accounts[name];
            var (outcome, step) = Check(name, account, password, code);
            return await Note(name, outcome, from, step) switch
            {
                SignInOutcome.Granted => (_directory.View.Accounts[name], false),
                SignInOutcome.WrongCode => (null, code is null),
                _ => (null, false),
            };
        }
        finally
        {
            turn.Release();
        }
    }

    /// <summary>Records how a sign-in by a city's single sign-on went.</summary>
    /// <param name="person">The person; null where the single sign-on confirmed none.</param>
    /// <param name="outcome">How it went.</param>
    /// <param name="from">The address that the call came from.</param>
    public Task NoteSignOn(Caller? person, SignInOutcome outcome, string from)
    {
        var account = person is null ? AccessRealm.Unknown : AccessRealm.Account(person.Account);
        var author = person?.Author ?? new Author(account.Key, account.Key, account.Key);
        return _commands.Send(account, new NoteSignIn(author, outcome, from, null) { BySignOn = true });
    }

    /// <summary>Makes a secret for one-time codes.</summary>
    /// <returns>The secret in Base32, as apps for one-time codes take it, and encrypted.</returns>
    public (string Base32, string Protected) NewSecret()
    {
        var secret = Base32Encoding.ToString(KeyGeneration.GenerateRandomKey());
        return (secret, _secrets.Protect(secret));
    }

    /// <summary>Returns the number of the time step whose code this is; null for a wrong code, or a secret that this
    /// server has not made.</summary>
    /// <param name="secret">The encrypted secret.</param>
    /// <param name="code">The code.</param>
    public long? StepOf(string secret, string? code)
    {
        if (code is null) return null;
        try
        {
            var totp = new Totp(Base32Encoding.ToBytes(_secrets.Unprotect(secret)));
            return totp.VerifyTotp(code.Trim(), out var step, new VerificationWindow(1, 1)) ? step : null;
        }
        catch (CryptographicException)
        {
            // A caller has sent another secret, or the server has lost its keys: then an administrator resets it.
            return null;
        }
    }

    private (SignInOutcome Outcome, long? Step) Check(
        string name, AccountState account, string password, string? code)
    {
        // First, so that the answer takes as long of an account that is locked.
        var isRight = IsPassword(name, account, password);
        if (account.LockedUntil > _directory.Now) return (SignInOutcome.Locked, null);
        if (!isRight) return (SignInOutcome.WrongPassword, null);
        if (account.CodeSecret is not { } secret) return (SignInOutcome.Granted, null);
        return StepOf(secret, code) is { } step ? (SignInOutcome.Granted, step) : (SignInOutcome.WrongCode, null);
    }

    private async Task<SignInOutcome> Note(string name, SignInOutcome outcome, string from, long? step)
    {
        var person = _directory.View.Accounts.GetValueOrDefault(name)?.Person ?? name;
        var result = await _commands.Send(
            AccessRealm.Account(name), new NoteSignIn(new Author(person, name, name), outcome, from, step));
        return Enum.Parse<SignInOutcome>(result.Number!);
    }
}
