using System.Diagnostics.Metrics;
using Alliance.Core.Identifiers;

namespace Alliance.Grains.Telemetry;

/// <summary>Counts one activation and the messages in its outbox, as long as the activation lives.</summary>
internal sealed class ActivationMeter
{
    private static readonly UpDownCounter<int> Active = AllianceTelemetry.Meter.CreateUpDownCounter<int>(
        "alliance.activations", "{actor}", "Actors that are awake in this silo.");
    private static readonly Counter<long> Activated = AllianceTelemetry.Meter.CreateCounter<long>(
        "alliance.activated", "{actor}", "Actors that were woken.");
    private static readonly UpDownCounter<int> Outbox = AllianceTelemetry.Meter.CreateUpDownCounter<int>(
        "alliance.outbox", "{message}",
        "Messages of actors that are awake which their receivers have not acknowledged.");
    private readonly KeyValuePair<string, object?> _kind;
    private int _outbox;
    private bool _isOver;

    public ActivationMeter(ActorKind kind)
    {
        _kind = new("kind", kind.ToString());
        Active.Add(1, _kind);
        Activated.Add(1, _kind);
    }

    /// <summary>Sets the number of messages in the outbox.</summary>
    public void InOutbox(int messages)
    {
        if (_isOver || messages == _outbox) return;
        Outbox.Add(messages - _outbox, _kind);
        _outbox = messages;
    }

    /// <summary>Records the end of the activation. The next activation of the actor counts the outbox anew.</summary>
    public void End()
    {
        if (_isOver) return;
        InOutbox(0);
        _isOver = true;
        Active.Add(-1, _kind);
    }
}
