using Alliance.Core.Depots;
using Alliance.Core.Geography;
using Alliance.Core.Identifiers;
using Alliance.Core.Incidents;
using Alliance.Core.Lenders;
using Alliance.Core.Mailboxes;
using Alliance.Core.Requests;
using Alliance.Core.Runtimes;
using Alliance.Core.Teams;
using Alliance.Core.Tiers;
using Alliance.Core.Vocabulary;

namespace Alliance.Simulation.Fuzzing.Systems;

/// <summary>Checks actor states.</summary>
/// <remarks>At each commit, a waiting state must have its timers. At rest, nothing may be open, and request, lender and
/// team must agree.</remarks>
internal sealed class StateCheck(IReadOnlyList<Region> versions, Action<string> violate)
{
    /// <summary>Checks that a waiting state has its timers in the mailbox that is stored with it.</summary>
    public void Timers(ActorRuntime runtime)
    {
        var least = runtime.State switch
        {
            TeamState team => team is { Status: TeamStatus.Available or TeamStatus.OutOfService, Unreachable: false }
                ? 0
                : 1,
            DepotState depot => depot.Shipments.Count,
            RequestState request => request.Lines.Count(l => l.EndedBecause is null && l.Outcome == Outcome.Open)
                + request.Lines.Sum(l => l.Commitments.Values.Count(c => c.ExtensionAsked is not null))
                + request.Lines.Sum(l => l.Commitments.Values.Count(c => c is { IsActive: true, Return.LetGo: false }))
                + request.Lines.Sum(l => l.Confirming.Count),
            IncidentState incident => (incident.AssessAt is null ? 0 : 1)
                + (incident.Handover is null ? 0 : 1)
                + incident.Offers.Count
                + incident.CheckIns.Values.Count(c => c.Stage != CheckInStage.TakenUp)
                + incident.OutsideTeams.Values.Count(
                    t => t.Stage is OutsideStage.Registered or OutsideStage.StandBy)
                + incident.Letters.Values.Count(l => l.Standing == LetterStanding.Valid),
            TierState tier => tier.Slots.Values.Count(s =>
                s.Stage is SlotStage.AwaitingApproval or SlotStage.Offered
                || s is { Stage: SlotStage.Accepted, Recall: not null }
            )
                + tier.Searches.Values.Sum(s => (s.Waiting.Count > 0 ? 1 : 0) + s.Pending.Count)
                + (tier.DecisionAt is null ? 0 : 1)
                + tier.Orders.Count
                + tier.RoundsDue.Count
                + (tier is TownshipState { Cover.Looks: true } ? 1 : 0)
                + tier.Reports.Duties.Values.Count(d => !d.Missed) + tier.Warnings.Count + tier.Offers.Count,
            _ => 0,
        };
        if (runtime.Mailbox.TimersSet < least)
        {
            var status = runtime.State is TeamState team ? $" ({team.Status})" : "";
            violate($"{runtime.Self} waits for {least} timers and has {runtime.Mailbox.TimersSet}{status}");
        }
    }

