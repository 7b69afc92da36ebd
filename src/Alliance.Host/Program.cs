using System.CommandLine;
using Alliance.Host.Commands;

var root = new RootCommand("Alliance: the mutual-aid engine that a county can rehearse.")
{
    ReplayCommand.Create(),
    ValidateCommand.Create(),
    DiffCommand.Create(),
    FuzzCommand.Create(),
};

var parsed = root.Parse(args);
if (parsed.Errors.Count > 0)
{
    foreach (var error in parsed.Errors) Console.Error.WriteLine($"alliance: {error.Message}");
    Console.Error.WriteLine("alliance: see 'alliance --help'.");
    return ExitCodes.BadInput;
}

return await parsed.InvokeAsync();
