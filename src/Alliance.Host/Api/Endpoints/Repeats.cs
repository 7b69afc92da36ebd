using System.Text.Json;
using Alliance.Core.Actors;
using Alliance.Core.Geography;
using Alliance.Core.Identifiers;
using Alliance.Core.Incidents;
using Alliance.Core.Journals;
using Alliance.Core.Messages;
using Alliance.Core.Negotiation;
using Alliance.Core.Policies;
using Alliance.Core.Requests;
using Alliance.Core.Runtimes;
using Alliance.Grains.Journals;
using Alliance.Journals;

namespace Alliance.Host.Api.Endpoints;

/// <summary>Finds the record of a decision that was made before. Who decides the same again, as by a double click, is
/// answered as done, and nothing changes. Who contradicts it is refused by the actor, as before.</summary>
/// <param name="open">The realm.</param>
/// <param name="journal">Its journal.</param>
internal sealed class Repeats(RealmDesk open, JournalReader journal)
{
    private const int Page = 500;

    /// <summary>Returns whether an actor would carry out a repeat of the command as if it were new.</summary>
    /// <param name="command">The command.</param>
    /// <param name="key">Its key; null for none. Of terms the actor knows a repeat with a key.</param>
    public static bool ComesFirst(Command command, IdempotencyKey? key) =>
        command is AskExtension || (command is AmendAgreement && key is null);

    /// <summary>Returns whether a region is already as a command wants it.</summary>
    /// <param name="command">The command.</param>
    /// <param name="region">The newest version of the region.</param>
    public static bool IsSoAlready(Command command, Region region) => command switch
    {
        AmendAgreement c => Valid(c.Agreement, region) is { } there && AreSame(there.Terms, c.Terms),
        ConcludeAgreement c => Valid(c.Agreement, region) is { } there
            && region.Agreements.Alliances.Contains(there.Id) == c.IsAlliance
            && there.Name == c.Name && there.Parties.SequenceEqual(c.Parties) && AreSame(there.Terms, c.Terms),
        _ => false,
    };

    private static AgreementData? Valid(string id, Region region) =>
        region.Agreements.Find(id) is { } there
        && region.Agreements.StandingOf(id, Instant.Start) != AgreementStanding.Terminated ? there : null;

    // Terms have lists, which records compare by reference.
    private static bool AreSame(AgreementTerms one, AgreementTerms other) =>
        JsonSerializer.SerializeToUtf8Bytes(one, RecordJson.Options).AsSpan()
            .SequenceEqual(JsonSerializer.SerializeToUtf8Bytes(other, RecordJson.Options));

    /// <summary>Returns the record of the same decision, if that was the last one in its matter; else null.</summary>
    /// <param name="command">The command.</param>
    /// <param name="actor">The actor that it is for; null where none was found.</param>
    public async Task<JournalEntry?> Find(Command command, ActorId? actor)
    {
        foreach (var record in (await Records(command, actor)).Reverse())
            if (IsSame(command, record.Entry) is { } isSame)
                return isSame ? record.Entry : null;
        return null;
    }

    /// <summary>Reads the records among which the decision would be.</summary>
    private async Task<IReadOnlyList<StoredRecord>> Records(Command command, ActorId? actor)
    {
        RequestNumber? request = command switch
        {
            Approve c => c.Commitment.Request,
            ConfirmCommitment c => c.Commitment.Request,
            TakeBackCommitment c => c.Commitment.Request,
            DecideExtension c => c.Commitment.Request,
            AskExtension c => c.Commitment.Request,
            RecallCommitment c => c.Commitment.Request,
            MergeRequests c => c.Younger,
            AmendLine when actor is { } own => RequestNumber.Of(own),
            _ => null,
        };
        if (request is not null)
        {
            await open.CatchUp();
            var numbers = await open.Request(request, p => p.Records.ToArray());
            return numbers is null ? [] : await journal.Read(open.Live.Id, numbers);
        }

        return command switch
        {
            MergeIncidents c => await Of(c.Younger.ToIncident()),
            AnswerHandover or ProposeHandover or AnswerOffer or GradeIncident when actor is { } own => await Of(own),
            _ => [],
        };
    }

