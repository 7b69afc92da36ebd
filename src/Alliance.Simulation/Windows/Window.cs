namespace Alliance.Simulation.Windows;

/// <summary>The window that all agents are working off.</summary>
/// <param name="Number">k; the window is [kL, (k+1)L).</param>
/// <param name="End">Its last tick.</param>
/// <param name="LastTick">The last tick that is worked off: its end, or that of the run.</param>
internal readonly record struct Window(long Number, long End, long LastTick);
