using System.CommandLine;
using System.Text;
using Alliance.Host.Commands.Fuzzing;
using Alliance.Host.Output;
using Alliance.Host.Tests.Commands;
using Alliance.Simulation.Fuzzing.Systems;

namespace Alliance.Host.Tests.Output;

/// <summary>Every text of the program is there in both languages.</summary>
public sealed class TextsTests
{
    [Fact]
    public void Every_text_has_Chinese_in_its_second_language()
    {
        var found = 0;
        foreach (var file in Directory.EnumerateFiles(Path.Combine(Cli.Repository, "src/Alliance.Host"), "*.cs",
            SearchOption.AllDirectories))
        {
            if (file.Contains("/obj/", StringComparison.Ordinal)) continue;
            var source = File.ReadAllText(file);
            for (var at = 0; (at = source.IndexOf("Text.Of(", at, StringComparison.Ordinal)) >= 0; at++)
            {
                var arguments = Arguments(source, at + "Text.Of(".Length);
                if (arguments.Count < 2) continue;
                found++;
                // A text that is put together of others has the Chinese of those.
                Assert.True(
                    HasChinese(arguments[1]) || arguments[1].Contains("In(Language.Chinese)", StringComparison.Ordinal),
                    $"{Path.GetFileName(file)}: Text.Of({arguments[0].Trim()}, …) has no Chinese: its second argument "
                        + $"is the same in Chinese.");
            }
        }

        Assert.True(found > 200,
            $"Only {found} texts were found: has Text.Of another name now? Then look for that here.");
    }

    [Fact]
    public void Every_command_argument_and_flag_describes_itself_in_Chinese()
    {
        var line = new LineWriter(TextWriter.Null, 80, hasColours: false);
        var root = CommandLine.Create(new Terminal(Language.Chinese, line, line));
        foreach (var command in root.Subcommands.Prepend(root))
            foreach (var symbol in command.Options.Cast<Symbol>().Concat(command.Arguments).Prepend(command))
                Assert.True(
                    HasChinese(symbol.Description ?? ""),
                    $"{command.Name} {symbol.Name}: describe it with Text.Of(English, Chinese), or for 'load' in "
                        + $"LoadHelp.");
    }

    [Fact]
    public void Every_fault_and_group_of_the_coverage_has_words_in_both_languages()
    {
        foreach (var fault in Enum.GetValues<Fault>())
            Assert.True(HasChinese(FuzzReport.Words(FuzzCase.NameOf(fault)).In(Language.Chinese)),
                $"{fault} has no Chinese in FuzzReport.");
        foreach (var group in new Coverage().Groups.Keys)
            Assert.True(FuzzReport.Knows(group), $"{group}: name it in FuzzReport, in both languages.");
    }

    private static bool HasChinese(string text) => text.Any(c => c is >= '\u4e00' and <= '\u9fff');

    /// <summary>The arguments of a call as they are written: split at commas outside of strings and brackets.</summary>
    private static List<string> Arguments(string source, int from)
    {
        List<string> arguments = [];
        var (argument, nested) = (new StringBuilder(), new Stack<char>());
        for (var i = from; ; i++)
        {
            var c = source[i];
            var isString = nested.TryPeek(out var innermost) && innermost is '"' or '$';
            if (isString && c == '\\') argument.Append(source[i++]);
            else if (isString && c == '"') nested.Pop();
            else if (isString && innermost == '$' && c == '{') nested.Push('{');
            else if (isString) { }
            else if (c == '"') nested.Push(source[i - 1] == '$' ? '$' : '"');
            else if (c is '(' or '[' or '{') nested.Push(c);
            else if (c is ')' && nested.Count == 0) break;
            else if (c is ')' or ']' or '}') nested.Pop();
            else if (c == ',' && nested.Count == 0)
            {
                arguments.Add(argument.ToString());
                argument.Clear();
                continue;
            }

            argument.Append(source[i]);
        }

        arguments.Add(argument.ToString());
        return arguments;
    }
}
