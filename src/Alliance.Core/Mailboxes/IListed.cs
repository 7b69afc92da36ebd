namespace Alliance.Core.Mailboxes;

/// <summary>A state that says in a word how it stands, for lists and filters. States that do not are listed with an
/// empty one.</summary>
public interface IListed
{
    /// <summary>A word of the domain: <c>en-route</c>, <c>open</c>, <c>settled</c>.</summary>
    string ListedAs { get; }
}
