using System.Text;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using YamlDotNet.RepresentationModel;

namespace Alliance.Simulation.Scenarios.Yaml;

/// <summary>One YAML document as a tree of nodes that know their line and column.</summary>
/// <param name="Root">The top of the tree.</param>
/// <param name="Bytes">The file with its line ends as LF.</param>
internal sealed record YamlFile(YamlNode Root, byte[] Bytes)
{
    private const int DeepestNesting = 32;
    private const int StreamAndDocument = 2;

    /// <summary>Reads a file; null, with findings, when it has no valid tree.</summary>
    public static YamlFile? Read(string path, Findings findings)
    {
        byte[] bytes;
        try
        {
            bytes = File.ReadAllBytes(path);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            findings.Add("there is no such file", "check the path");
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            findings.Add("the file cannot be read", $"check that it is a file and may be read ({e.Message})");
            return null;
        }

        var text = Encoding.UTF8.GetString(bytes).TrimStart('\uFEFF').Replace("\r\n", "\n", StringComparison.Ordinal);
        return Parse(text, findings.Add) is { } root ? new YamlFile(root, Encoding.UTF8.GetBytes(text)) : null;
    }

    /// <summary>Parses one document; returns null and calls <paramref name="report"/> when it is malformed.</summary>
    public static YamlNode? Parse(string text, Action<Mark, string, string> report)
    {
        if (!IsWellFormed(text, report)) return null;
        var parser = new Parser(new StringReader(text));
        try
        {
            var stream = new YamlStream();
            stream.Load(parser);
            return stream.Documents[0].RootNode;
        }
        catch (YamlException e)
        {
            report(e.Start, $"malformed YAML: {Plain(e.Message)}", "write each key once");
            return null;
        }
        catch (ArgumentException)
        {
            // The tree builder's answer to a key or value that the parser took for the end of its mapping.
            report(
                parser.Current!.Start,
                "malformed YAML: a key or value is missing",
                "check indentation, colons, quotes and brackets here");
            return null;
        }
    }

    // The events are checked first: the tree builder would follow recursive aliases, and nest as deep as the stack.
    private static bool IsWellFormed(string text, Action<Mark, string, string> report)
    {
        var parser = new Parser(new StringReader(text));
        var open = new Stack<Mark>();
        var documents = 0;
        try
        {
            while (parser.MoveNext())
            {
                var now = parser.Current!;
                if (now.NestingIncrease > 0) open.Push(now.Start);
                if (now.NestingIncrease < 0) open.Pop();
                if (now is DocumentStart) documents++;
                var (what, mend) = now switch
                {
                    AnchorAlias => ("aliases are not read", "write the value out"),
                    DocumentStart when documents > 1 => (
                        "a second document begins here", "keep one document in a file"),
                    _ when open.Count > DeepestNesting + StreamAndDocument => (
                        $"nested more than {DeepestNesting} levels deep", "flatten it"),
                    _ => ("", ""),
                };
                if (what == "") continue;
                report(now.Start, what, mend);
                return false;
            }
        }
        catch (YamlException e)
            when (e.Message.Contains(" tab ", StringComparison.Ordinal)
                && TabAfter(parser.Current?.End ?? e.Start, text) is { } tab)
        {
            // YamlDotNet places it at the last key before it, or at the beginning of the file.
            report(tab, "malformed YAML: a tab in the indentation", "indent with spaces");
            return false;
        }
        catch (YamlException e)
        {
            report(
                e.Start, $"malformed YAML: {Plain(e.Message)}", "check indentation, colons, quotes and brackets here");
            return false;
        }
        catch (InvalidOperationException)
        {
            // YamlDotNet throws this, without a place, for a key inside a flow sequence that was never closed.
            report(open.Peek(), "malformed YAML: what begins here is not closed", "close its bracket");
            return false;
        }

        if (documents == 0) report(new Mark(0, 1, 1), "the file is empty", "write at least a name");
        return documents > 0;
    }

    /// <summary>Finds the first tab in the indentation from the line of the mark on; null where there is
    /// none.</summary>
    private static Mark? TabAfter(Mark from, string text)
    {
        var (line, at) = (1L, 0);
        while (at < text.Length)
        {
            var end = text.IndexOf('\n', at) is var found and >= 0 ? found : text.Length;
            var rest = text.AsSpan(at, end - at);
            var indentation = rest[..Math.Max(0, rest.IndexOfAnyExcept(' ', '\t'))];
            if (line >= from.Line && indentation.IndexOf('\t') is var tab and >= 0)
                return new Mark(at + tab, line, tab + 1);
            (line, at) = (line + 1, end + 1);
        }

        return null;
    }

    private static string Plain(string message) =>
        message.Length == 0 ? "it cannot be read" : char.ToLowerInvariant(message[0]) + message[1..].TrimEnd('.');
}
