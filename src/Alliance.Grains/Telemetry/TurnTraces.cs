using System.Diagnostics;
using Alliance.Core.Actors;
using Alliance.Core.Identifiers;
using Alliance.Core.Runtimes;

namespace Alliance.Grains.Telemetry;

/// <summary>Follows requests through one activation: a span for every message that comes with a trace, from its turn
/// until that is durable, and for every timer that goes on with a request that is followed. Mail about a request bears
/// the last span that was about it here, so that a decision over several requests leaves each in its own trace. While
/// nobody listens it passes on what comes and does nothing else. Lives on the grain's scheduler.</summary>
/// <param name="self">Whose activation it is.</param>
/// <param name="realm">In which realm.</param>
internal sealed class TurnTraces(ActorId self, string realm) : ITurnWatch
{
    /// <summary>Requests that are followed here at a time; the oldest is forgotten first.</summary>
    private const int Remembered = 1_024;
    private readonly Dictionary<string, string> _byRequest = new(StringComparer.Ordinal);
    private readonly Queue<string> _oldest = new();
    private readonly HashSet<string> _wentOn = new(StringComparer.Ordinal);
    private List<Activity>? _open;
    private string? _turn, _about;
    private Message? _timer;

    /// <inheritdoc/>
    public void Begin(Message message, string? trace)
    {
        (_turn, _about, _timer) = (null, null, message as Due);
        _wentOn.Clear();
        if (trace is null) return;
        _turn = Span(message, trace);
        _about = message.About.RequestOrThatOfCommitment;
        if (_about is not null) Remember(_about, _turn);
    }

    /// <inheritdoc/>
    public string? TraceOf(Message sent)
    {
        if (_turn is null && _byRequest.Count == 0) return null;
        var request = sent.About.RequestOrThatOfCommitment;
        var known = request is null ? null : _byRequest.GetValueOrDefault(request);
        if (_turn is not null && (known is null || request == _about))
        {
            if (request is not null) Remember(request, _turn);
            return _turn;
        }

        if (known is null || _timer is null || !_wentOn.Add(request!)) return known;
        Remember(request!, known = Span(_timer, known));
        return known;
    }

    /// <summary>The spans of the turns so far, to be ended when they are durable; null for none.</summary>
    public Spans? Take()
    {
        if (_open is not { } taken) return null;
        _open = null;
        return new Spans(taken);
    }

    /// <summary>A span below the trace that came, whose context is the one to go on with.</summary>
    private string Span(Message message, string parent)
    {
        var before = Activity.Current;
        var span = AllianceTelemetry.Source.StartActivity(message.GetType().Name, ActivityKind.Consumer, parent);
        // The caller's own is not this one's to change: many turns of one call have a span each.
        Activity.Current = before;
        if (span is not { Recorded: true, Id: { } id }) return parent;
        span.SetTag("alliance.actor", self.ToString()).SetTag("alliance.realm", realm);
        span.SetTag("alliance.request", message.About.RequestOrThatOfCommitment);
        (_open ??= []).Add(span);
        return id;
    }

    private void Remember(string request, string trace)
    {
        if (!_byRequest.ContainsKey(request))
        {
            if (_oldest.Count == Remembered) _byRequest.Remove(_oldest.Dequeue());
            _oldest.Enqueue(request);
        }

        _byRequest[request] = trace;
    }

    /// <summary>Spans that wait for a commit.</summary>
    internal sealed class Spans(List<Activity> open) : IDisposable
    {
        public void Dispose()
        {
            var before = Activity.Current;
            foreach (var span in open) span.Dispose();
            Activity.Current = before;
        }
    }
}
