using Alliance.Core.Alerts;
using Alliance.Core.Situations;
using Alliance.Core.Vocabulary;
using Alliance.Host.Api.Endpoints;

namespace Alliance.Host.Api.Alerts;

/// <summary>What needs the answer of a person, and who was called. <c>since</c> is when it was recorded.</summary>
/// <param name="Alert">Its number: that of the notice in the journal.</param>
/// <param name="Kind">What people are to do.</param>
/// <param name="Priority">How pressing it is.</param>
/// <param name="State">How it stands.</param>
/// <param name="Office">The office whose people are called first.</param>
/// <param name="OfficeName">Its name.</param>
/// <param name="Request">The aid request; null for none.</param>
/// <param name="Line">Its line; null for none.</param>
/// <param name="Commitment">The commitment; null for none.</param>
/// <param name="Incident">The incident; null where a request is named, or none.</param>
/// <param name="Since">When it was raised.</param>
/// <param name="Until">When an answer is too late; null for no such time.</param>
/// <param name="WaitSeconds">How long each person has before the next one is called.</param>
/// <param name="Calls">The calls so far, in order.</param>
/// <param name="AgainAt">When all are called again, where nobody has answered; else null.</param>
/// <param name="EndedAt">When it was over; null while it is open.</param>
/// <param name="AcknowledgedBy">The person who has acknowledged it; null for none.</param>
internal sealed record AlertView(
    long Alert, AlertKind Kind, Priority Priority, AlertStanding State, string Office, string OfficeName,
    string? Request, int? Line, string? Commitment, string? Incident, DateTimeOffset Since, DateTimeOffset? Until,
    double WaitSeconds, IReadOnlyList<AlertCallView> Calls, DateTimeOffset? AgainAt, DateTimeOffset? EndedAt,
    string? AcknowledgedBy)
{
    public static AlertView Of(AlertProjection alert, RealmDesk open)
    {
        var raised = alert.Raised;
        return new AlertView(
            raised.Alert, raised.Kind, raised.Priority, alert.Standing, $"{raised.Office}",
            open.Region.NameOf(raised.Office), raised.Of.Request, raised.Of.Line, raised.Of.Commitment?.Text,
            raised.Of.Incident, open.Time(alert.Since), raised.Until is { } until ? open.Time(until) : null,
            raised.Wait.Milliseconds / 1_000d, [.. alert.Calls.Select(c => AlertCallView.Of(c, open))],
            alert.Again is { } again ? open.Time(again) : null, alert.EndedAt is { } end ? open.Time(end) : null,
            alert.By?.Name);
    }
}

/// <summary>A call of a person.</summary>
/// <param name="Step">Its number, from 1.</param>
/// <param name="Account">The account of the person.</param>
/// <param name="Person">The name of the person.</param>
/// <param name="Office">The office for which the person is on duty.</param>
/// <param name="OfficeName">Its name.</param>
/// <param name="At">When.</param>
/// <param name="AnswerBy">When the next one is called.</param>
/// <param name="First">The alert that the call named first, where it was for several; else null.</param>
/// <param name="Named">For how many alerts the call was.</param>
/// <param name="Deliveries">How each way went; null while that is not known.</param>
internal sealed record AlertCallView(
    int Step, string Account, string Person, string Office, string OfficeName, DateTimeOffset At,
    DateTimeOffset AnswerBy, long? First, int Named, IReadOnlyList<DeliveryView>? Deliveries)
{
    public static AlertCallView Of(CallProjection call, RealmDesk open) => new(
        call.Called.Step, call.Called.Account, call.Called.Person, $"{call.Called.Office}",
        open.Region.NameOf(call.Called.Office), open.Time(call.At), open.Time(call.Called.AnswerBy),
        call.Called.First, call.Called.Named ?? 1,
        call.Deliveries?.Select(d => new DeliveryView(d.Channel, open.Time(d.At), d.Fault)).ToList());
}

/// <summary>How a call went on one way.</summary>
/// <param name="Channel">The way: web-push, or the name of a webhook or a gateway.</param>
/// <param name="At">When it answered.</param>
/// <param name="Fault">Why it failed; null where the call was taken for delivery.</param>
internal sealed record DeliveryView(string Channel, DateTimeOffset At, string? Fault);

/// <summary>An alert with its words.</summary>
/// <param name="Alert">The alert.</param>
/// <param name="Title">The headline.</param>
/// <param name="Text">What it is about.</param>
internal sealed record AlertDetail(AlertView Alert, Said Title, Said Text);

/// <summary>An acknowledgement.</summary>
internal sealed record Acknowledgement : CommandBody;
