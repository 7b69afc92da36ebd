using Alliance.Host.Output;

namespace Alliance.Host.Commands.Access;

/// <summary>Reads a password: typed twice without being shown, or from standard input where that is no
/// terminal.</summary>
internal static class PasswordPrompt
{
    /// <summary>Reads it; null where the two that were typed differ.</summary>
    public static string? Read(Terminal terminal)
    {
        var first = Typed(terminal, Text.Of("New password: ", "新密码："));
        if (Console.IsInputRedirected) return first;
        return first == Typed(terminal, Text.Of("Again: ", "再次输入：")) ? first : null;
    }

    /// <summary>Reads a password once.</summary>
    public static string Typed(Terminal terminal, Text prompt)
    {
        if (Console.IsInputRedirected) return Console.In.ReadLine() ?? "";
        Console.Error.Write(terminal.In(prompt));
        var typed = new System.Text.StringBuilder();
        while (Console.ReadKey(intercept: true) is var key && key.Key != ConsoleKey.Enter)
            if (key.Key != ConsoleKey.Backspace) typed.Append(key.KeyChar);
            else if (typed.Length > 0) typed.Length--;
        Console.Error.WriteLine();
        return typed.ToString();
    }
}
