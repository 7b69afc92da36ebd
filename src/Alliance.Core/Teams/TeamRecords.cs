using Alliance.Core.Actors;
using Alliance.Core.Negotiation;

namespace Alliance.Core.Teams;

/// <summary>A team stands otherwise than before, for that commitment if it has one.</summary>
[GenerateSerializer, Alias("team.status")]
public sealed record TeamStatusChanged(TeamStatus Status, TeamStatus Before, string? Commitment) : JournalRecord;

[GenerateSerializer, Alias("team.refused")]
public sealed record TeamRefused(string Commitment, DeclineCode Code) : JournalRecord;

/// <summary>A squad reached, or left, the place where it works.</summary>
[GenerateSerializer, Alias("team.at-work")]
public sealed record TeamAtWork(Assignment Task, string Incident, int People, bool Working) : JournalRecord;

/// <summary>A report that contradicts what was expected; it stands all the same.</summary>
[GenerateSerializer, Alias("team.contradiction")]
public sealed record UnexpectedReport(TeamStatus Reported, TeamStatus Expected, string? Commitment) : JournalRecord;

/// <summary>A mis-keyed report is put right; the wrong one stays in the journal.</summary>
[GenerateSerializer, Alias("team.corrected")]
public sealed record ReportCorrected(TeamStatus Status, TeamStatus Wrong, string? Commitment, string Reason) : JournalRecord;

/// <summary>The order to go.</summary>
[GenerateSerializer, Alias("team.deploy")]
public sealed record Deploy(Assignment Task) : Notice;

/// <summary>Do not go after all.</summary>
[GenerateSerializer, Alias("team.stand-down")]
public sealed record StoodDown(string Commitment, string Reason) : Notice;

/// <summary>Come home.</summary>
[GenerateSerializer, Alias("team.return")]
public sealed record ComeHome(string? Commitment, string Reason) : Notice;

/// <summary>Nothing was heard when it should have been: where are you?</summary>
[GenerateSerializer, Alias("team.overdue")]
public sealed record Overdue(TeamStatus Status, string? Commitment) : Notice;

/// <summary>The shift is over: hand over and come home.</summary>
[GenerateSerializer, Alias("team.relief")]
public sealed record ReliefDue(string Commitment) : Notice;
