using Alliance.Core.Geography;
using Alliance.Core.Identifiers;
using Alliance.Core.Mailboxes;
using Alliance.Simulation.Statistics;

namespace Alliance.Simulation.Fuzzing.Systems;

/// <summary>The network between actors. It loses, repeats, delays and reorders mail.
/// Nothing passes to or from silent actors and places.</summary>
internal sealed class UnreliableNetwork(
    EventLoop loop, FaultPlan faults, IReadOnlyList<Region> versions, Func<ActorId, Station> stationOf)
{
    private readonly HashSet<string> _silentPlaces = [];
    private readonly HashSet<ActorId> _mute = [];
    private readonly Dictionary<(ActorId, ActorId), (long Sent, long Arrived)> _numbers = [];

    public void SetSilent(string place, bool silent)
    {
        if (silent) _silentPlaces.Add(place);
        else _silentPlaces.Remove(place);
    }

    public void SetMute(ActorId actor, bool mute)
    {
        if (mute) _mute.Add(actor);
        else _mute.Remove(actor);
    }

    /// <summary>Sends mail. The acknowledgements may come back.</summary>
    public void Send(
        ActorId from, ActorId to, IReadOnlyList<Mail> mail, Action<IReadOnlyList<Acknowledgement>>? answered)
    {
        var numbers = _numbers.GetValueOrDefault((from, to));
        _numbers[(from, to)] = numbers with { Sent = numbers.Sent + 1 };
        if (Vanishes()) return;
        var (latency, heldBack) = (Latency(), false);
        if (Happens(Fault.Reordered, out var reordered))
        {
            heldBack = mail.Count == 1;
            if (heldBack) latency += reordered.Between(100, 20_000);
            else
            {
                mail = Shuffled(mail);
                faults.Count(Fault.Reordered);
            }
        }

        loop.After(latency, () => Arrive(from, to, numbers.Sent + 1, heldBack, mail, answered));
        if (!Happens(Fault.Repeated, out var repeated)) return;
        faults.Count(Fault.Repeated);
        loop.After(latency + repeated.Between(1, 600_000), () =>
            Arrive(from, to, numbers.Sent + 1, false, mail, answered));
    }

    private void Arrive(
        ActorId from, ActorId to, long number, bool heldBack, IReadOnlyList<Mail> mail,
        Action<IReadOnlyList<Acknowledgement>>? answered)
    {
        if (IsCutOff(from, to)) return;
        var numbers = _numbers[(from, to)];
        if (heldBack && number < numbers.Arrived) faults.Count(Fault.Reordered);
        _numbers[(from, to)] = numbers with { Arrived = Math.Max(number, numbers.Arrived) };
        stationOf(to).Deliver(mail, answers =>
        {
            if (answers is null || answered is null || IsCutOff(to, from) || Vanishes()) return;
            loop.After(Latency(), () =>
            {
                if (!IsCutOff(to, from)) answered(answers);
            });
        });
    }

    private bool Vanishes()
    {
        if (!Happens(Fault.Lost, out _)) return false;
        faults.Count(Fault.Lost);
        return true;
    }

    private long Latency()
    {
        var latency = 2 + (long)(faults.StreamOf(Fault.Delayed).Next() % 60);
        if (!Happens(Fault.Delayed, out var delayed)) return latency;
        faults.Count(Fault.Delayed);
        return latency + (delayed.Chance(800) ? delayed.Between(1_000, 60_000) : delayed.Between(60_000, 7_200_000));
    }

    private bool Happens(Fault fault, out RandomStream stream)
    {
        stream = faults.StreamOf(fault);
        return faults.ShouldInject(fault);
    }

    private bool IsCutOff(ActorId from, ActorId to)
    {
        if (_mute.Count > 0 && (_mute.Contains(from) || _mute.Contains(to))) return true;
        if (_silentPlaces.Count == 0) return false;
        var (a, b) = (versions[^1].PlaceOf(from), versions[^1].PlaceOf(to));
        return a != b && ((a is not null && _silentPlaces.Contains(a)) || (b is not null && _silentPlaces.Contains(b)));
    }

    private Mail[] Shuffled(IReadOnlyList<Mail> mail)
    {
        Mail[] pieces = [.. mail];
        var stream = faults.StreamOf(Fault.Reordered);
        for (var i = pieces.Length - 1; i > 0; i--)
        {
            var j = (int)stream.Between(0, i);
            (pieces[i], pieces[j]) = (pieces[j], pieces[i]);
        }

        return pieces;
    }
}
