namespace Alliance.Host.Guides;

/// <summary>One guide, rendered.</summary>
/// <param name="Name">In its address: <c>/docs/{name}</c>; lower case.</param>
/// <param name="Path">Of its Markdown file in the repository, with slashes.</param>
/// <param name="Lang">The language of its text, as in HTML's <c>lang</c>: <c>en</c> or <c>zh-CN</c>.</param>
/// <param name="Title">Its first heading.</param>
/// <param name="Summary">Its first paragraph, as plain text.</param>
/// <param name="Html">Its body; every text in it is encoded.</param>
/// <param name="Sections">Its text by heading, in order; the first has the title.</param>
internal sealed record Guide(
    string Name, string Path, string Lang, string Title, string Summary, string Html,
    IReadOnlyList<GuideSection> Sections);

/// <summary>The text below one heading of a guide, for the search and for the table of contents.</summary>
/// <param name="Heading">The heading.</param>
/// <param name="Anchor">Its id in the page.</param>
/// <param name="Level">1 for the title, 2 and more for what is below it.</param>
/// <param name="Text">All words below it, up to the next heading of any level.</param>
internal sealed record GuideSection(string Heading, string Anchor, int Level, string Text);
