namespace Alliance.Host.Api.Problems;

/// <summary>The enums that bodies and parameters use. A problem lists the values that a field can have.</summary>
/// <param name="Types">The types of the enums.</param>
internal sealed record ApiEnums(IReadOnlyList<Type> Types);
