using Alliance.Core.Access;
using Alliance.Core.Geography;
using Alliance.Host.Access;
using Alliance.Host.Access.Addresses;
using Alliance.Host.Access.SignOns;
using Alliance.Host.Api.Endpoints;
using Alliance.Host.Api.Problems;
using Alliance.Host.Api.Queries;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace Alliance.Host.Api.Access;

/// <summary>Signing in and out, and what an account may change itself.</summary>
internal static class SessionApi
{
    public static void Map(RouteGroupBuilder group)
    {
        group.MapPost("/", SignIn).Is(Act.Public).RequireRateLimiting(CallLimits.SignIns)
            .Accepts<SignInBody>("application/json")
            .WithSummary("Sign in")
            .WithDescription(
                "Sets the cookie of a session of 12 hours, which each call prolongs. After 5 wrong sign-ins an account "
                    + "is locked for 15 minutes.");
        group.MapGet("/", Get).Is(Act.OwnAccount).WithSummary("Read who is signed in")
            .WithDescription("With the token that a page sends along with its commands.");
        group.MapDelete("/", SignOut).Is(Act.OwnAccount).Produces<SignedOutView>()
            .Produces(StatusCodes.Status204NoContent)
            .WithSummary("Sign out").WithDescription(
                "Everywhere: all sessions of the account end. The session at a single sign-on goes on, unless that "
                    + "can end sessions: then the answer (200) has the address where the browser ends it.");
        group.MapGet("/sign-on", SignOn).Is(Act.Public).RequireRateLimiting(CallLimits.SignOns)
            .WithMetadata(LocalPath.Alone).Produces(StatusCodes.Status302Found)
            .WithSummary("Sign in by the city's single sign-on")
            .WithDescription(
                "For browsers: sends them to the single sign-on (OpenID Connect), which sends them back. The session "
                    + "lasts as long as its token, or the minutes that the operator has set.");
        group.MapPost("/password", ChangePassword).Is(Act.OwnAccount).RequireRateLimiting(CallLimits.SignIns)
            .Accepts<PasswordBody>("application/json").Produces(StatusCodes.Status204NoContent)
            .WithSummary("Change the own password").WithDescription("All sessions of the account end.");
        group.MapPost("/codes", SetCodes).Is(Act.OwnAccount).RequireRateLimiting(CallLimits.SignIns)
            .Accepts<CodesBody>("application/json")
            .WithSummary("Sign in with one-time codes too")
            .WithDescription(
                "The first call answers with a secret for an app (TOTP, RFC 6238); the second one confirms it by a "
                    + "code of the app. From then on a code is asked at each sign-in.");
    }

    private static async Task<SessionView> SignIn(
        Given<SignInBody> given, AccountCalls calls, IAntiforgery forgery, HttpContext http)
    {
        var checks = new Checks(given.Faults);
        var name = checks.Text(given.Body.Name, "name", "the name of the account");
        if (given.Body.Password is not { Length: > 0 and <= SignIns.LongestPassword } password)
        {
            checks.Wrong("password", "is missing, or longer than any password.");
            password = "";
        }

        checks.Done();
        if (calls.Directory.IsOpen)
            throw ApiProblem.Conflict("open", "This server has no accounts yet: nobody has to sign in.");
        var (signedIn, lacksCode) = await calls.SignIns.SignIn(
            name, password, given.Body.Code, $"{CallerAddress.Of(http)}");
        if (signedIn is not { } account) throw NotSignedIn(lacksCode);
        var principal = Identities.PrincipalOf(name, account);
        await http.SignInAsync(CookieAuthenticationDefaults.AuthenticationScheme, principal);
        http.User = principal;
        return View(new Caller(name, account.Person!, account.Posts), calls, forgery, http, await calls.Region());
    }

    private static ApiProblem NotSignedIn(bool lacksCode) => lacksCode
        ? new ApiProblem(StatusCodes.Status401Unauthorized, ApiProblem.CodeNeeded, "A one-time code is needed.",
            "The password is right. Send it again with the code that the app shows, as code.")
        : new ApiProblem(StatusCodes.Status401Unauthorized, "not-signed-in", "Sign in first.",
            "Name, password or code is wrong, or the account is locked for a while or disabled. An administrator sees "
                + "which.");

