using Alliance.Core.Situations;

namespace Alliance.Host.Situations;

/// <summary>Which projections a list wants, as far as the store can choose.</summary>
/// <param name="Prefix">What their numbers begin with: that of an incident or a township; empty: any.</param>
/// <param name="After">They come after this number; empty: from the first.</param>
/// <param name="Marks">They have one of these marks; 0: any.</param>
internal sealed record ProjectionRange(string Prefix, string After, int Marks)
{
    /// <summary>The mark of incidents that are open: those that were put away are not.</summary>
    public const int OpenIncident = 1;

    /// <summary>The mark of requests with a line of a stage.</summary>
    public static int MarkOf(LineStage stage) => 1 << (int)stage;

    public static int MarksOf(RequestProjection request) =>
        request.Lines.Aggregate(0, (marks, line) => marks | MarkOf(line.Stage));

    public static int MarksOf(IncidentProjection incident) => incident.IsOpen ? OpenIncident : 0;
}