    private async Task<IReadOnlyList<StoredRecord>> Of(ActorId actor)
    {
        var all = new List<StoredRecord>();
        while (await journal.Of(open.Live.Id, actor, all.Count, Page) is { Count: > 0 } page) all.AddRange(page);
        return all;
    }

    /// <summary>Returns whether a record is of the same decision; null where it is of another matter.</summary>
    private static bool? IsSame(Command command, in JournalEntry entry) => (command, entry.Body) switch
    {
        (Approve c, ApprovalGiven r) when r.Commitment == c.Commitment => r.Granted == c.Granted,
        (ConfirmCommitment c, ConfirmationGiven r) when r.Commitment == c.Commitment => r.Granted == c.Granted,
        (TakeBackCommitment c, TakeBackOrdered r) when r.Commitment == c.Commitment => r.Code == c.Code,
        (DecideExtension c, ExtensionDecided r) when r.Commitment == c.Commitment =>
            r.Granted == c.Granted && entry.Cause.Kind == CauseKind.Command,
        (AskExtension c, ExtensionAsked r) when r.Commitment == c.Commitment => RepeatPolicy.AreNear(r.Until, c.Until),
        (AskExtension c, ExtensionSettled r) when r.Commitment == c.Commitment =>
            r.Granted && RepeatPolicy.AreNear(r.Until, c.Until),
        (RecallCommitment c, RecallAsked r) when r.Commitment == c.Commitment =>
            r.WaitForReplacement == c.WaitForReplacement && RepeatPolicy.AreNear(r.ReturnBy, c.ReturnBy),
        (AmendLine c, LineAmended r) when r.Line.Line == c.Line => IsSame(c, r),
        (MergeRequests c, LineMerged r) when r.Line.Request == c.Younger =>
            r.Into.StartsWith($"{c.Older}-L", StringComparison.Ordinal),
        (MergeIncidents c, IncidentClosed r) => r.Reason == $"merged into {c.Older}",
        (AnswerOffer c, UnsolicitedOfferAnswered r) when r.Offer == c.Offer =>
            r.Line == c.Line && r.Refusal == c.Refusal,
        (GradeIncident c, IncidentGraded r) => r.Grade == c.Grade && r.Basis == c.Basis,
        (AnswerHandover or ProposeHandover, _) => IsSameHandover(command, entry.Body),
        _ => null,
    };

    private static bool? IsSameHandover(Command command, JournalRecord fact) => (command, fact) switch
    {
        (AnswerHandover c, CommandHandedOver r) => c.Accepted && r.Accepter == c.Body,
        (AnswerHandover c, HandoverDeclined r) => !c.Accepted && r.Decliner == c.Body,
        (ProposeHandover c, HandoverProposed r) =>
            (r.To, r.Proposer, r.SkipsTier) == (c.To, c.Body, c.SkipsTier),
        (_, HandoverProposed or CommandHandedOver or HandoverDeclined or HandoverLapsed) => false,
        _ => null,
    };

    private static bool IsSame(AmendLine wanted, LineAmended done) =>
        (wanted.Quantity ?? done.Before.Quantity) == done.After.Quantity
        && (wanted.Priority ?? done.Before.Priority) == done.After.Priority
        && RepeatPolicy.AreNear(wanted.NeededBy ?? done.Before.NeededBy, done.After.NeededBy)
        && AreSameDeparture(wanted, done);

    private static bool AreSameDeparture(AmendLine wanted, LineAmended done) =>
        (wanted.NotBefore, wanted.AtOnce, done.After.NotBefore) switch
        {
            (not null, true, _) => false,
            (_, true, var after) => after is null,
            ({ } time, false, { } after) => RepeatPolicy.AreNear(time, after),
            (null, false, var after) => after == done.Before.NotBefore,
            _ => false,
        };
}
