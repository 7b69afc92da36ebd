namespace Alliance.Host.Api.Problems;

/// <summary>Marks a text of a body that is a time, so that a value of another type is answered with the form that is
/// wanted.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class MomentAttribute : Attribute;
