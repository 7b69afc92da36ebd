using System.Diagnostics;
using Alliance.Core.Actors;
using Alliance.Core.Identifiers;
using Alliance.Core.Runtimes;

namespace Alliance.Grains.Telemetry;

/// <summary>Traces requests through one activation. Each message that carries a trace gets a span, from its turn until
/// the turn is durable. So does each timer that continues a traced request. Mail about a request carries the last span
/// about that request here, so that a decision over several requests leaves each in its own trace. While nobody
/// listens, it only passes on the traces that arrive. It runs on the grain's scheduler.</summary>
/// <param name="self">The actor of the activation.</param>
/// <param name="realm">The realm of the actor.</param>
internal sealed class TurnTraces(ActorId self, string realm) : ITurnWatch
{
    /// <summary>The most requests that are traced here at a time. The oldest is forgotten first.</summary>
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
        _about = message.About.RequestOrThatOfCommitment?.Text;
        if (_about is not null) Remember(_about, _turn);
    }

    /// <inheritdoc/>
    public string? TraceOf(Message sent)
    {
        if (_turn is null && _byRequest.Count == 0) return null;
        var request = sent.About.RequestOrThatOfCommitment?.Text;
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

    /// <summary>Takes the spans of the turns so far, to be ended when the turns are durable; null for none.</summary>
    public Spans? Take()
    {
        if (_open is not { } taken) return null;
        _open = null;
        return new Spans(taken);
    }

    /// <summary>Starts a span below the incoming trace, and returns the context to continue with.</summary>
    private string Span(Message message, string parent)
    {
        var before = Activity.Current;
        var span = AllianceTelemetry.Source.StartActivity(message.GetType().Name, ActivityKind.Consumer, parent);
        // The caller's own is not this one's to change: many turns of one call have a span each.
        Activity.Current = before;
        if (span is not { Recorded: true, Id: { } id }) return parent;
        span.SetTag("alliance.actor", self.ToString()).SetTag("alliance.realm", realm);
        span.SetTag("alliance.request", message.About.RequestOrThatOfCommitment?.Text);
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

    /// <summary>Spans that end with a commit.</summary>
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
