using System.CommandLine;
using Alliance.Benchmarks.Phold;

var root = new RootCommand("Benchmarks of Alliance: contenders side by side in one run, interleaved; medians with their spread.")
{
    PholdCommand.Create(),
};
return await root.Parse(args).InvokeAsync();
