using System.Text;

namespace Alliance.Grains.Tests.Contracts;

/// <summary>One line of a block.</summary>
/// <param name="Id">What identifies it: a field's id, an enum's value, a method's alias.</param>
/// <param name="Name">The name in the code; the same as the id for a method.</param>
/// <param name="Type">The type of a field, or parameters and result of a method; empty for an enum's value.</param>
/// <param name="Line">The line as it stands in the file.</param>
internal sealed record ContractLine(string Id, string Name, string Type, string Line)
{
    /// <summary>Whether it is a parameter of a record's primary constructor.</summary>
    public bool IsParameter => Id.Contains(' ', StringComparison.Ordinal);
}

/// <summary>A serialised type, an enum or a grain's interface.</summary>
/// <param name="Key">What identifies it: <c>type author</c>, <c>enum ActorKind</c>, <c>grain actor</c>.</param>
/// <param name="Kind">What follows the key in the file's line: kind and base.</param>
/// <param name="Lines">Its lines, in order.</param>
internal sealed record ContractBlock(string Key, string Kind, IReadOnlyList<ContractLine> Lines)
{
    public string Header => $"{Key}: {Kind}";
    /// <summary><c>type</c>, <c>grain</c> or <c>enum</c>.</summary>
    public string Sort => Key[..Key.IndexOf(' ')];
    public string Name => Key[(Key.IndexOf(' ') + 1)..];
}

/// <summary>The text of <c>Contracts.txt</c>.</summary>
internal static class ContractFile
{
    private const string Indent = "  ";

    private const string Preface = """
        # What Alliance stores and sends. A test compares this file with the code. To write it anew:
        #
        #     ALLIANCE_CONTRACTS=write dotnet run -c Release --project tests/Alliance.Grains.Tests -- \
        #         -class '*ContractsTests'
        #
        # THE CONTRACT: aliases, kinds and bases of types; ids and types of fields; values of enums; aliases, parameters
        # and results of grains' methods. Stored data and other silos rely on them.
        # FOR THE READER ONLY: the names of fields, of enums and of their values. They are not stored, so a rename
        # breaks no store. (JSON and the API show records with the names of their fields and values.)
        # No class and no namespace of Alliance is named here. An enum keeps the name that it had when it came here.
        #
        # "parameter 0" is the first parameter of a record's primary constructor. Parameters and [Id] fields are
        # numbered apart. A base's fields are written before those of the type.

        """;

    public static string Write(IEnumerable<ContractBlock> blocks)
    {
        var text = new StringBuilder(Preface.ReplaceLineEndings("\n"));
        foreach (var block in blocks)
        {
            text.Append('\n').Append(block.Header).Append('\n');
            foreach (var line in block.Lines) text.Append(Indent).Append(line.Line).Append('\n');
        }

        return text.ToString();
    }

    /// <summary>A field's line.</summary>
    public static ContractLine Field(string id, string name, string type) =>
        new(id, name, type, $"{id} {name}: {type}");

    /// <summary>The line of an enum's value.</summary>
    public static ContractLine Value(string value, string name) => new(value, name, "", $"{value} = {name}");

    /// <summary>A method's line.</summary>
    public static ContractLine Method(string alias, string parameters, string result) =>
        new(alias, alias, $"({parameters}): {result}", $"{alias}({parameters}): {result}");

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <exception cref="FormatException">A line is none of the file's kinds.</exception>
    public static IReadOnlyList<ContractBlock> Read(string text)
    {
        var blocks = new List<ContractBlock>();
        var lines = new List<ContractLine>();
        foreach (var line in text.Split('\n').Where(l => l.Length > 0 && l[0] != '#'))
        {
            if (line.StartsWith(Indent, StringComparison.Ordinal)) lines.Add(ReadLine(line[Indent.Length..]));
            else
            {
                var (key, kind) = Cut(line, ": ");
                blocks.Add(new ContractBlock(key, kind, lines = []));
            }
        }

        return blocks;
    }

    private static ContractLine ReadLine(string line)
    {
        if (line.Contains(" = ", StringComparison.Ordinal))
        {
            var (value, name) = Cut(line, " = ");
            return Value(value, name);
        }

        // A method's alias is followed by its parameters at once, a field's id by a space.
        if (line.IndexOf('(') is > 0 and var open && !line[..open].Contains(' ', StringComparison.Ordinal))
            return new ContractLine(line[..open], line[..open], line[open..], line);
        var (left, type) = Cut(line, ": ");
        var space = left.LastIndexOf(' ');
        return space < 0 ? throw Bad(line) : Field(left[..space], left[(space + 1)..], type);
    }

    private static (string Left, string Right) Cut(string line, string at)
    {
        var place = line.IndexOf(at, StringComparison.Ordinal);
        return place < 0 ? throw Bad(line) : (line[..place], line[(place + at.Length)..]);
    }

    private static FormatException Bad(string line) => new($"Contracts.txt has a line of no known kind: {line}");
}
