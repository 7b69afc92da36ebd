namespace Alliance.LoadTesting.Regions;

/// <summary>What the standard request of a township asks for.</summary>
/// <param name="Kind">A capability.</param>
/// <param name="People">So many that any one squad that has it is enough.</param>
/// <param name="Place">Whose desk asks.</param>
internal readonly record struct StandardRequest(string Kind, int People, string Place);
