using Alliance.Core.Identifiers;
using Alliance.Core.Incidents;
using Alliance.Core.Journals;

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
            case SituationReported r: incident.Reports.Add(r.Report); break;
            case HandoverProposed r: incident.Handover = r; break;
            case HandoverDeclined or HandoverLapsed: incident.Handover = null; break;
            case CommandHandedOver r: (incident.Commander, incident.Handover) = (r.Commander, null); break;
            case UnsolicitedOfferReceived r:
                incident.Offers.Add(r);
                incident.OfferedAt[r.Offer] = entry.OccurredAt ?? entry.At;
                break;
            case UnsolicitedOfferAnswered r: Remove(r.Offer, incident); break;
            case UnsolicitedOfferLapsed r: Remove(r.Offer, incident); break;
        }
    }

    private static void Remove(string offer, IncidentProjection incident)
    {
        incident.Offers.RemoveAll(o => o.Offer == offer);
        incident.OfferedAt.Remove(offer);
    }
}
