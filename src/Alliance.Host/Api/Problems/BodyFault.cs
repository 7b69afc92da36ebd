namespace Alliance.Host.Api.Problems;

/// <summary>What is wrong with one field of a body, seen from its JSON alone.</summary>
/// <param name="Field">The path of the field, such as <c>lines[0].quantity</c>.</param>
/// <param name="Mend">What is wrong, and how to mend it.</param>
/// <param name="Said">The value that was given; null where it is the field that is wrong.</param>
/// <param name="Extra">The value of a field that there is not and that is like no other, so that nothing is lost
/// without it; else null.</param>
internal readonly record struct BodyFault(string Field, string Mend, string? Said = null, string? Extra = null)
{
    /// <summary>Returns whether the fault is the cause of another error: that of the same field, of a part of it, or of
    /// what it is a part of.</summary>
    public bool Explains(string field) => Field == field || IsPart(Field, field) || IsPart(field, Field);

    private static bool IsPart(string part, string whole) =>
        part.Length > whole.Length && part.StartsWith(whole, StringComparison.Ordinal)
        && part[whole.Length] is '.' or '[';
}
