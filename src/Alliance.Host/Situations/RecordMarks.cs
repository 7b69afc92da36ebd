namespace Alliance.Host.Situations;

/// <summary>By what a record that is not at hand any more can be passed over without reading it: names are kept as their hashes, so that it holds nothing in memory.
/// Who finds the marks of what he wants has still to look at the record.</summary>
/// <param name="Type">Of its body.</param>
/// <param name="IsNotice">Whether it is for a person's eyes.</param>
/// <param name="Request">Of the aid request that it is of or names.</param>
/// <param name="Place">Of the township that it is about.</param>
internal readonly record struct RecordMarks(Type Type, bool IsNotice, int Request, int Place)
{
    public static RecordMarks Of(in RecordFacts facts) => new(facts.Type, facts.IsNotice, MarkOf(facts.Request), MarkOf(facts.Place));

    /// <summary>The same for the same name, while the process runs.</summary>
    public static int MarkOf(string? name) => name is null ? 0 : string.GetHashCode(name);
}
