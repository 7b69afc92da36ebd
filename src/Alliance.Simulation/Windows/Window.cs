namespace Alliance.Simulation.Windows;

/// <summary>The window that all agents run.</summary>
/// <param name="Number">The number k of the window [kL, (k+1)L), where L is the lookahead.</param>
/// <param name="End">Its last tick.</param>
/// <param name="LastTick">The last tick to run: the end of the window or of the run.</param>
internal readonly record struct Window(long Number, long End, long LastTick);
