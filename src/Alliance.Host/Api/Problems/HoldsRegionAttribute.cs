namespace Alliance.Host.Api.Problems;

/// <summary>Marks a body that holds a whole region, and so may be larger than others.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class HoldsRegionAttribute : Attribute;
