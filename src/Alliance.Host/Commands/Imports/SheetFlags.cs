using System.CommandLine;
using Alliance.Grains.Hosting;
using Alliance.Grains.Storage;
using Alliance.Host.Imports;
using Alliance.Host.Output;
using Alliance.Host.Serving;

namespace Alliance.Host.Commands.Imports;

/// <summary>The arguments and flags that <c>import</c> and <c>export</c> share.</summary>
internal static class SheetFlags
{
    /// <summary>The kind of sheet.</summary>
    public static Argument<string> Kind(Terminal terminal)
    {
        var kinds = string.Join(", ", SheetKind.All.Select(k => k.Name));
        var kind = new Argument<string>("kind")
        {
            Description = terminal.In(Text.Of(
                $"What the rows are: {kinds}.", $"表中是什么：{kinds}（队伍、物资、联系人）。")),
        };
        kind.Validators.Add(given =>
        {
            if (given.Tokens is [var word] && SheetKind.Of(word.Value) is null)
                given.AddError(terminal.In(Text.Of(
                    $"kind: '{word.Value}' is unknown; choose one of {kinds}.",
                    $"kind：没有“{word.Value}”，请从 {kinds} 中选择。")));
        });
        return kind;
    }

    /// <summary><c>--realm</c>: the realm.</summary>
    public static Option<string> Realm(Terminal terminal) => new("--realm")
    {
        Description = terminal.In(Text.Of("Which realm.", "哪个域（realm）。")),
        DefaultValueFactory = _ => RealmId.Live,
    };
}
