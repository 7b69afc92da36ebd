namespace Alliance.Core.Mailboxes;

/// <summary>A state that gives its status as one word, for lists and filters. Other states are listed with an empty
/// status.</summary>
public interface IListed
{
    /// <summary>The status as a word of the domain: <c>en-route</c>, <c>open</c>, <c>settled</c>.</summary>
    string ListedAs { get; }
}
