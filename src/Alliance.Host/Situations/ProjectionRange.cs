using Alliance.Core.Situations;

namespace Alliance.Host.Situations;

/// <summary>Selects the projections of a list, as far as the store can filter.</summary>
/// <param name="Prefix">The start of their numbers: the number of an incident or a township; empty for any.</param>
/// <param name="After">Numbers come after this one; empty to start at the first.</param>
/// <param name="Marks">A projection must have at least one of these marks; 0 for any.</param>
internal sealed record ProjectionRange(string Prefix, string After, int Marks)
{
    /// <summary>The mark of open incidents. Archived incidents do not have it.</summary>
    public const int OpenIncident = 1;

    /// <summary>Returns the mark of requests that have a line in a stage.</summary>
    public static int MarkOf(LineStage stage) => 1 << (int)stage;

    public static int MarksOf(RequestProjection request) =>
        request.Lines.Aggregate(0, (marks, line) => marks | MarkOf(line.Stage));

    public static int MarksOf(IncidentProjection incident) => incident.IsOpen ? OpenIncident : 0;
}
