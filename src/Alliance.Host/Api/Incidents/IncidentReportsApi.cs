using Alliance.Core.Access;
using Alliance.Core.Identifiers;
using Alliance.Core.Messages;
using Alliance.Core.Vocabulary;
using Alliance.Host.Api.Endpoints;
using Alliance.Host.Api.Typing;

namespace Alliance.Host.Api.Incidents;

/// <summary>The grade, figures, upward reports and command of an incident.</summary>
internal static class IncidentReportsApi
{
    public static void Map(RouteGroupBuilder group)
    {
        group
            .MapCommand<GradeBody>(Act.Decide, "/{number}/grade", Grade)
            .WithSummary("Grade an incident")
            .WithDescription(
                "Its grade (事件等级), on that basis. The former grade stays in the journal; a graver one is owed "
                    + "upward "
                    + "by each tier.");
        group
            .MapCommand<FiguresBody>(Act.EnterFact, "/{number}/reports", Figures)
            .WithSummary("Report figures")
            .WithDescription(
                "The first report (首报) stands by itself; each later one (续报, 终报) is a correction that names the "
                    + "report "
                    + "it corrects, and leaves it as it was. They may come after the incident is closed.");
        group
            .MapCommand<UpwardBody>(Act.EnterFact, "/{number}/upward-reports", Upward)
            .WithSummary("Report an incident to the tier above")
            .WithDescription(
                "By telephone or in writing, with the latest figures. To a higher tier than the next it is a "
                    + "skip-level report (越级上报), flagged as such. Stops the clocks that it meets.");
        group
            .MapCommand<HandoverBody>(Act.Decide, "/{number}/handover", Propose)
            .WithSummary("Propose a handover of command")
            .WithDescription(
                "By the body that commands or the one that is to. The other answers within an hour, or command stays "
                    + "where it is.");
        group
            .MapCommand<HandoverAnswerBody>(Act.Decide, "/{number}/handover/answer", Answer)
            .WithSummary("Accept or decline a handover")
            .WithDescription("By the other body than that which proposed it.");
    }

    private static Task<CommandReply> Grade([AsParameters] CommandCall<GradeBody> call, string number) =>
        call.Read(
                (body, checks, open) =>
                    new GradeIncident(
                        checks.By(body),
                        checks.OccurredAt(body, open.Live),
                        checks.Value(body.Grade, "grade", "ordinary, large, major or speciallyMajor"),
                        checks.Text(body.Basis, "basis", "say on what ground")))
            .SendTo(open => IncidentsApi.StandingOf(open, number));

    private static Task<CommandReply> Figures([AsParameters] CommandCall<FiguresBody> call, string number) =>
        call.Read(
                (body, checks, open) =>
                {
                    int Figure(int? value, string field) =>
                        value is null ? 0 : checks.Count(value, field, 0, "people or houses");
                    var figures = new Figures(
                        Figure(body.Dead, "dead"),
                        Figure(body.Missing, "missing"),
                        Figure(body.Injured, "injured"),
                        Figure(body.Evacuated, "evacuated"),
                        Figure(body.Affected, "affected"),
                        Figure(body.Houses, "houses"));
                    return new ReportFigures(
                        checks.By(body),
                        checks.OccurredAt(body, open.Live),
                        figures,
                        body.Corrects is null ? null : WrittenNumber.Of(body.Corrects),
                        body.Final ?? false);
                })
            .SendTo(open => IncidentsApi.StandingOf(open, number));

    private static Task<CommandReply> Upward([AsParameters] CommandCall<UpwardBody> call, string number)
    {
        var tier = default(ActorId);
        return call
            .Read((body, checks, open) =>
            {
                tier = checks.Tier(body.Tier, "tier", open.Region);
                return new ReportUpward(checks.By(body), checks.OccurredAt(body, open.Live), new IncidentNumber(number),
                    checks.Value(body.Medium, "medium", "telephone or written"),
                    body.To is null ? null : checks.Tier(body.To, "to", open.Region).Key);
            })
            .SendTo(async open =>
            {
                await IncidentsApi.Known(open, number);
                return tier;
            });
    }

    private static Task<CommandReply> Propose([AsParameters] CommandCall<HandoverBody> call, string number) =>
        call.Read(
                (body, checks, open) =>
                    new ProposeHandover(
                        checks.By(body),
                        checks.OccurredAt(body, open.Live),
                        checks.Tier(body.Body, "body", open.Region),
                        checks.Tier(body.To, "to", open.Region),
                        body.SkipsTier ?? false,
                        checks.Text(body.Reason, "reason", "say why")))
            .SendTo(open => IncidentsApi.ActorOf(open, number));

    private static Task<CommandReply> Answer([AsParameters] CommandCall<HandoverAnswerBody> call, string number) =>
        call.Read(
                (body, checks, open) =>
                    new AnswerHandover(
                        checks.By(body),
                        checks.OccurredAt(body, open.Live),
                        checks.Tier(body.Body, "body", open.Region),
                        checks.Value(body.Accepted, "accepted", "true or false"),
                        checks.Text(body.Reason, "reason", "say why")))
            .SendTo(open => IncidentsApi.ActorOf(open, number));
}
