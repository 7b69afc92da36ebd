using System.Text.RegularExpressions;
using Alliance.Host.Output;

namespace Alliance.Host.Tests.Tidy;

/// <summary>Lines of the text that we wrote.</summary>
public sealed partial class LineTests
{
    /// <summary>Columns of a display. A Chinese character takes two.</summary>
    private const int Widest = 120;

    [Fact]
    public void No_line_is_wider_than_120_columns() => Offenders.None(
        $"Break these lines: none may be wider than {Widest} columns, and a Chinese character takes two.",
        from file in Tree.Written
        from place in Offenders.Lines([file], line => Wrapping.Cells(line) > Widest && !IsTableRow(file, line))
        select place);

    [Fact]
    public void No_line_ends_with_blanks() => Offenders.None(
        "Remove the blanks at the ends of these lines.",
        Offenders.Lines(Tree.Written, line => line.TrimEnd().Length < line.Length));

    [Fact]
    public void Code_is_indented_with_spaces() => Offenders.None(
        "Write four spaces in place of each tab in these lines; in a string write \\t.",
        Offenders.Lines(Tree.CSharp, line => line.Contains('\t')));

    [Fact]
    public void A_file_ends_with_one_end_of_line() => Offenders.None(
        "Let these files end with one end of line: the last line has one, and no empty line follows.",
        from file in Tree.Written
        where file.Lines is not [.., not "", ""]
        select $"{file.Path}:{file.Lines.Length}");

    [Fact]
    public void No_task_is_left_in_the_text() => Offenders.None(
        "Do what these lines leave undone, or file an issue and remove the mark.",
        Offenders.Lines(Tree.Written, line => Undone().IsMatch(line)));

    [Fact]
    public void A_Chinese_character_takes_two_columns() => Assert.Equal(7, Wrapping.Cells("衡南, A"));

    /// <summary>A row of a Markdown table cannot be broken.</summary>
    private static bool IsTableRow(SourceFile file, string line) =>
        file.EndsWith(".md") && line.TrimStart().StartsWith('|');

    /// <summary>The brackets keep this line from matching itself.</summary>
    [GeneratedRegex(@"\b(TOD[O]|FIXM[E]|HAC[K]|XX[X])\b")]
    private static partial Regex Undone();
}
