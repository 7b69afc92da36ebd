using System.CommandLine;
using Alliance.Host.Commands;

var root = new RootCommand("Alliance: the mutual-aid engine that a county can rehearse. Without a command it serves.")
{
    ServeCommand.Create(),
    ReplayCommand.Create(),
    ValidateCommand.Create(),
    DiffCommand.Create(),
    ExplainCommand.Create(),
    AuditCommand.Create(),
    FuzzCommand.Create(),
    CompareCommand.Create(),
    GenerateCommand.Create(),
    LoadCommand.Create(),
};
ServeCommand.AttachTo(root);

var parsed = root.Parse(args);
var command = parsed.CommandResult.Command;
if (Complaints.About(parsed) is { Count: > 0 } complaints)
{
    foreach (var complaint in complaints) Console.Error.WriteLine($"alliance: {complaint}");
    Console.Error.WriteLine($"alliance: see 'alliance {(command is RootCommand ? "" : $"{command.Name} ")}--help'.");
    return ExitCodes.BadInput;
}

// Long enough for a server to end its streams and close its store. What looks after its interruptions itself takes the time that it takes.
return await parsed.InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = Interruption.IsOf(command) ? null : TimeSpan.FromSeconds(30) });
