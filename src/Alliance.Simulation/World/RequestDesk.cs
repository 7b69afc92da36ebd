using Alliance.Core.Actors;
using Alliance.Core.Requests;

namespace Alliance.Simulation.World;

/// <summary>The people who look after an aid request at the scene's township: when a squad's shift ends they sometimes ask its lender to let it stay, besides
/// seeking others.</summary>
internal sealed class RequestDesk(ulong seed, ActorId request) : WorldActor
{
    private static readonly Span Longer = Span.FromHours(2);
    private readonly RandomStream _random = new(seed, request, "extension");
    private readonly Author _author = new("现场指挥部", request.Key);

    public override void On(Notice notice, WorldTurn turn)
    {
        if (notice is not ReliefAsked asked || !_random.Chance(400)) return;
        var until = asked.Shift.Ends + Longer;
        if (until > asked.Shift.HardLimit) until = asked.Shift.HardLimit;
        if (until > asked.Shift.Ends) turn.Issue(request, new AskExtension(_author, null, asked.Commitment, until, "险情未解"));
    }

    public override void On(WorldTimer timer, WorldTurn turn)
    {
    }
}
