using Alliance.Core.Geography;
using Alliance.Core.Identifiers;
using Alliance.Core.Invariants.Folds;
using Alliance.Core.Journals;
using Alliance.Core.Negotiation;
using Alliance.Core.Reports;
using Alliance.Core.Requests;

namespace Alliance.Core.Invariants;

/// <summary>I13: a line goes up one tier at a time. A report of an incident does too, unless it is flagged as
/// skip-level. Everything that goes up is on record at the tier above.</summary>
internal sealed class EscalationGoesUpTierByTier(RegionHistory regions) : InvariantFold
{
    private readonly Dictionary<LineId, (ActorId First, ActorId Last)> _lines = [];
    private readonly Dictionary<(LineId Line, ActorId Tier), long> _put = [];
    /// <summary>The centres that were asked for each line since its first tier was asked last.</summary>
    private readonly Dictionary<LineId, HashSet<string>> _asked = [];
    private readonly Dictionary<(IncidentNumber Incident, ActorId From, ActorId To), (int Count, long Record)> _told =
        [];

    /// <summary>The place of each request, as it was when it was submitted, or was corrected to.</summary>
    private readonly Dictionary<string, string> _places = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public override void On(in JournalEntry entry)
    {
        switch (entry.Body)
        {
            case RequestSubmitted r: _places[entry.Actor.Key] = r.Place; break;
            case RequestMoved { Place: { } place }:
                _places[entry.Actor.Key] = place;
                Forget(entry.Actor.Key);
                break;
            case LineSolicited put: Put(put, entry); break;
            case SearchOpened opened: _put.Remove((opened.Demand.Line, entry.Actor)); break;
            case ReportedUpward told: Tell(told, entry); break;
            case UpwardReportReceived heard: Hear(heard, entry); break;
        }
    }

    /// <inheritdoc/>
    public override void AtRest()
    {
        foreach (var ((line, tier), record) in _put.OrderBy(p => p.Value)) Violate(
            "I13", $"At rest {tier} has not taken up line {line}, which was put to it.", record);
        foreach (var (report, told) in _told.OrderBy(t => t.Value.Record)) Violate(
            "I13", $"At rest {report.To} has not heard what {report.From} told it of {report.Incident}.", told.Record);
    }

    /// <summary>Forgets the way of a request whose place was corrected: it begins anew.</summary>
    private void Forget(string request)
    {
        foreach (var line in _lines.Keys.Where(l => l.Request == request).ToList()) _lines.Remove(line);
    }

    private void Put(LineSolicited put, in JournalEntry entry)
    {
        _put[(put.Line, put.Tier)] = entry.Number;
        var region = regions.Of(entry);
        if (!_lines.TryGetValue(put.Line, out var way))
        {
            if (put.Tier.Kind == ActorKind.CommandCentre && !IsCover(put.Line))
                Violate("I13", $"Line {put.Line} is put to {put.Tier} before its own township.", entry.Number);
            _lines.Add(put.Line, (put.Tier, put.Tier));
            return;
        }

        _lines[put.Line] = (way.First, put.Tier);
        if (put.Tier == way.First) _asked.Remove(put.Line);
        if (put.Tier == way.First || put.Tier == way.Last || IsOwnNow(put, way.First, region)) return;
        if (put.Tier.Kind != ActorKind.CommandCentre ? way.Last.Kind > put.Tier.Kind
            : !IsNext(put.Line, way.Last, put.Tier.Key, region))
            Violate("I13", $"Line {put.Line} goes from {way.Last} to {put.Tier}, which is not the next tier.",
                entry.Number);
        if (put.Tier.Kind != ActorKind.CommandCentre) return;
        if (!_asked.TryGetValue(put.Line, out var asked)) _asked.Add(put.Line, asked = new(StringComparer.Ordinal));
        asked.Add(put.Tier.Key);
    }

    /// <summary>Tells whether a line asks for cover of a station. Such a line is not put to the township that lacks
    /// squads; it starts above it.</summary>
    private static bool IsCover(LineId line) => line.Request.Incident.IsCover;

    /// <summary>Tells whether a tier is the line's own township under another code, or the one that it was merged into
    /// since. It may be asked then, whatever was asked before.</summary>
    private bool IsOwnNow(LineSolicited put, ActorId first, Region region) =>
        put.Tier.Kind == ActorKind.Township && put.Tier.Key != put.Line.Request.Township
        && (put.Tier.Key == region.Standing(put.Line.Request.Township)
            || (first.Kind == ActorKind.Township && region.AreOne(first.Key, put.Tier.Key))
            || (_places.TryGetValue(put.Line.Request, out var place) && region.AreOne(place, put.Tier.Key)));

    /// <summary>Tells whether a centre comes after a tier: that above the line's township, or above the one that stands
    /// for it by now.</summary>
    private bool IsNext(LineId line, ActorId last, string centre, Region region)
    {
        var township = line.Request.Township;
        string?[] above = last.Kind == ActorKind.CommandCentre ? [region.CommandCentres[last.Key].Superior]
            : [region.Townships[township].Superior, region.Townships[region.Standing(township)].Superior];
        return Array.Exists(above, a => IsNext(a, centre, _asked.GetValueOrDefault(line), region));
    }

    /// <summary>Tells whether a centre is the next above. One without a territory is asked under an agreement only, so
    /// it may be passed over; so may one that was asked before the township was merged.</summary>
    private static bool IsNext(string? next, string centre, HashSet<string>? asked, Region region)
    {
        while (next is not null && next != centre
            && (!region.CommandCentres[next].HasTerritory || asked?.Contains(next) == true))
            next = region.CommandCentres[next].Superior;
        return next == centre;
    }

    private void Tell(ReportedUpward told, in JournalEntry entry)
    {
        var key = (told.Incident, entry.Actor, told.To);
        _told[key] = (_told.GetValueOrDefault(key).Count + 1, entry.Number);
        if (!told.Skipped && ReportHandler.Superior(entry.Actor, regions.Of(entry)) != told.To.Key)
            Violate("I13",
                $"{entry.Actor} reported {told.Incident} to {told.To}, which is not the tier above it, without "
                    + "saying so.", entry.Number);
    }

    private void Hear(UpwardReportReceived heard, in JournalEntry entry)
    {
        var key = (heard.Incident, heard.Teller, entry.Actor);
        if (!_told.TryGetValue(key, out var told))
            Violate("I13", $"{entry.Actor} has a report of {heard.Incident} that {heard.Teller} never made.",
                entry.Number);
        else if (told.Count == 1) _told.Remove(key);
        else _told[key] = told with { Count = told.Count - 1 };
    }
}
