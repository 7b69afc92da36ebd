using System.CommandLine;
using Alliance.Host.Output;
using Alliance.Host.Serving;

namespace Alliance.Host.Commands;

/// <summary>Flags and arguments that several commands have.</summary>
internal static class CommonFlags
{
    /// <summary><c>--json</c>: writes results as JSON, for scripts.</summary>
    public static Option<bool> Json(Terminal terminal) => new("--json")
    {
        Description = terminal.In(Text.Of("Write one JSON object to standard output.", "向标准输出写一个 JSON 对象。")),
    };

    /// <summary><c>--url</c>: the address of a running server.</summary>
    public static Option<string> Url(Terminal terminal) => new("--url")
    {
        Description = terminal.In(Text.Of("The address of a server.", "服务的地址。")),
        DefaultValueFactory = _ => $"http://127.0.0.1:{ServeOptions.DefaultPort}",
    };

    /// <summary><c>--quiet</c>: shows no progress.</summary>
    public static Option<bool> Quiet(Terminal terminal) => new("--quiet")
    {
        Description = terminal.In(Text.Of("Show no progress.", "不显示进度。")),
    };

    /// <summary><c>--archives</c>: the folder with the archives into which records were moved.</summary>
    public static Option<string?> Archives(Terminal terminal)
    {
        var archives = new Option<string?>("--archives")
        {
            Description = terminal.In(Text.Of(
                "The folder with the archives into which old records were moved. Default: archive, in the data folder.",
                "旧记录移入的归档所在的文件夹。默认：数据文件夹中的 archive。")),
        };
        archives.Validators.Add(given =>
        {
            if (given.GetValueOrDefault<string?>() is { } path && File.Exists(path))
                given.AddError(terminal.In(
                    Text.Of($"--archives: {path} is a file; give a folder.",
                        $"--archives：{path} 是文件，请给出文件夹。")));
        });
        return archives;
    }

    /// <summary><c>--set PATH=VALUE</c>: changes a value of the scenario.</summary>
    public static Option<string[]> Set(Terminal terminal) => new("--set")
    {
        Description = terminal.In(Text.Of(
            "PATH=VALUE: set a value of the scenario, such as radio.lossPermille=50. May be given several times.",
            "PATH=VALUE：修改情景中的一个值，例如 radio.lossPermille=50。可多次给出。")),
        AllowMultipleArgumentsPerToken = false,
    };

    /// <summary>The scenario file.</summary>
    public static Argument<string> Scenario(Terminal terminal) => new("scenario")
    {
        Description = terminal.In(Text.Of("The scenario file (YAML).", "情景文件（YAML）。")),
    };

    /// <summary><c>--lang</c>, which every command has. <see cref="Terminal.Open"/> has read it already; the option
    /// only checks it.</summary>
    public static Option<string?> Language(Terminal terminal)
    {
        var language = new Option<string?>(LanguageTags.Flag)
        {
            Description = terminal.In(Text.Of(
                "Speak English (en) or Chinese (zh); tags such as zh-CN will do. Default: on a terminal that of "
                    + "LC_ALL, LC_MESSAGES or LANG, otherwise en.",
                "使用英文（en）或中文（zh），也可写 zh-CN 等标签。默认：在终端上取 LC_ALL、LC_MESSAGES 或 LANG 的语言，"
                    + "否则为 en。")),
            Recursive = true,
        };
        language.Validators.Add(given =>
        {
            if (given.GetValueOrDefault<string?>() is { } tag && LanguageTags.Of(tag) is null)
                given.AddError(terminal.In(
                    Text.Of($"--lang: '{tag}' is unknown; give zh or en.", $"--lang：不支持“{tag}”，请用 zh 或 en。")));
        });
        return language;
    }
}
