namespace Alliance.Simulation.Scenarios;

/// <summary>How duty desks approve.</summary>
/// <param name="ApprovalMinutes">From being asked to the answer.</param>
/// <param name="AsleepPermille">Of a thousand approvals asked, how many nobody answers.</param>
/// <param name="RecallPermille">Of a thousand incidents in a township with squads out for others,
/// how many lead to a recall of one squad.</param>
public sealed record DutyDeskData(MinutesRange ApprovalMinutes, int AsleepPermille, int RecallPermille = 0);
