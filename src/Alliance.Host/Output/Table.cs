namespace Alliance.Host.Output;

/// <summary>A column of a table, in addition to the column of names.</summary>
/// <param name="Heading">The heading; may be empty.</param>
/// <param name="IsLeft">Whether its cells are aligned left, as words are. Numbers are aligned right.</param>
/// <param name="IsDrawing">Whether it has bars or intervals. They are left out where the output is not a
/// terminal.</param>
internal sealed record Column(Text Heading, bool IsLeft = false, bool IsDrawing = false);

/// <summary>Writes rows of figures, each with a name. On a terminal the table takes the width that it needs. Where that
/// is too wide, names go above their figures; where that is still too wide, each figure has a line of its own. Nothing
/// is cut off and no word is broken. In other output each row is one line of columns, and begins with a key without
/// blanks.</summary>
/// <param name="columns">The columns, in addition to the column of names.</param>
internal sealed class Table(params Column[] columns)
{
    private const int Gap = 2, Indent = 2;

    private readonly List<Row> _rows = [];

    private sealed record Row(string? Key, Text Label, IReadOnlyList<string>? Cells);

    /// <summary>Begins a group of rows.</summary>
    public Table Group(Text heading)
    {
        _rows.Add(new(null, heading, null));
        return this;
    }

    /// <summary>Adds a row.</summary>
    /// <param name="key">The key of the row for scripts: a word without blanks, the same in every language.</param>
    /// <param name="label">The name of the row for people.</param>
    /// <param name="cells">The cells, one for each column; a cell may be empty.</param>
    /// <exception cref="ArgumentException">There are more or fewer cells than columns.</exception>
    public Table Add(string key, Text label, params string[] cells)
    {
        if (cells.Length != columns.Length) throw new ArgumentException(
            $"The row {key} has {cells.Length} cells for {columns.Length} columns.", nameof(cells));
        _rows.Add(new(key, label, cells));
        return this;
    }

    /// <summary>Writes the table to standard output.</summary>
    public void Write(Terminal terminal)
    {
        if (_rows.Count == 0) return;
        if (!terminal.Out.IsTerminal) WritePlain(terminal);
        else if (Layout.Of(this, terminal) is { } layout) WriteColumns(terminal, layout);
        else WriteList(terminal);
    }

    /// <summary>Returns whether a terminal shows names and figures side by side.</summary>
    public bool FitsBeside(Terminal terminal) => Layout.Of(this, terminal) is { NamesAbove: false };

    private IEnumerable<Row> Filled => _rows.Where(r => r.Cells is not null);

    private void WriteColumns(Terminal terminal, Layout layout)
    {
        var isHeaded = false;
        foreach (var row in _rows)
        {
            var label = terminal.In(row.Label);
            if (!isHeaded)
            {
                WriteHeadings(terminal, layout, row.Cells is null ? label : "");
                isHeaded = true;
                if (row.Cells is null) continue;
            }

            if (row.Cells is not { } cells)
            {
                terminal.Out.Line(new Piece(label, Tone.Strong));
                continue;
            }

            if (layout.NamesAbove) terminal.Out.Line(new Piece($"{new string(' ', Indent)}{label}"));
            List<Piece> pieces =
                [new(Wrapping.PadRight(layout.NamesAbove ? "" : $"{new string(' ', Indent)}{label}", layout.Names))];
            for (var i = 0; i < columns.Length; i++)
                pieces.Add(new($"{new string(' ', Gap)}{Fit(cells[i], layout.Widths[i], columns[i].IsLeft)}",
                    columns[i].IsDrawing ? Tone.Drawn : Tone.Plain));
            pieces[^1] = pieces[^1] with { Words = pieces[^1].Words.TrimEnd() };
            terminal.Out.Line([.. pieces]);
        }
    }

    private void WriteHeadings(Terminal terminal, Layout layout, string title)
    {
        // A title that is wider than the names has a line of its own.
        var isBeside = Wrapping.Cells(title) <= layout.Names || layout.Headings.All(h => h is [""]);
        if (!isBeside) terminal.Out.Line(new Piece(title, Tone.Strong));
        var lines = layout.Headings.Max(h => h.Count);
        for (var line = 0; line < lines; line++)
        {
            // Headings stand on the row below them.
            List<string> cells = [.. layout.Headings.Select((h, i) =>
                Fit(line < lines - h.Count ? "" : h[line - (lines - h.Count)], layout.Widths[i], columns[i].IsLeft))];
            var name = isBeside && line == lines - 1 ? title : "";
            var rest = string.Concat(cells.Select(c => new string(' ', Gap) + c)).TrimEnd();
            if (name.Length + rest.Length > 0)
                terminal.Out.Line(new Piece(rest.Length == 0 ? name
                    : Wrapping.PadRight(name, layout.Names), Tone.Strong), new Piece(rest, Tone.Quiet));
        }
    }

