using System.Globalization;
using Alliance.Core.Access;
using Alliance.Core.Alerts;
using Alliance.Core.Identifiers;
using Alliance.Core.Situations;
using Alliance.Host.Alerts;
using Alliance.Host.Api.Endpoints;
using Alliance.Host.Api.Lists;
using Alliance.Host.Api.Problems;
using Alliance.Host.Api.Queries;

namespace Alliance.Host.Api.Alerts;

/// <summary>Alerts: what needs the answer of a person, who was called for it, and who has acknowledged it.</summary>
internal static class AlertsApi
{
    private static readonly QueryParameter<IReadOnlySet<AlertStanding>> Standing =
        Parameters.AnyOf<AlertStanding>("state", "How it stands.");

    private static readonly QueryParameter<IReadOnlySet<AlertKind>> Kind =
        Parameters.AnyOf<AlertKind>("kind", "What people are to do.");

    private static readonly ListShape<AlertProjection> Shape =
        new ListShape<AlertProjection>("alert", a => a.Raised.Alert.ToString("D12", CultureInfo.InvariantCulture))
            .Where(Standing, (a, wanted) => wanted.Contains(a.Standing))
            .Where(Kind, (a, wanted) => wanted.Contains(a.Raised.Kind))
            .Where(ListParameters.Request, (a, request) => a.Raised.Of.Request == request)
            .Pressing(a => a.Raised.Priority)
            .Recorded(a => a.Since)
            .Due(a => a.Raised.Until)
            .Search("numbers and in the names of offices and people", (a, region) =>
            [
                a.Raised.Of.Request, a.Raised.Of.Commitment?.Text, a.Raised.Of.Incident,
                Lookups.NameOf(a.Raised.Office, region), .. a.Calls.Select(c => c.Called.Person),
            ]);

    public static void Map(RouteGroupBuilder group)
    {
        group.MapList("/", Shape, (s, _) => s.Alerts.Values.Concat(s.PastAlerts), (a, _, open) => AlertView.Of(a, open))
            .WithSummary("List alerts")
            .WithDescription(
                "What needs the answer of a person: an order, an approval, something overdue. The people on duty are "
                    + "called one after the other until somebody acknowledges it or does what it asks. With the last "
                    + "200 that are over.");
        group.MapGet("/{alert}", Get).WithSummary("Read an alert")
            .WithDescription("With the sentence that people are called with. One of the last 200 that are over too.");
        group.MapCommand<Acknowledgement>(Act.Acknowledge, "/{alert}/acknowledgement", Acknowledge)
            .WithSummary("Acknowledge an alert")
            .WithDescription(
                "The person has seen it and looks after it: nobody is called for it any more. Those may who are on "
                    + "duty for its office, for an office that was called, or above. One that is over stays as it is.");
    }

    private static async Task<AlertDetail> Get(string realm, string alert, Desk desk)
    {
        var open = await desk.Open(realm);
        var number = NumberOf(alert, open);
        var view = await open.See(s => s.Alert(number) is { } known
            ? Tuple.Create(known.Raised, AlertView.Of(known, open)) : null) ?? throw NotThere(open);
        var (title, text) = CallWords.Of(view.Item1, await open.Record(number), open.Live);
        return new AlertDetail(view.Item2, new Said(title.Zh, title.En), new Said(text.Zh, text.En));
    }

    private static Task<CommandReply> Acknowledge([AsParameters] CommandCall<Acknowledgement> call, string alert) =>
        call.Read((body, checks, open) => new AcknowledgeAlert(checks.By(body), NumberOf(alert, open), []))
            .SendTo(async open => await open.See(s => s.Alert(NumberOf(alert, open))) is not null
                ? new ActorId(ActorKind.AlertDesk, open.Name) : throw NotThere(open));

    private static long NumberOf(string alert, RealmDesk open) =>
        long.TryParse(alert, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number
        : throw NotThere(open);

    private static ApiProblem NotThere(RealmDesk open) =>
        ApiProblem.NotFound($"There is no such alert; GET {open.Path}/alerts lists those that are open.");
}
