using Alliance.Core.Actors;
using Alliance.Core.Identifiers;
using Alliance.Core.Incidents;
using Alliance.Core.Invariants.Folds;
using Alliance.Core.Journals;

namespace Alliance.Core.Invariants;

/// <summary>I1, I12 and I22 for teams that turn up: a squad with a task elsewhere is not accepted, nothing is decided
/// about a team that is not there, a letter is taken from the team that it invites while it holds, and each new
/// head-count names the one that is on record.</summary>
internal sealed class ArrivalsAreFollowed : InvariantFold
{
    private readonly Dictionary<string, Arrival> _there = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Arrival> _left = new(StringComparer.Ordinal);
    private readonly HashSet<string> _valid = new(StringComparer.Ordinal);
    /// <summary>Until when each letter holds or held that was not withdrawn.</summary>
    private readonly Dictionary<string, Instant> _until = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public override void On(in JournalEntry entry)
    {
        switch (entry.Body)
        {
            case TeamTurnedUp r: TurnUp(r, entry); break;
            case CheckInAccepted r when Find(r.CheckIn, entry) is { IsPromisedElsewhere: true }:
                Violate("I1", $"{r.CheckIn} was accepted while its squad had a task elsewhere.", entry.Number);
                break;
            case CheckInUpdated r when (_left.GetValueOrDefault(r.CheckIn) ?? Find(r.CheckIn, entry)) is { } there:
                Recount(r, there, entry);
                break;
            case SquadTaskChanged r when Find(r.CheckIn, entry) is { } there:
                // One that serves a request that was taken over serves here.
                there.IsPromisedElsewhere = r is { Commitment: { } task, Stage: not CheckInStage.TakenUp }
                    && task.Request.Incident != entry.Actor.Key;
                break;
            case TeamSentHome r: Find(r.CheckIn, entry); break;
            case TeamCheckedOut r:
                if (Find(r.CheckIn, entry) is { } left) _left[r.CheckIn] = left;
                _there.Remove(r.CheckIn);
                break;
            case LetterWritten r:
                if (!_valid.Add(r.Letter)) Violate("I12", $"Letter {r.Letter} was written twice.", entry.Number);
                _until[r.Letter] = r.Invitation.Until;
                break;
            case LetterEnded r:
                if (!_valid.Remove(r.Letter))
                    Violate("I12", $"Letter {r.Letter} ended, and did not hold.", entry.Number);
                if (r.Standing != LetterStanding.Expired) _until.Remove(r.Letter);
                break;
        }
    }

    private void TurnUp(TeamTurnedUp arrived, in JournalEntry entry)
    {
        var people = arrived.Social?.People ?? arrived.People;
        if (!_there.TryAdd(arrived.CheckIn, new Arrival(entry.Number) { People = people }))
            Violate("I12", $"{arrived.CheckIn} checked in twice.", _there[arrived.CheckIn].Record, entry.Number);
        if (arrived is { Standing: LetterStanding.Valid, Letter: { } letter } && !Held(letter, entry))
            Violate("I12", $"{arrived.CheckIn} came with {letter}, which does not hold.", entry.Number);
    }

    /// <summary>Tells whether a letter held when its team came. That may be entered after its time was over.</summary>
    private bool Held(string letter, in JournalEntry entry) => _valid.Contains(letter)
        || (_until.TryGetValue(letter, out var until) && entry.Happened < until);

    private void Recount(CheckInUpdated updated, Arrival there, in JournalEntry entry)
    {
        if (there.People is { } before && before != updated.Before)
            Violate("I22", $"{updated.CheckIn} counted {before} people, not {updated.Before}.", there.Record,
                entry.Number);
        there.People = updated.People;
    }

    private Arrival? Find(string checkIn, in JournalEntry entry)
    {
        if (_there.TryGetValue(checkIn, out var there)) return there;
        Violate("I12", $"{entry.Actor} decided about {checkIn}, which is not there.", entry.Number);
        return null;
    }

    private sealed class Arrival(long record)
    {
        public long Record => record;
        public int? People { get; set; }
        public bool IsPromisedElsewhere { get; set; }
    }
}
