using Alliance.Core.Actors;
using Alliance.Core.Identifiers;
using Alliance.Core.Tests.Stories;

namespace Alliance.Core.Tests.Tables;

/// <summary>All tables, and the way into their states.</summary>
internal static class Tables
{
    public static IReadOnlyList<Table> All { get; } =
        [NegotiationTables.Search, NegotiationTables.Line, NegotiationTables.Slot, NegotiationTables.Commitment,
            ResourceTables.Team, ResourceTables.Shipment];

    /// <summary>Hands an actor one message after the other, half a minute apart.</summary>
    public static Stage Walk(Stage stage, IEnumerable<(Message Message, ActorId? From)> way)
    {
        stage.Now = Instant.Start + Span.FromMinutes(1);
        foreach (var (message, from) in way)
        {
            stage.On(message, message is Command or Due ? null : from);
            stage.Now += new Span(30_000);
        }

        return stage;
    }

    public static Stage Walk(Stage stage, IEnumerable<(Message Message, ActorId From)> way) =>
        Walk(stage, way.Select(m => (m.Message, (ActorId?)m.From)));
}
