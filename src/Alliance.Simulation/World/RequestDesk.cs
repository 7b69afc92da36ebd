using Alliance.Core.Actors;
using Alliance.Core.Identifiers;
using Alliance.Core.Messages;
using Alliance.Core.Requests;
using Alliance.Simulation.Scenarios;
using Alliance.Simulation.Statistics;

namespace Alliance.Simulation.World;

/// <summary>The people who handle an aid request in its township.</summary>
/// <remarks>They confirm commitments where the agreement requires it, or forget to. When a squad's shift ends,
/// they sometimes ask its lender for an extension while they look for others.</remarks>
internal sealed class RequestDesk(DutyDeskData data, ulong seed, ActorId request) : WorldActor
{
    private static readonly Span Longer = Span.FromHours(2);
    private readonly RandomStream _random = new(seed, request, "extension");
    private readonly RandomStream _confirmation = new(seed, request, "confirmation");
    private readonly Author _author = new("现场指挥部", request.Key);

    public override void On(Notice notice, WorldTurn turn)
    {
        switch (notice)
        {
            case ConfirmationWanted wanted: ThinkOver(wanted, turn); break;
            case ReliefAsked asked when _random.Chance(400): AskToStay(asked, turn); break;
        }
    }

    public override void On(WorldTimer timer, WorldTurn turn)
    {
        if (timer is TimeToConfirm confirm)
            turn.Issue(
                request, new ConfirmCommitment(_author, null, new CommitmentId(confirm.Commitment), true, "同意接受"));
    }

    private void ThinkOver(ConfirmationWanted wanted, WorldTurn turn)
    {
        var minutes = _confirmation.Between(data.ApprovalMinutes.Min, data.ApprovalMinutes.Max);
        if (!_confirmation.Chance(data.AsleepPermille))
            turn.At(wanted.Commitment, turn.Now + Span.FromMinutes(minutes), new TimeToConfirm(wanted.Commitment));
    }

    private void AskToStay(ReliefAsked asked, WorldTurn turn)
    {
        var until = asked.Shift.Ends + Longer;
        if (until > asked.Shift.HardLimit)
            until = asked.Shift.HardLimit;
        if (until > asked.Shift.Ends)
            turn.Issue(request, new AskExtension(_author, null, asked.Commitment, until, "险情未解"));
    }

    private sealed record TimeToConfirm(string Commitment) : WorldTimer;
}
