using Alliance.Host.Output;

namespace Alliance.Host.Commands.Access;

/// <summary>Reads a password: typed twice without being shown, or from standard input where that is no
/// terminal.</summary>
internal static class PasswordPrompt
{
    /// <summary>Reads it; null where the two that were typed differ.</summary>
    public static string? Read(Terminal terminal)
    {
        if (Console.IsInputRedirected) return Console.In.ReadLine() ?? "";
        var first = Typed(terminal, Text.Of("Password: ", "密码："));
        return first == Typed(terminal, Text.Of("Again: ", "再次输入：")) ? first : null;
    }

    private static string Typed(Terminal terminal, Text prompt)
    {
        Console.Error.Write(terminal.In(prompt));
        var typed = new System.Text.StringBuilder();
        while (Console.ReadKey(intercept: true) is var key && key.Key != ConsoleKey.Enter)
            if (key.Key != ConsoleKey.Backspace) typed.Append(key.KeyChar);
            else if (typed.Length > 0) typed.Length--;
        Console.Error.WriteLine();
        return typed.ToString();
    }
}
