using Alliance.Core.Situations;
using Alliance.Core.Vocabulary;
using Alliance.Host.Api.Endpoints;

namespace Alliance.Host.Api.Recalls;

/// <summary>A squad that its owner wants back, and the answer of the request; <c>null</c> while there is no
/// answer. <c>since</c> is when it was recorded, <c>occurredAt</c> when it was told, where that was earlier.</summary>
internal sealed record RecallView(
    string Commitment,
    string Request,
    int Line,
    string Lender,
    string Resource,
    string Reason,
    DateTimeOffset Since,
    DateTimeOffset ReturnBy,
    bool WaitForReplacement,
    DateTimeOffset AnswerBy,
    ReturnAnswer? Answer,
    bool EnforcedByOwner,
    DateTimeOffset? OccurredAt)
{
    public static RecallView Of(RecallProjection recall, RealmDesk realm) =>
        new(
            recall.Asked.Commitment,
            recall.Asked.Line.Request,
            recall.Asked.Line.Line,
            recall.Lender.ToString(),
            recall.Asked.Resource.ToString(),
            recall.Asked.Reason,
            realm.Time(recall.Since),
            realm.Time(recall.Asked.ReturnBy),
            recall.Asked.WaitForReplacement,
            realm.Time(recall.Asked.AnswerBy),
            recall.Answer,
            recall.Enforced,
            recall.OccurredAt is { } at ? realm.Time(at) : null);
}