    private void WriteList(Terminal terminal)
    {
        var headings = columns.Select(c => terminal.In(c.Heading)).ToList();
        var widest = headings.Max(Wrapping.Cells);
        foreach (var row in _rows)
        {
            if (row.Cells is null)
            {
                terminal.Out.Paragraph(terminal.In(row.Label), Tone.Strong);
                continue;
            }

            terminal.Out.Paragraph(terminal.In(row.Label), first: new string(' ', Indent), indent: Indent);
            for (var i = 0; i < columns.Length; i++)
                if (row.Cells[i].Length > 0)
                    terminal.Out.Paragraph(row.Cells[i],
                        first: $"{new string(' ', 2 * Indent)}{Wrapping.PadRight(headings[i], widest)}  ",
                        indent: (2 * Indent) + widest + 2);
        }
    }

    /// <summary>Writes one line for each row: its key, the figures, and the name at the end, where its blanks do no
    /// harm.</summary>
    private void WritePlain(Terminal terminal)
    {
        int[] shown = [.. Enumerable.Range(0, columns.Length).Where(i => !columns[i].IsDrawing)];
        List<List<string>> lines = [["key", .. shown.Select(i => terminal.In(columns[i].Heading)), ""]];
        var group = "";
        foreach (var row in _rows)
        {
            var label = terminal.In(row.Label);
            if (row.Cells is null) group = label;
            else lines.Add([row.Key!, .. shown.Select(i => row.Cells[i].Length == 0 ? NumberFormat.None : row.Cells[i]),
                Described(row.Key!, group, label)]);
        }

        int[] widths = [.. Enumerable.Range(0, shown.Length + 2).Select(i => lines.Max(l => Wrapping.Cells(l[i])))];
        foreach (var line in lines)
            terminal.Out.Line(new Piece(string.Join("  ", line.Select((cell, i) =>
                Fit(cell, widths[i], i == 0 || i > shown.Length || columns[shown[i - 1]].IsLeft))).TrimEnd()));
    }

    private static string Described(string key, string group, string label) =>
        group.Length > 0 ? $"{group}: {label}" : label == key ? "" : label;

    private static string Fit(string cell, int cells, bool isLeft) =>
        isLeft ? Wrapping.PadRight(cell, cells) : Wrapping.PadLeft(cell, cells);

    /// <summary>The positions of the columns.</summary>
    private sealed record Layout(int Names, IReadOnlyList<int> Widths, IReadOnlyList<IReadOnlyList<string>> Headings,
        bool NamesAbove)
    {
        /// <summary>Returns the first layout that fits: figures beside the names, then headings of several lines, then
        /// figures below the names; null where none fits.</summary>
        public static Layout? Of(Table table, Terminal terminal)
        {
            var names = Indent + table.Filled.Select(r => Wrapping.Cells(terminal.In(r.Label))).DefaultIfEmpty().Max();
            var titled = table._rows[0].Cells is null
                ? Math.Max(names, Wrapping.Cells(terminal.In(table._rows[0].Label))) : names;
            Layout[] tried = [With(titled, false, false), With(names, false, false), With(names, true, false),
                With(Indent, true, true)];
            return Array.Find(tried, l => l.Names + l.Widths.Sum(w => w + Gap) <= terminal.Out.Width
                && (!l.NamesAbove || names <= terminal.Out.Width));

            Layout With(int before, bool stacked, bool above)
            {
                List<IReadOnlyList<string>> headings =
                    [.. table.Columns.Select(c => Heading(terminal.In(c.Heading), stacked))];
                List<int> widths = [.. headings.Select((h, i) =>
                    Math.Max(h.Max(Wrapping.Cells),
                        table.Filled.Select(r => Wrapping.Cells(r.Cells![i])).DefaultIfEmpty().Max()))];
                return new(before, widths, headings, above);
            }
        }

        private static IReadOnlyList<string> Heading(string heading, bool stacked) =>
            stacked ? heading.Split(' ') : [heading];
    }

    private IReadOnlyList<Column> Columns => columns;
}
