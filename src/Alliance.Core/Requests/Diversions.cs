using Alliance.Core.Actors;
using Alliance.Core.Geography;
using Alliance.Core.Identifiers;
using Alliance.Core.Messages;
using Alliance.Core.Vocabulary;

namespace Alliance.Core.Requests;

/// <summary>Checks a diversion before a request takes the squad over.</summary>
internal static class Diversions
{
    /// <summary>Finds the commitment by which a squad serves the line already; null where it does not. The same command
    /// again changes nothing.</summary>
    public static CommitmentId? Done(DivertSquad divert, RequestState state) =>
        state.Lines.ElementAtOrDefault(divert.Line - 1)?.Commitments
            .Where(c => c.Value.IsActive && c.Value.Resource == new ActorId(ActorKind.RescueTeam, divert.Team))
            .Select(c => c.Key).FirstOrDefault();

    /// <summary>Returns why a squad cannot be diverted to a line; null when it can.</summary>
    public static Refusal? WhyNot(DivertSquad divert, RequestState state, Turn turn)
    {
        if (divert.Line < 1 || divert.Line > state.Lines.Count)
            return Bad($"line: request {turn.Self.Key} has lines 1 to {state.Lines.Count}.");
        var line = state.Lines[divert.Line - 1];
        if (line.Outcome != Outcome.Open || line.IfNothing == Outcome.Cancelled)
            return Bad($"line: line {divert.Line} has ended; divert the squad to a line that is open.");
        if (!turn.Region.Teams.TryGetValue(divert.Team, out var team))
            return Bad($"team: no team has the id {divert.Team}.");
        if (line.Spec.Kind.IsSupply)
            return Bad($"line: line {divert.Line} asks for {line.Spec.Kind}, not for a squad.");
        if (!RequirementMatch.Meets(team, line.Spec.Kind, line.Spec.Requirement))
            return Bad($"team: {divert.Team} cannot do what line {divert.Line} asks; read its capabilities.");
        if (line.Commitments.TryGetValue(divert.Leaves, out var own) && own.Status != CommitmentStatus.Returning)
            return Bad(
                $"to: {divert.Team} is released from this line; it can be called back once it is on its way home.");
        return MayDispose(divert, team, state, turn) ? null : new Refusal("not-yours-to-divert",
            $"onBehalfOf: {divert.OnBehalfOf} cannot dispose of {divert.Team}. Its lender {team.Owner} can, a command "
                + "centre above both places, or the township that holds it for another request of its own incident.");
    }

    private static bool MayDispose(DivertSquad divert, TeamData team, RequestState state, Turn turn)
    {
        var (by, from) = (divert.OnBehalfOf, divert.Leaves.Request);
        return by == team.Owner || by == divert.LeavesLender
            || (by.Kind == ActorKind.CommandCentre && turn.Region.IsTier(by)
                && turn.Region.IsInTerritory(state.Place, by) && turn.Region.Townships.ContainsKey(from.Township)
                && turn.Region.IsInTerritory(from.Township, by))
            || (by.Kind == ActorKind.Township && turn.Region.AreOne(by.Key, state.Place)
                && (divert.LeavesIncident ?? from.Incident.Text) == state.Incident.Text);
    }

    private static Refusal Bad(string why) => new("bad-diversion", why);
}
