using Alliance.Host.Output;
using Alliance.Simulation.Scenarios;

namespace Alliance.Host.Commands;

/// <summary>Writes the errors of scenario and region files for people.</summary>
internal static class FileErrors
{
    /// <summary>Writes each error to standard error, as <c>file:line:column: error; how to mend it</c>. Errors are in
    /// English in every language.</summary>
    public static void Tell(Terminal terminal, IReadOnlyList<FileError> errors)
    {
        if (errors.Count == 0) return;
        if (terminal.Language == Language.Chinese)
            terminal.Tell(
                Text.Of($"{errors.Count} errors:", $"文件中有 {errors.Count} 处错误，说明为英文：“问题；改法”。"));
        foreach (var error in errors) terminal.Error.Paragraph(error.ToString(), indent: 2);
    }
}
