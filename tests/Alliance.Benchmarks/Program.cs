using System.CommandLine;
using Alliance.Benchmarks.Access;
using Alliance.Benchmarks.Live;
using Alliance.Benchmarks.Negotiation;
using Alliance.Benchmarks.Phold;
using Alliance.Benchmarks.Startup;
using Alliance.Benchmarks.TimelineStore;

var root = new RootCommand(
    "Benchmarks of Alliance: contenders side by side in one run, interleaved; medians with their spread.")
{
    PholdCommand.Create(),
    NegotiationCommand.Create(),
    TimelineCommand.Create(),
    StartupCommand.Create(),
    LiveCommand.Create(),
    AccessCommand.Create(),
};
var parsed = root.Parse(args);
foreach (var error in parsed.Errors) Console.Error.WriteLine($"benchmarks: {error.Message}");
return parsed.Errors.Count > 0 ? 2 : await parsed.InvokeAsync();
