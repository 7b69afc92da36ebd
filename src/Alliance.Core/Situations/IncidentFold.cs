using Alliance.Core.Identifiers;
using Alliance.Core.Incidents;
using Alliance.Core.Journals;
using Alliance.Core.Messages;
using Alliance.Core.Vocabulary;

namespace Alliance.Core.Situations;

/// <summary>The part of <see cref="SituationFold"/> that an incident writes about itself: its grade, its reports, its
/// commanding body, the offers to it.</summary>
internal static class IncidentFold
{
    /// <summary>Takes in a record of an incident.</summary>
    public static void On(in JournalEntry entry, IncidentProjection incident)
    {
        switch (entry.Body)
        {
            case IncidentOpened r: incident.Commander = new ActorId(ActorKind.Township, r.Place); break;
            case IncidentGraded r: incident.Grade = r.Grade; break;
            case IncidentCorrected r: Correct(incident, r); break;
            case IncidentReopened:
                (incident.IsOpen, incident.ClosedBecause, incident.MergedInto) = (true, null, null);
                if (incident.Verification == Verification.FalseAlarm)
                    incident.Verification = Verification.Unverified;
                break;
            case IncidentLinked { Ends: true } r: incident.Links.Remove(r.With); break;
            case IncidentLinked r:
                incident.Links.Add(r.With);
                incident.MayBe.Remove(r.With);
                break;
            case IncidentParted r: Hand(incident, r.Requests); break;
            case RequestsTakenOver r:
                Take(incident, r.Requests);
                foreach (var need in r.Needs) Set(incident, need);
                break;
            case IncidentGivenBack r:
                incident.Absorbed.Remove(r.Younger);
                Hand(incident, r.Requests);
                incident.Needs.Clear();
                foreach (var need in r.Needs) Set(incident, need);
                break;
            case CallAdded r: incident.Call = r.After; break;
            case IncidentVerified r:
                var isTakenBack = r.Result == Verification.Unverified;
                (incident.Verification, incident.VerifiedBy, incident.VerifiedAt) =
                    (r.Result, isTakenBack ? null : entry.Author, isTakenBack ? null : entry.Happened);
                break;
            case IncidentAbsorbed r: Absorb(incident, r); break;
            case SituationReported r: incident.Reports.Add(r.Report); break;
            case HandoverProposed r: incident.Handover = r; break;
            case HandoverDeclined or HandoverLapsed: incident.Handover = null; break;
            case CommandHandedOver r: (incident.Commander, incident.Handover) = (r.Commander, null); break;
            case UnsolicitedOfferReceived r:
                incident.Offers.Add(r);
                incident.OfferedAt[r.Offer] = entry.Happened;
                incident.OfferRecordedAt[r.Offer] = entry.At;
                break;
            case UnsolicitedOfferAnswered r: Remove(r.Offer, incident); break;
            case UnsolicitedOfferLapsed r: Remove(r.Offer, incident); break;
        }
    }

    private static void Remove(string offer, IncidentProjection incident)
    {
        incident.Offers.RemoveAll(o => o.Offer == offer);
        incident.OfferedAt.Remove(offer);
        incident.OfferRecordedAt.Remove(offer);
    }

    private static void Correct(IncidentProjection incident, IncidentCorrected corrected)
    {
        var (before, after) = (corrected.Before, corrected.After);
        (incident.Name, incident.Hazard, incident.Place) = (after.Name, after.Hazard, after.Place);
        (incident.HappenedAt, incident.Call) = (after.HappenedAt, after.Call);
        if (after.Place == before.Place) return;
        incident.Handover = null;
        if (incident.Commander == new ActorId(ActorKind.Township, before.Place))
            incident.Commander = new ActorId(ActorKind.Township, after.Place);
    }

    /// <summary>Gives requests away: own ones are handed on, adopted ones go as they came.</summary>
    private static void Hand(IncidentProjection incident, RequestNumber[] requests)
    {
        foreach (var request in requests)
            if (!incident.Adopted.Remove(request) && request.Incident == incident.Number) incident.Handed.Add(request);
    }

    /// <summary>Takes requests over: own ones come back, others are adopted.</summary>
    private static void Take(IncidentProjection incident, RequestNumber[] requests)
    {
        foreach (var request in requests)
            if (request.Incident == incident.Number) incident.Handed.Remove(request);
            else incident.Adopted.Add(request);
    }

    private static void Set(IncidentProjection incident, StatedNeed need) =>
        incident.Needs[need.Kind] = Need.Of(need);

    private static void Absorb(IncidentProjection incident, IncidentAbsorbed absorbed)
    {
        if (absorbed.Younger != incident.Number) incident.Absorbed.Add(absorbed.Younger);
        incident.MayBe.Remove(absorbed.Younger);
        Take(incident, absorbed.Requests);
        foreach (var need in absorbed.Needs) incident.Needs[need.Kind] = new Need { Quantity = need.Quantity,
            Priority = need.Priority ?? Priority.Urgent,
            Requirement = incident.Needs.GetValueOrDefault(need.Kind)?.Requirement };
    }
}
