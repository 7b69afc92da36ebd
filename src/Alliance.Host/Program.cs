using System.CommandLine;
using System.Globalization;
using Alliance.Host;
using Alliance.Host.Commands;
using Alliance.Host.Output;

// What the program writes does not depend on the culture of the machine.
CultureInfo.DefaultThreadCurrentCulture = CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;

var terminal = Terminal.Open(args);
var parsed = CommandLine.Create(terminal).Parse(args);
var command = parsed.CommandResult.Command;
if (parsed.Action is not Help && Complaints.About(parsed) is { Count: > 0 } complaints)
{
    foreach (var complaint in complaints) terminal.Tell(complaint);
    var help = $"alliance {(command is RootCommand ? "" : $"{command.Name} ")}--help";
    return terminal.Refuse(Text.Of($"see '{help}'.", $"用法见 {help}。"));
}

// Long enough for a server to end its streams and close its store. What looks after its interruptions itself takes the
// time that it takes.
TimeSpan? timeout = Interruption.IsOf(command) ? null : TimeSpan.FromSeconds(30);
return await parsed.InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = timeout });
