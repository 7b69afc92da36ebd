using Alliance.Core.Actors;
using Alliance.Core.Geography;
using Alliance.Core.Identifiers;
using Alliance.Core.Incidents;
using Alliance.Core.Lenders;
using Alliance.Core.Messages;
using Alliance.Core.Vocabulary;

namespace Alliance.Core.Negotiation;

/// <summary>Handles unsolicited offers at the lender. An offer holds nothing. An offer that is taken up becomes
/// arranged aid if its resource is still there.</summary>
internal sealed class AidOfferHandler(TierState state, LendingHandler lending)
{
    /// <summary>Sends an unsolicited offer to its incident, or refuses the command.</summary>
    public void OnOffer(OfferAid offer, Turn turn)
    {
        if (Wrong(offer, turn) is { } why)
        {
            turn.Refuse("bad-offer", why);
            return;
        }

        var id = $"{offer.Incident}-O-{turn.Self.Key}-{++state.OffersMade}";
        var quantity = offer.Resource.Kind == ActorKind.Depot ? offer.Quantity
            : turn.Region.Teams[offer.Resource.Key].People;
        state.Offers.Add(id,
            new OpenOffer { Lender = turn.Self, Resource = offer.Resource, Kind = offer.Kind, Quantity = quantity });
        turn.Record(
            new AidOffered(id, offer.Incident, offer.Resource, offer.Kind, quantity, offer.ValidUntil, offer.Note));
        // One taken up at the last moment is still on its way back.
        turn.At(Key(id), offer.ValidUntil + PromisePolicy.Acceptance, new OfferDue(id));
        turn.Send(offer.Incident.ToIncident(),
            new UnsolicitedOffer(id, offer.Resource, offer.Kind, quantity, offer.ValidUntil, offer.Note));
        turn.Give(id);
    }

    /// <summary>Enters an offer that was taken up as arranged aid, or answers that its resource is gone.</summary>
    public void OnTaken(OfferTaken taken, Turn turn)
    {
        var known = state.Offers.Remove(taken.Offer);
        turn.Cancel(Key(taken.Offer));
        var refusal = !known ? DeclineCode.Timeout : IsOut(taken.Resource) ? DeclineCode.AlreadyCommitted
            : (DeclineCode?)null;
        if (refusal is { } code)
        {
            turn.Record(new LenderRefused(taken.Line, taken.Commitment, code));
            turn.Send(turn.From, new CommitmentReport(taken.Line, taken.Commitment, CommitmentStatus.Withdrawn, code));
            return;
        }

        turn.Notify(new AidOfferTaken(taken.Offer, taken.Line, taken.Commitment));
        lending.OnArranged(new Arranged(
            taken.Line, taken.Commitment, taken.Resource, taken.Kind, taken.Quantity, taken.Place, taken.By), turn);
    }

    /// <summary>Closes an offer that was turned down and tells the desk.</summary>
    public void OnTurnedDown(OfferTurnedDown down, Turn turn)
    {
        if (!state.Offers.Remove(down.Offer)) return;
        turn.Cancel(Key(down.Offer));
        turn.Notify(new AidOfferTurnedDown(down.Offer, down.Refusal, down.Reason));
    }

    /// <summary>Closes an offer that has lapsed.</summary>
    public void OnDue(OfferDue due, Turn turn)
    {
        if (state.Offers.Remove(due.Offer)) turn.Record(new UnsolicitedOfferLapsed(due.Offer));
    }

    private bool IsOut(ActorId resource) => resource.Kind == ActorKind.RescueTeam
        && (state.OutOfService.Contains(resource.Key) || state.IsOut(resource.Key));

    private string? Wrong(OfferAid offer, Turn turn)
    {
        var place = offer.Incident.Township;
        if (!turn.Region.Townships.ContainsKey(place))
            return "incident: the number of an incident, as its township gave it.";
        if (offer.ValidUntil <= turn.Now) return "validUntil: a time still to come.";
        switch (offer.Resource.Kind)
        {
            case ActorKind.RescueTeam when turn.Region.Teams.TryGetValue(offer.Resource.Key, out var team)
                && team.Owner == turn.Self:
                return team.Capabilities.Any(c => c.Kind == offer.Kind) ? null
                    : $"kind: {offer.Resource.Key} is not a team for {offer.Kind}.";
            case ActorKind.Depot when turn.Region.Depots.TryGetValue(offer.Resource.Key, out var depot)
                && depot.Owner == turn.Self:
                if (!new LendableResources(state).Keeps(depot, offer.Kind))
                    return $"kind: {offer.Resource.Key} keeps no {offer.Kind}.";
                return offer.Quantity is > 0 and <= LineSpec.MaxQuantity ? null
                    : $"quantity: from 1 to {LineSpec.MaxQuantity}.";
            default: return $"resource: a team or depot of {turn.Self.Key}.";
        }
    }

    private static string Key(string offer) => $"offer/{offer}";
}
