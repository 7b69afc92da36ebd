namespace Alliance.Host.Tests.Tidy;

/// <summary>Fails a test with the places that break its rule.</summary>
internal static class Offenders
{
    /// <summary>Fails if there is any.</summary>
    /// <param name="mend">One sentence that says what to do with each.</param>
    /// <param name="places">Each as file:line, or file, and what is wrong there if the mend does not say it.</param>
    public static void None(string mend, IEnumerable<string> places)
    {
        string[] all = [.. places];
        Assert.True(all.Length == 0, $"{mend}\n{string.Join('\n', all)}");
    }

    /// <summary>The lines that break a rule, each as file:line.</summary>
    public static IEnumerable<string> Lines(IEnumerable<SourceFile> files, Func<string, bool> breaks) =>
        from file in files
        from line in Enumerable.Range(1, file.Lines.Length)
        where breaks(file.Lines[line - 1])
        select $"{file.Path}:{line}";
}
