using Alliance.Core.Identifiers;
using Alliance.Core.Incidents;
using Alliance.Core.Journals;
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
            case CallAdded r: incident.Call = r.After; break;
            case IncidentVerified r:
                (incident.Verification, incident.VerifiedBy, incident.VerifiedAt) =
                    (r.Result, entry.Author, entry.OccurredAt ?? entry.At);
                break;
            case IncidentAbsorbed r: Absorb(incident, r); break;
            case SituationReported r: incident.Reports.Add(r.Report); break;
            case HandoverProposed r: incident.Handover = r; break;
            case HandoverDeclined or HandoverLapsed: incident.Handover = null; break;
            case CommandHandedOver r: (incident.Commander, incident.Handover) = (r.Commander, null); break;
            case UnsolicitedOfferReceived r: incident.Offers.Add(r); break;
            case UnsolicitedOfferAnswered r: incident.Offers.RemoveAll(o => o.Offer == r.Offer); break;
            case UnsolicitedOfferLapsed r: incident.Offers.RemoveAll(o => o.Offer == r.Offer); break;
        }
    }

    private static void Absorb(IncidentProjection incident, IncidentAbsorbed absorbed)
    {
        incident.Absorbed.Add(absorbed.Younger);
        incident.Adopted.UnionWith(absorbed.Requests.Select(r => r.Text));
        foreach (var need in absorbed.Needs) incident.Needs[need.Kind] = new Need { Quantity = need.Quantity,
            Priority = need.Priority ?? Priority.Urgent,
            Requirement = incident.Needs.GetValueOrDefault(need.Kind)?.Requirement };
    }
}
