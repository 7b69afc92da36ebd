namespace Alliance.Simulation.Scenarios;

/// <summary>The behaviour of duty desks with approvals and recalls.</summary>
/// <param name="ApprovalMinutes">The minutes from the question to the answer.</param>
/// <param name="AsleepPermille">The share of requested approvals that nobody answers, in permille.</param>
/// <param name="RecallPermille">The share of incidents, in a township that has squads out for others, that lead to the
/// recall of one squad, in permille.</param>
public sealed record DutyDeskData(MinutesRange ApprovalMinutes, int AsleepPermille, int RecallPermille = 0);
