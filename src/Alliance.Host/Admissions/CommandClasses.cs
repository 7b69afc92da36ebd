using Alliance.Core.Actors;
using Alliance.Core.Depots;
using Alliance.Core.Incidents;
using Alliance.Core.Negotiation;
using Alliance.Core.Offers;
using Alliance.Core.Realms;
using Alliance.Core.Reports;
using Alliance.Core.Requests;
using Alliance.Core.Responses;
using Alliance.Core.Teams;
using Alliance.Core.Warnings;
using Alliance.Grains.Admissions;

namespace Alliance.Host.Admissions;

/// <summary>What hangs on a command.</summary>
internal static class CommandClasses
{
    public static AdmissionClass Of(Command command) =>
        command switch
        {
            RaiseAidRequest raise => OfPriority(raise.Lines.Select(l => l.Priority)),
            ReportNeed need => OfPriority([need.Priority]),
            // What has happened, and what sets people free.
            ReportIncident
            or ReportStatus
            or ReportEta
            or ReportShipment
            or ReportReturn
            or ReportFigures
            or ReportUpward
            or ReportRoad
            or CheckInTeam
            or CheckOutTeam => AdmissionClass.Vital,
            RecallCommitment
            or CancelRequest
            or CloseIncident
            or Release
            or TakeBackCommitment
            or IssueWarning
            or CancelWarning
            or RevokeOrder => AdmissionClass.Vital,
            _ => AdmissionClass.Decision,
        };

    private static AdmissionClass OfPriority(IEnumerable<Priority> lines)
    {
        var most = AdmissionClass.RoutineRequest;
        foreach (var priority in lines)
        {
            if (priority == Priority.LifeSaving) return AdmissionClass.Vital;
            if (priority == Priority.Urgent) most = AdmissionClass.UrgentRequest;
        }

        return most;
    }
}
