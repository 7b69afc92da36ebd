namespace Alliance.Core.Identifiers;

/// <summary>Names a line by its request and its place in it.</summary>
/// <param name="Request">The number of the aid request.</param>
/// <param name="Line">The place of the line in it, from 1.</param>
[GenerateSerializer, Alias("line-id")]
public readonly record struct LineId(RequestNumber Request, int Line) : IComparable<LineId>
{
    /// <inheritdoc/>
    public int CompareTo(LineId other) =>
        Request.CompareTo(other.Request) is var byRequest and not 0 ? byRequest
        : Line.CompareTo(other.Line);

    /// <inheritdoc/>
    public override string ToString() => $"{Request}-L{Line}";
}