    /// <summary>Checks all stored states when nothing is left to happen.</summary>
    public void AtRest(IReadOnlyList<(ActorId Actor, FuzzedActor Stored)> all)
    {
        foreach (var (actor, stored) in all)
        {
            if (stored.Mailbox.Pending > 0)
                violate($"at rest {actor} has {stored.Mailbox.Pending} messages that nobody acknowledged");
            if (stored.Mailbox.TimersSet > 0)
                violate($"at rest {actor} has {stored.Mailbox.TimersSet} timers");
            switch (stored.State)
            {
                case TierState tier:
                    Tier(actor, tier);
                    break;
                case TeamState team:
                    Team(actor, team);
                    break;
                case DepotState { Shipments.Count: > 0 } depot:
                    violate($"at rest {actor} has shipment {depot.Shipments.First().Key}");
                    break;
                case RequestState request:
                    Request(actor, request);
                    break;
                case IncidentState incident when incident.CheckIns.Values.Any(c => c.Stage != CheckInStage.TakenUp):
                    var unasked = incident.CheckIns.First(c => c.Value.Stage != CheckInStage.TakenUp).Key;
                    violate($"at rest {actor} has {unasked} there unasked");
                    break;
                case IncidentState incident when incident.OutsideTeams.Values.Any(
                    t => t.Stage is OutsideStage.Registered or OutsideStage.StandBy or OutsideStage.Invited):
                    violate($"at rest {actor} owes a team from outside an answer");
                    break;
                case IncidentState { IsOpen: false, CheckIns.Count: > 0 } incident:
                    violate($"at rest {actor} is closed and counts on {incident.CheckIns.First().Key}");
                    break;
                case IncidentState { Lines.Count: > 0 } incident:
                    violate($"at rest {actor} counts on {incident.Lines.First().Key}");
                    break;
            }
        }

        Consumed(all);
    }

    /// <summary>Checks that pairs of a settled request are forgotten, except by the request itself.</summary>
    public void Forgotten(ActorId actor, Mailbox mailbox)
    {
        foreach (var request in mailbox.Requests)
            if (request != actor.Key) violate($"{actor} still remembers a pair of {request}");
    }

    private void Tier(ActorId actor, TierState tier)
    {
        foreach (var order in tier.Orders.Keys)
            violate($"at rest {actor} has order {order} in force");
        foreach (var line in tier.Searches.Keys)
            violate($"at rest {actor} searches for {line}");
        foreach (var withheld in tier.Withheld.Values)
            violate($"at rest {actor} withholds {withheld.Resource} from {withheld.Line}");
        foreach (var (commitment, entry) in tier.Ledger.Open)
            violate($"at rest {actor} has the loan {commitment} of {entry.Pair.Lender} open");
        foreach (var (commitment, slot) in tier.Slots)
            violate($"at rest {actor} has {slot.Resource} out for {commitment} ({slot.Stage})");
    }

    private void Team(ActorId actor, TeamState team)
    {
        if (team.Status is not (TeamStatus.Available or TeamStatus.OutOfService))
            violate($"at rest {actor} is {team.Status}");
        if (team.Unreachable)
            violate($"at rest {actor} is unreachable");
        if (team.Task is { } task)
            violate($"at rest {actor} is out for {task.Commitment}");
    }

    private void Request(ActorId actor, RequestState request)
    {
        if (request.Lines.Count > 0 && request.Outcome == Outcome.Open)
            violate($"at rest {actor} is open");
        foreach (var waiting in request.Lines.SelectMany(l => l.Confirming.Keys))
            violate($"at rest {actor} awaits a word on {waiting}");
        foreach (var line in request.Lines)
        foreach (var (id, commitment) in line.Commitments)
            if (!commitment.IsOver)
                violate($"at rest {actor} counts on {commitment.Resource} for {id} ({commitment.Status})");
    }

    /// <summary>Checks that owners know of all consumed stock, to the unit.</summary>
    private void Consumed(IReadOnlyList<(ActorId Actor, FuzzedActor Stored)> all)
    {
        var consumed = all.Where(a => a.Stored.State is TierState)
            .SelectMany(a => ((TierState)a.Stored.State).Consumed)
            .ToDictionary(c => c.Key, c => c.Value);
        foreach (var (actor, stored) in all)
        {
            if (stored.State is not DepotState depot) continue;
            foreach (var (kind, accounts) in depot.Accounts)
            {
                var first = versions[^1].Depots[actor.Key].Stock.GetValueOrDefault(kind);
                var gone = first - accounts[(int)StockPlace.Available];
                if (consumed.GetValueOrDefault($"{actor.Key}|{kind}") is var known && known != gone)
                    violate($"at rest {gone} {kind} have gone from {actor}, its owner knows of {known}");
            }
        }
    }
}
