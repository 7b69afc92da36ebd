using Alliance.Core.Actors;

namespace Alliance.Core.Access;

/// <summary>A command to an office about its roster.</summary>
/// <param name="By">The author of the command.</param>
[GenerateSerializer, Alias("office.command")]
public abstract record OfficeCommand(Author By) : AccessCommand(By);

/// <summary>Plans the shifts of a time. They replace what was planned for it.</summary>
/// <param name="By">The author of the command.</param>
/// <param name="From">The beginning of the time.</param>
/// <param name="To">Its end.</param>
/// <param name="Shifts">The shifts within it; none: nobody is planned for it.</param>
[GenerateSerializer, Alias("office.plan-shifts")]
public sealed record PlanShifts(Author By, Instant From, Instant To, Shift[] Shifts) : OfficeCommand(By);

/// <summary>Hands the present shift over to somebody else, with a note.</summary>
/// <param name="By">The author of the command.</param>
/// <param name="People">The accounts from now on: who is on duty, then the deputies in order.</param>
/// <param name="To">When the new shift ends.</param>
/// <param name="Note">What those who come on duty are told.</param>
[GenerateSerializer, Alias("office.hand-over")]
public sealed record HandOverShift(Author By, string[] People, Instant To, string Note) : OfficeCommand(By);

/// <summary>The shifts of a time were planned.</summary>
/// <param name="From">The beginning of the time.</param>
/// <param name="To">Its end.</param>
/// <param name="Shifts">The shifts within it.</param>
[GenerateSerializer, Alias("office.shifts-planned")]
public sealed record ShiftsPlanned(Instant From, Instant To, Shift[] Shifts) : AccessRecord;

/// <summary>A shift was handed over.</summary>
/// <param name="Before">The accounts that were on duty; none where nobody was.</param>
/// <param name="People">The accounts from now on.</param>
/// <param name="To">When the new shift ends.</param>
/// <param name="Note">What those who come on duty are told.</param>
[GenerateSerializer, Alias("office.handed-over")]
public sealed record ShiftHandedOver(string[] Before, string[] People, Instant To, string Note) : AccessRecord;
