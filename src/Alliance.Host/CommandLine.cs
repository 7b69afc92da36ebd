using System.CommandLine;
using Alliance.Host.Commands;
using Alliance.Host.Commands.Access;
using Alliance.Host.Commands.Backups;
using Alliance.Host.Commands.Checkups;
using Alliance.Host.Commands.Fuzzing;
using Alliance.Host.Commands.Imports;
using Alliance.Host.Commands.Journals;
using Alliance.Host.Commands.Regions;
using Alliance.Host.Commands.Runs;
using Alliance.Host.Output;

namespace Alliance.Host;

/// <summary>The command line of the program: all commands and the flags that they share.</summary>
internal static class CommandLine
{
    /// <summary>Creates the root command, with its texts in the language of the terminal.</summary>
    public static RootCommand Create(Terminal terminal)
    {
        var root = new RootCommand(terminal.In(Text.Of(
            "Alliance: the mutual-aid engine that a county can rehearse. Without a command it serves.",
            "Alliance：县域可以演练的互助救援引擎。不带命令时启动服务。")))
        {
            ServeCommand.Create(terminal),
            ReplayCommand.Create(terminal),
            CompareCommand.Create(terminal),
            ValidateCommand.Create(terminal),
            GenerateCommand.Create(terminal),
            SearchCommand.Create(terminal),
            RegionCommand.Create(terminal),
            ImportCommand.Create(terminal),
            ExportCommand.Create(terminal),
            ExplainCommand.Create(terminal),
            DiffCommand.Create(terminal),
            AuditCommand.Create(terminal),
            BackupCommand.Create(terminal),
            RestoreCommand.Create(terminal),
            ArchiveCommand.Create(terminal),
            FuzzCommand.Create(terminal),
            LoadCommand.Create(terminal),
            AccountsCommand.Create(terminal),
            KeysCommand.Create(terminal),
            DoctorCommand.Create(terminal),
        };
        ServeCommand.AttachTo(root, terminal);
        root.Add(CommonFlags.Language(terminal));
        LoadHelp.Translate(root, terminal);
        Help.AttachTo(root, terminal);
        return root;
    }
}
