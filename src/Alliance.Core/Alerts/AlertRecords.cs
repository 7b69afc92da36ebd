using Alliance.Core.Actors;
using Alliance.Core.Identifiers;
using Alliance.Core.Vocabulary;

namespace Alliance.Core.Alerts;

/// <summary>A record of an alert.</summary>
/// <param name="Alert">The number of the alert: that of the notice in the journal.</param>
/// <param name="Of">What it is about.</param>
[GenerateSerializer, Alias("alert-record")]
public abstract record AlertRecord(long Alert, AlertSubject Of) : JournalRecord
{
    /// <inheritdoc/>
    public override Subject About => Of.ToSubject();
    /// <inheritdoc/>
    public override bool IsNegotiationStep => false;
}

/// <summary>A notice needs the answer of a person, so the people on duty are called one after the other.</summary>
/// <param name="Alert">The number of the alert: that of the notice in the journal.</param>
/// <param name="Of">What it is about.</param>
/// <param name="Kind">What people are to do.</param>
/// <param name="Priority">How pressing it is.</param>
/// <param name="Office">The office whose people are called first.</param>
/// <param name="Matter">The name of the matter. What settles the matter ends the alert; null: only an acknowledgement
/// does.</param>
/// <param name="Until">When it is too late for an answer; null for no such time.</param>
/// <param name="Wait">How long each person has to answer before the next one is called.</param>
[GenerateSerializer, Alias("alert.raised")]
public sealed record AlertRaised(
    long Alert, AlertSubject Of, AlertKind Kind, Priority Priority, ActorId Office, string? Matter, Instant? Until,
    Span Wait) : AlertRecord(Alert, Of);

/// <summary>A person was chosen to be called. The call itself follows.</summary>
/// <param name="Alert">The number of the alert.</param>
/// <param name="Of">What it is about.</param>
/// <param name="Step">The number of the call, from 1.</param>
/// <param name="Account">The account of the person.</param>
/// <param name="Person">The name of the person.</param>
/// <param name="Office">The office for which the person is on duty.</param>
/// <param name="AnswerBy">When the next one is called.</param>
/// <param name="First">The number of the alert that the call names first, where it names several; null: it is for this
/// alert alone.</param>
/// <param name="Named">How many alerts the call names; null: this one alone.</param>
[GenerateSerializer, Alias("alert.called")]
public sealed record PersonCalled(
    long Alert, AlertSubject Of, int Step, string Account, string Person, ActorId Office, Instant AnswerBy,
    long? First = null, int? Named = null) : AlertRecord(Alert, Of);

/// <summary>A call went out, or failed, by each way on which it was tried.</summary>
/// <param name="Alert">The number of the alert.</param>
/// <param name="Of">What it is about.</param>
/// <param name="Step">The number of the call.</param>
/// <param name="Account">The account of the person.</param>
/// <param name="Deliveries">How each way went; none: the person has none, and can only see it on the screen.</param>
[GenerateSerializer, Alias("alert.delivered")]
public sealed record CallDelivered(
    long Alert, AlertSubject Of, int Step, string Account, CallDelivery[] Deliveries) : AlertRecord(Alert, Of);

/// <summary>How a call went on one way.</summary>
/// <param name="Channel">The way: <c>web-push</c>, or the name of a webhook or a gateway.</param>
/// <param name="At">When it answered.</param>
/// <param name="Fault">Why it failed; null where the call was taken for delivery.</param>
[GenerateSerializer, Alias("call-delivery")]
public readonly record struct CallDelivery(string Channel, Instant At, string? Fault);

/// <summary>The person called did not answer in time, or could not be reached: the next one is to be called.</summary>
/// <param name="Alert">The number of the alert.</param>
/// <param name="Of">What it is about.</param>
/// <param name="Step">The number of the call that nobody answered.</param>
[GenerateSerializer, Alias("alert.call-wanted")]
public sealed record CallWanted(long Alert, AlertSubject Of, int Step) : AlertRecord(Alert, Of);

/// <summary>Nobody is left to be called. Later it begins anew.</summary>
/// <param name="Alert">The number of the alert.</param>
/// <param name="Of">What it is about.</param>
/// <param name="Calls">How many calls there were in all.</param>
/// <param name="Again">When it begins anew.</param>
[GenerateSerializer, Alias("alert.unanswered")]
public sealed record AlertUnanswered(long Alert, AlertSubject Of, int Calls, Instant Again)
    : AlertRecord(Alert, Of);

/// <summary>A person has acknowledged an alert: nobody is called for it any more.</summary>
/// <param name="Alert">The number of the alert.</param>
/// <param name="Of">What it is about.</param>
/// <param name="Calls">How many calls there were before.</param>
[GenerateSerializer, Alias("alert.acknowledged")]
public sealed record AlertAcknowledged(long Alert, AlertSubject Of, int Calls) : AlertRecord(Alert, Of);

/// <summary>An alert is over without an acknowledgement.</summary>
/// <param name="Alert">The number of the alert.</param>
/// <param name="Of">What it is about.</param>
/// <param name="Why">Why it is over.</param>
/// <param name="Record">The number of the record that settled or replaced it; null for none.</param>
[GenerateSerializer, Alias("alert.ended")]
public sealed record AlertEnded(long Alert, AlertSubject Of, AlertEnd Why, long? Record) : AlertRecord(Alert, Of);
