using System.ComponentModel;
using Alliance.Core.Access;
using Alliance.Host.Api.Problems;

namespace Alliance.Host.Api.Access;

/// <summary>A role with its place, in a body.</summary>
internal sealed record RoleBody
{
    [Description("The role.")]
    public Role? Role { get; init; }
    [Description("The township, village alliance, command centre, squad or depot that it acts for: code or name. Left "
        + "out for a role without a place.")]
    public string? Place { get; init; }
}

internal sealed record NewAccount
{
    [Description("The name to sign in with: 2 to 40 of a-z, 0-9, '.', '-' and '_'.")]
    public string? Name { get; init; }
    [Description("The person, such as 李敏, or the program.")]
    public string? Person { get; init; }
    [Description("What it may do. The first account is an administrator's.")]
    public RoleBody[]? Roles { get; init; }
    [Description("The password: 10 to 200 characters. Left out for a program, which has API keys.")]
    public string? Password { get; init; }
}

internal sealed record AccountChange
{
    [Description("The person or program; as it is where left out.")]
    public string? Person { get; init; }
    [Description("All its roles from now on; as they are where left out.")]
    public RoleBody[]? Roles { get; init; }
}

internal sealed record AccountReset
{
    [Description("The new password: 10 to 200 characters.")]
    public string? Password { get; init; }
    [Description("Whether it signs in without one-time codes from now on, as after a telephone was lost.")]
    public bool? WithoutCodes { get; init; }
}

internal sealed record ReasonBody
{
    [Description("Why, in a few words.")]
    public string? Reason { get; init; }
}

internal sealed record NewKey
{
    [Description("What it is for, such as 'weather warnings'.")]
    public string? Label { get; init; }
    [Description("Which of the account's roles it has; all where left out.")]
    public RoleBody[]? Roles { get; init; }
    [Description("For how many days it can be used: 1 to 730. Default: 365.")]
    public int? Days { get; init; }
}

internal sealed record SignInBody
{
    [Description("The name of the account.")]
    public string? Name { get; init; }
    [Description("Its password.")]
    public string? Password { get; init; }
    [Description("The one-time code, where the account has codes.")]
    public string? Code { get; init; }
}

internal sealed record PasswordBody
{
    [Description("The present password.")]
    public string? Password { get; init; }
    [Description("The new password: 10 to 200 characters.")]
    public string? NewPassword { get; init; }
}

internal sealed record CodesBody
{
    [Description("The present password.")]
    public string? Password { get; init; }
    [Description("What the first call answered, to confirm it; null in the first call.")]
    public string? Secret { get; init; }
    [Description("A code that the app shows, to confirm it; null in the first call.")]
    public string? Code { get; init; }
    [Description("Whether to sign in without codes from now on.")]
    public bool? Off { get; init; }
}

internal sealed record ShiftBody
{
    [Moment]
    [Description("When it begins: RFC 3339; without an offset it is China's time.")]
    public string? From { get; init; }
    [Moment]
    [Description("When it ends.")]
    public string? To { get; init; }
    [Description("The accounts: who is on duty, then the deputies in the order in which they stand in.")]
    public string[]? People { get; init; }
    [Description("What those who come on duty are told.")]
    public string? Note { get; init; }
}

internal sealed record RosterBody
{
    [Moment]
    [Description("The beginning of the time that is planned. What was planned for it is replaced.")]
    public string? From { get; init; }
    [Moment]
    [Description("The end of that time.")]
    public string? To { get; init; }
    [Description("The shifts within it.")]
    public ShiftBody[]? Shifts { get; init; }
}

internal sealed record ShiftHandover
{
    [Description("The accounts from now on: who is on duty, then the deputies in order.")]
    public string[]? People { get; init; }
    [Moment]
    [Description("When the new shift ends.")]
    public string? To { get; init; }
    [Description("What those who come on duty are told: what is open, what is late.")]
    public string? Note { get; init; }
}
