using Alliance.Core.Actors;
using Alliance.Core.Identifiers;
using Alliance.Core.Lenders;
using Alliance.Core.Messages;
using Alliance.Core.Resources;
using Alliance.Core.Vocabulary;

namespace Alliance.Core.Incidents;

/// <summary>Handles the requester's side of unsolicited offers. Each is taken up for a line, turned down with a reason,
/// or lapses.</summary>
internal sealed class UnsolicitedOfferHandler(IncidentState state)
{
    /// <summary>Shows an offer to the desk and keeps it until it lapses. Turns it down if the incident is not
    /// open.</summary>
    public void OnOffer(UnsolicitedOffer offer, Turn turn)
    {
        if (state.Offers.ContainsKey(offer.Offer)) return;
        if (!state.IsOpen)
        {
            turn.Send(
                turn.From, new OfferTurnedDown(offer.Offer, OfferRefusal.IncidentOver, "the incident is not open"));
            return;
        }

        turn.Notify(new UnsolicitedOfferReceived(
            offer.Offer, turn.From, offer.Resource, offer.Kind, offer.Quantity, offer.Until, offer.Note,
            Fitting(offer.Kind)));
        state.Offers.Add(offer.Offer, new OpenOffer { Lender = turn.From, Resource = offer.Resource, Kind = offer.Kind,
            Quantity = offer.Quantity });
        turn.At(Key(offer.Offer), offer.Until, new OfferDue(offer.Offer));
    }

    /// <summary>Takes an offer up for a line or turns it down, as the desk decided.</summary>
    public void OnAnswer(AnswerOffer answer, Turn turn)
    {
        if (!state.Offers.TryGetValue(answer.Offer, out var offer))
        {
            turn.Refuse("no-such-offer",
                $"No offer {answer.Offer} is open at {turn.Self.Key}; read the incident for those that are.");
            return;
        }

        if (Wrong(answer, offer) is { } why)
        {
            turn.Refuse("bad-answer", why);
            return;
        }

        state.Offers.Remove(answer.Offer);
        turn.Cancel(Key(answer.Offer));
        turn.Record(new UnsolicitedOfferAnswered(answer.Offer, answer.Line, answer.Refusal, answer.Reason));
        if (answer.Line is { } line)
            turn.Send(line.Request.ToAidRequest(),
                new TakeUpOffer(line, answer.Offer, offer.Lender, offer.Resource, offer.Quantity, answer.By));
        else turn.Send(offer.Lender, new OfferTurnedDown(answer.Offer, answer.Refusal!.Value, answer.Reason));
    }

    /// <summary>Ends an offer that was not answered in time.</summary>
    public void OnDue(OfferDue due, Turn turn)
    {
        if (state.Offers.Remove(due.Offer)) turn.Record(new UnsolicitedOfferLapsed(due.Offer));
    }

    /// <summary>Turns all open offers down, because the incident is over.</summary>
    public void End(Turn turn)
    {
        foreach (var (id, offer) in state.Offers)
        {
            turn.Cancel(Key(id));
            turn.Record(new UnsolicitedOfferAnswered(id, null, OfferRefusal.IncidentOver, "the incident is over"));
            turn.Send(offer.Lender, new OfferTurnedDown(id, OfferRefusal.IncidentOver, "the incident is over"));
        }

        state.Offers.Clear();
    }

    private LineId? Fitting(ResourceKind kind)
    {
        foreach (var (id, line) in state.Lines)
            if (line.Kind == kind && line.Promised < line.Asked) return id;
        return null;
    }

    private string? Wrong(AnswerOffer answer, OpenOffer offer)
    {
        if (answer.Line is null)
            return answer.Refusal is null
                ? "refusal: say why it is turned down, or name the line that it is taken up for." : null;
        if (answer.Refusal is not null) return "refusal: leave it out where the offer is taken up.";
        if (!state.Lines.TryGetValue(answer.Line.Value, out var line))
            return $"line: {answer.Line} is no open line of the incident; raise a request first.";
        return line.Kind == offer.Kind ? null
            : $"line: {answer.Line} asks for {line.Kind}, the offer is of {offer.Kind}.";
    }

    private static string Key(string offer) => $"offer/{offer}";
}
