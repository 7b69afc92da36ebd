using Alliance.Core.Stories;

namespace Alliance.LoadTesting.Reports;

/// <summary>Shows people the progress and the result of a load test, in their language. The program that runs the test
/// implements it.</summary>
internal interface ILoadOutput
{
    /// <summary>The tag of the language: <c>en</c> or <c>zh</c>.</summary>
    string Language { get; }

    /// <summary>Whether progress goes to a terminal, where a line can be replaced.</summary>
    bool IsLive { get; }

    /// <summary>Writes a line of the result without wrapping.</summary>
    void Line(string text);

    /// <summary>Writes a fact of the result: its label, and its text beside it in a column of its own.</summary>
    void Fact(string label, string text, bool isBold = false);

    /// <summary>Pads a text with blanks on the left to a number of cells of a terminal.</summary>
    string PadLeft(string text, int cells);

    /// <summary>Shows a line of progress that the next one replaces. Only where <see cref="IsLive"/>.</summary>
    void Moving(string text);

    /// <summary>Writes a line of progress that stays.</summary>
    void Staying(string text);

    /// <summary>Writes an error.</summary>
    void Error(Telling text);

    /// <summary>Returns a text in the language.</summary>
    string In(Telling text) => text.In(Language);
}
