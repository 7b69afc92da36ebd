using Alliance.Core.Identifiers;
using Alliance.Core.Incidents;
using Alliance.Core.Journals;

namespace Alliance.Core.Situations;

/// <summary>The part of the situation that an incident writes about itself: its grade, its reports, who commands, what
/// it is offered.</summary>
internal static class IncidentFold
{
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
            case UnsolicitedOfferReceived r: incident.Offers.Add(r); break;
            case UnsolicitedOfferAnswered r: incident.Offers.RemoveAll(o => o.Offer == r.Offer); break;
            case UnsolicitedOfferLapsed r: incident.Offers.RemoveAll(o => o.Offer == r.Offer); break;
        }
    }
}
