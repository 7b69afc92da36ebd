using Alliance.Host.Output;

namespace Alliance.Host.Checkups;

/// <summary>How bad a finding is.</summary>
internal enum Severity
{
    /// <summary>Something to know.</summary>
    Note,
    /// <summary>Something to mend soon.</summary>
    Warning,
    /// <summary>Something that stops work, or may lose what was promised.</summary>
    Error,
}

/// <summary>A finding of a checkup, with its mend.</summary>
/// <param name="Code">A stable code, lower case with dashes. The guide for operators has a paragraph for it.</param>
/// <param name="Severity">How bad it is.</param>
/// <param name="What">What is so.</param>
/// <param name="Mend">How to mend it.</param>
internal sealed record Finding(string Code, Severity Severity, Text What, Text Mend);
