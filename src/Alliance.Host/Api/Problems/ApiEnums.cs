namespace Alliance.Host.Api.Problems;

/// <summary>The enums that bodies and parameters use: a problem lists the names that a field can have.</summary>
/// <param name="Types">The types of the enums.</param>
internal sealed record ApiEnums(IReadOnlyList<Type> Types);
