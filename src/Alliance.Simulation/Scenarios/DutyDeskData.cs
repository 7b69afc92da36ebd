namespace Alliance.Simulation.Scenarios;

/// <summary>How duty desks approve.</summary>
/// <param name="ApprovalMinutes">From being asked to the answer.</param>
/// <param name="AsleepPermille">Of a thousand approvals asked, how many nobody answers.</param>
public sealed record DutyDeskData(MinutesRange ApprovalMinutes, int AsleepPermille);
