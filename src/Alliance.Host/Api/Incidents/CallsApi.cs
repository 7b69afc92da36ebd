using Alliance.Core.Access;
using Alliance.Core.Messages;
using Alliance.Host.Api.Endpoints;

namespace Alliance.Host.Api.Incidents;

/// <summary>What callers say of an incident, and whether it is true.</summary>
internal static class CallsApi
{
    public static void Map(RouteGroupBuilder group)
    {
        group
            .MapCommand<LaterCall>(Act.IngestFact, "/{number}/calls", Add)
            .WithSummary("Enter a later call about an incident")
            .WithDescription(
                "Position, number to call back, people trapped, injured, to be evacuated, access and dangers. What it "
                    + "leaves out stays; the old and the new stand in the journal, without the number to call back. A "
                    + "wrong detail is left out, and said flags it. What is of an earlier time than what is known is "
                    + "on record as late and counts only where nobody has said it since.");
        group
            .MapCommand<VerifyBody>(Act.EnterFact, "/{number}/verify", Verify)
            .WithSummary("Verify an incident")
            .WithDescription(
                "By whoever has made sure of it. Until then it and its requests are marked unverified everywhere. A "
                    + "false alarm ends the incident: every line that is open ends, teams are released.");
    }

    private static Task<CommandReply> Add([AsParameters] CommandCall<LaterCall> call, string number) =>
        call.Read((body, checks, open) =>
            {
                var (details, callBack) = (body.Details(checks, leavesOut: true), body.CallBackNumber(checks));
                if (details is null && callBack is null && checks.AreFine && checks.LeftOut.Count == 0)
                    checks.Wrong("position",
                        "the call tells nothing; give position, callBack, trapped, injured, toEvacuate, access or "
                            + "dangers.");
                return new AddCall(
                    checks.By(body), checks.OccurredAt(body, open.Live), details ?? new CallDetails(), callBack);
            })
            .SendTo(open => IncidentsApi.StandingOf(open, number), says: true);

    private static Task<CommandReply> Verify([AsParameters] CommandCall<VerifyBody> call, string number) =>
        call.Read((body, checks, open) =>
            {
                var result = checks.Value(body.Result, "result", "verified or falseAlarm");
                return new VerifyIncident(checks.By(body), checks.OccurredAt(body, open.Live), (Verification)result,
                    checks.Text(body.Reason, "reason", "say on what ground"));
            })
            .SendTo(open => IncidentsApi.StandingOf(open, number), says: true);
}
