using Alliance.Core.Actors;
using Alliance.Core.Incidents;
using Alliance.Core.Negotiation;

namespace Alliance.Core.Townships;

/// <summary>A township: it opens the incidents of its territory, asks, and lends.</summary>
public sealed class Township(TownshipState? state) : Tier<TownshipState>(state)
{
    /// <inheritdoc/>
    public override void On(Message message, Turn turn)
    {
        if (message is ReportIncident report) Open(report, turn);
        else base.On(message, turn);
    }

    private void Open(ReportIncident report, Turn turn)
    {
        var number = Numbers.Incident(turn.Self.Key, ++State.Incidents);
        turn.Record(new IncidentReported(number, report.Name, report.Hazard));
        turn.Send(number.ToIncident(), new OpenIncident(report.Name, report.Hazard, report.VillageAlliance));
        turn.Give(number);
    }
}

/// <summary>What a township remembers beside its rounds and slots.</summary>
[GenerateSerializer, Alias("township-state")]
public sealed class TownshipState : TierState
{
    /// <summary>Incidents numbered so far.</summary>
    [Id(0)] public int Incidents { get; set; }
}
