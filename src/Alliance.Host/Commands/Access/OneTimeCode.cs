using Alliance.Host.Output;

namespace Alliance.Host.Commands.Access;

/// <summary>The one-time code of an account that signs in with one: typed at a terminal, or from the environment for
/// scripts.</summary>
internal static class OneTimeCode
{
    /// <summary>The environment variable with the code.</summary>
    public const string Variable = "ALLIANCE_CODE";

    /// <summary>The code of the environment; null for none.</summary>
    public static string? Given =>
        Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } code ? code.Trim() : null;

    /// <summary>Asks for the code; null where nobody can type.</summary>
    public static string? Typed(Terminal terminal) =>
        Console.IsInputRedirected ? null : PasswordPrompt.Typed(terminal, Text.Of("One-time code: ", "动态口令："));

    /// <summary>The account signs in with codes, and none was given.</summary>
    public static Text Needed => Text.Of(
        $"The account signs in with one-time codes too. Put the code into {Variable}, or run this from a terminal.",
        $"该账户登录还需动态口令。请将其放入环境变量 {Variable}，或在终端中运行。");
}
