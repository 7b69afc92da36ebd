using Alliance.Core.Requests;

namespace Alliance.Host.Loading;

/// <summary>One request from its intended sending to its end, as the tester saw it. Moments are ticks of the tester's monotonic clock; 0: not (yet).</summary>
internal sealed class Course(string number)
{
    public string Number => number;
    /// <summary>The step of the run that it belongs to; -1 for warm-up and probes.</summary>
    public int Step { get; set; } = -1;
    public Priority Priority { get; set; }
    public long Intended { get; set; }
    public long Acknowledged { get; set; }
    public long FirstOffer { get; set; }
    public long Committed { get; set; }
    public long Ended { get; set; }
}

/// <summary>All requests of a run by their numbers: what the answers say and what the event stream says come together here, in whichever order.</summary>
internal sealed class RequestBook
{
    private readonly System.Collections.Concurrent.ConcurrentDictionary<string, Course> _courses = new(StringComparer.Ordinal);

    public IEnumerable<Course> Acknowledged => _courses.Values.Where(c => c.Acknowledged > 0);

    public Course this[string number] => _courses.GetOrAdd(number, n => new Course(n));

    /// <summary>Requests of a step that were acknowledged and are not committed.</summary>
    public int Open(int step) => Acknowledged.Count(c => c.Step == step && c.Committed == 0);
}
