namespace Alliance.Core.Identifiers;

/// <summary>Names a line: its request and its place in it, from 1.</summary>
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