    private static async Task<IResult> SignOn(AccessDirectory directory, HttpContext http)
    {
        await SignOnFlow.Begin(http, directory, QueryValues.Of(http).Of(LocalPath.ReturnTo) ?? "/");
        return Results.Empty;
    }

    private static async Task<SessionView> Get(AccountCalls calls, IAntiforgery forgery, HttpContext http) =>
        Caller.Of(http) is { } caller ? View(caller, calls, forgery, http, await calls.Region())
        : new SessionView(true, null, null, [], null);

    private static SessionView View(
        Caller caller, AccountCalls calls, IAntiforgery forgery, HttpContext http, Region region)
    {
        var (view, now) = (calls.Directory.View, calls.Directory.Now);
        return new SessionView(
            false, caller.Account, caller.Person,
            [.. caller.Posts.Select(p => new DutyView(
                p.Role, p.Office?.ToString(), p.Office is { } at ? region.NameOf(at) : null,
                p.Office is not { } office || view.IsOnDuty(caller.Account, office, now)))],
            forgery.GetAndStoreTokens(http).RequestToken);
    }

    private static async Task<IResult> SignOut(
        AccountCalls calls, AccessDirectory directory, ILogger<SignedOutView> log, HttpContext http)
    {
        var own = Own(http);
        if (Caller.Of(http)!.Stamp is not null || calls.Directory.View.Accounts.ContainsKey(own))
            await calls.Send(own, new SignOut(AccountCalls.By(http)));
        await http.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);
        return await SignOnEnd.Of(http, directory.Identity, log) is var (address, state)
            ? Results.Ok(new SignedOutView(address, state)) : Results.NoContent();
    }

    private static async Task<IResult> ChangePassword(Given<PasswordBody> given, AccountCalls calls, HttpContext http)
    {
        var own = Own(http);
        var checks = new Checks(given.Faults);
        var password = AccountCalls.Password(given.Body.NewPassword, "newPassword", checks);
        checks.Done();
        await CheckOwn(own, given.Body.Password, calls, http);
        await calls.Send(own, new SetPassword(AccountCalls.By(http), calls.SignIns.Hash(own, password), false));
        return Results.NoContent();
    }

    private static async Task<CodesView> SetCodes(Given<CodesBody> given, AccountCalls calls, HttpContext http)
    {
        var (own, body) = (Own(http), given.Body);
        new Checks(given.Faults).Done();
        await CheckOwn(own, body.Password, calls, http);
        if (body.Off == true)
        {
            await calls.Send(own, new SetCodes(AccountCalls.By(http), null));
            return new CodesView(null, null, null);
        }

        if (body.Secret is null)
        {
            var (secret, confirm) = calls.SignIns.NewSecret();
            return new CodesView(
                secret, $"otpauth://totp/Alliance:{Uri.EscapeDataString(own)}?secret={secret}&issuer=Alliance",
                confirm);
        }

        if (calls.SignIns.StepOf(body.Secret, body.Code) is not { } step)
            throw ApiProblem.BadInput("code", "is not the code that the app shows now; see that its clock is right.");
        await calls.Send(own, new SetCodes(AccountCalls.By(http), body.Secret, step));
        return new CodesView(null, null, null);
    }

    /// <summary>Asks for the own password again. A wrong one counts as a wrong sign-in.</summary>
    private static async Task CheckOwn(string own, string? password, AccountCalls calls, HttpContext http)
    {
        var account = calls.Account(own);
        if (password is not null && !(account.LockedUntil > calls.Directory.Now)
            && calls.SignIns.IsPassword(own, account, password)) return;
        await calls.Send(own, new NoteSignIn(
            AccountCalls.By(http), SignInOutcome.WrongPassword, $"{CallerAddress.Of(http)}", null));
        throw ApiProblem.BadInput("password", "is not the present password, or the account is locked for a while.");
    }

    /// <summary>Returns the account of the caller.</summary>
    /// <exception cref="ApiProblem">Nobody has to sign in (409).</exception>
    internal static string Own(HttpContext http) => Caller.Of(http)?.Account
        ?? throw ApiProblem.Conflict("open", "This server has no accounts yet: nobody has to sign in.");
}
