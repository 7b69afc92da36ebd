using Alliance.Core.Actors;
using Alliance.Core.Identifiers;
using Alliance.Core.Incidents;
using Alliance.Core.Journals;
using Alliance.Core.Negotiation;
using Alliance.Core.Requests;
using Alliance.Core.Resources;
using Alliance.Core.Vocabulary;

namespace Alliance.Host.Tests.Situations;

/// <summary>A journal of incidents whose requests were each asked twice, approved, accepted, brought and settled, and
/// which were then closed.</summary>
internal static class SettledRequests
{
    private const string Place = "430422106";
    private static readonly ActorId Township = new(ActorKind.Township, Place);

    public static IReadOnlyList<JournalEntry> Journal(int incidents, int requestsEach)
    {
        var journal = new List<JournalEntry>();
        for (var i = 1; i <= incidents; i++)
        {
            var incident = IncidentNumber.Of(Place, i);
            void Say(ActorId actor, JournalRecord body) => journal.Add(new JournalEntry(
                journal.Count + 1, new Instant(journal.Count), actor, null, null,
                new Cause(CauseKind.Timer, actor, "story"), 1, body));
            Say(Township, new IncidentReported(incident, "湘江漫堤", "flood"));
            Say(incident.ToIncident(), new IncidentOpened("湘江漫堤", "flood", Place));
            for (var r = 1; r <= requestsEach; r++) Settle(RequestNumber.Of(incident, r), incident.ToIncident(), Say);
            Say(incident.ToIncident(), new IncidentClosed("over"));
        }

        return journal;
    }

    private static void Settle(string number, ActorId incident, Action<ActorId, JournalRecord> say)
    {
        var (request, line, commitment) =
            (number.ToAidRequest(), new LineId(new RequestNumber(number), 1), $"{number}-L1-{Place}-1");
        var team = new ActorId(ActorKind.RescueTeam, $"{Place}-T1");
        say(incident, new AidRequestRaised(
            new RequestNumber(number),
            [new LineSpec(new ResourceKind("flood-rescue"), 8, Priority.Urgent, new Instant(1), null)]));
        say(incident, new DuplicateSuspected(line, line));
        say(request, new LineSolicited(line, Township, 8));
        say(Township, new LenderCommitted(line, new CommitmentId(commitment), team, 8, new Instant(2)));
        say(request,
            new CommitmentAccepted(line, new CommitmentId(commitment), Township, Township, team, 8, 0, 8, false));
        say(request, new CommitmentProgress(line, new CommitmentId(commitment), CommitmentStatus.OnScene, null));
        say(request, new CommitmentProgress(line, new CommitmentId(commitment), CommitmentStatus.Ended, null));
        say(request, new LineEnded(line, Outcome.Fulfilled, 8, 8, "fulfilled"));
        say(request, new RequestSettled(Outcome.Fulfilled));
    }
}
