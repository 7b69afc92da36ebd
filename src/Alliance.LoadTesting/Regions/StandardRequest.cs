namespace Alliance.LoadTesting.Regions;

/// <summary>The standard request of a township.</summary>
/// <param name="Kind">The code of the capability that it asks for.</param>
/// <param name="People">The number of people. It is so low that any one squad with the capability is enough.</param>
/// <param name="Place">The township whose desk asks.</param>
internal readonly record struct StandardRequest(string Kind, int People, string Place);
