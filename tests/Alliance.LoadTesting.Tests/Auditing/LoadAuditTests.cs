using Alliance.LoadTesting.Auditing;
using Alliance.LoadTesting.Measuring;
using Alliance.LoadTesting.Results;

namespace Alliance.LoadTesting.Tests.Auditing;

/// <summary>Made-up histories: one that is sound, and each of the ways in which it can be broken.</summary>
public sealed class LoadAuditTests
{
    private const string Request = "990121100-01-R01",
        Team = "990121101-S1",
        Commitment = Request + "-L1-C1",
        Other = "990121102-01-R01-L1-C1";

    private static readonly AckedCommand[] Acked =
    [
        new(AckedKind.Raised, Request, null, 1),
        new(AckedKind.Reported, Team, "enRoute", 6),
        new(AckedKind.Reported, Team, "available", 7),
    ];

    [Fact]
    public void ASoundHistoryIsClean() => Assert.True(Run(Sound(), Acked).IsClean);

    [Fact]
    public void AnAcknowledgedRequestThatIsNotInTheJournalIsLost()
    {
        List<AuditRecord> records =
        [
            .. Sound().Select(r => r.Type == "incident.request-raised" ? r with { Subject = "990121100-01-R02" } : r),
        ];
        Assert.Equal(1, Run(records, Acked).Lost);
    }

    [Fact]
    public void AnAcknowledgedRequestThatWasNeverSubmittedIsLost()
    {
        List<AuditRecord> records =
        [
            .. Sound().Select(r => r.Type == "request.submitted" ? r with { Type = "request.other" } : r),
        ];
        Assert.Equal(1, Run(records, Acked).Lost);
    }

    [Fact]
    public void ARequestThatCannotBeReadBackIsLost() => Assert.Equal(1, Run(Sound(), Acked, requests: []).Lost);

    [Fact]
    public void AGapInTheJournalIsLost()
    {
        List<AuditRecord> records = [.. Sound().Where(r => r.Number != 4)];
        Assert.Equal(1, Run(records, Acked).Lost);
    }

    [Fact]
    public void AReportThatTheJournalHasOtherwiseIsLost()
    {
        List<AuditRecord> records = [.. Sound().Select(r => r.Number == 6 ? r with { Status = "onScene" } : r)];
        Assert.Equal(1, Run(records, Acked).Lost);
    }

    [Fact]
    public void AReportAcknowledgedBeyondTheJournalsEndIsLost() =>
        Assert.Equal(1, Run(Sound(), [.. Acked, new AckedCommand(AckedKind.Reported, Team, "enRoute", 99)]).Lost);

    [Fact]
    public void AReportThatChangedNothingHasNoRecordToLookFor() =>
        Assert.True(Run(Sound(), [.. Acked, new AckedCommand(AckedKind.Reported, Team, "available", null)]).IsClean);

    [Fact]
    public void AnApprovalIsLostWhereTheJournalHasNoneOfThatLender()
    {
        AckedCommand approval = new(AckedKind.Given, "Township/990121101", null, 8);
        AuditRecord approved = new(8, "Township/990121101", "lender.approved", IsCommanded: true);
        Assert.True(Run([.. Sound(), approved], [.. Acked, approval]).IsClean);
        Assert.Equal(1, Run(Sound(), [.. Acked, approval]).Lost);
        Assert.Equal(1, Run([.. Sound(), approved with { Actor = "Township/990121102" }], [.. Acked, approval]).Lost);
    }

    [Fact]
    public void ASquadThatCoversAStationIsAtItsScene()
    {
        List<AuditRecord> records = [.. Sound(), Status(8, "covering", Other), Status(9, "available", null)];
        Assert.True(Run(records, [.. Acked, new AckedCommand(AckedKind.Reported, Team, "onScene", 8)]).IsClean);
    }

    [Fact]
    public void ATeamThatIsBoundTwiceAtATimeIsFound()
    {
        List<AuditRecord> records = Sound();
        records[5] = records[5] with { Subject = Other };
        Assert.Equal(1, Run(records, Acked).PromisedTwice);
    }

    [Fact]
    public void ATeamMayBeBoundAgainOnceItIsFree()
    {
        List<AuditRecord> records = [.. Sound(), Status(8, "held", Other), Status(9, "available", null)];
        Assert.True(Run(records, Acked).IsClean);
    }

    [Fact]
    public void APromiseOfATeamThatWasNeverBoundToItIsFound()
    {
        List<AuditRecord> records = [.. Sound(), Accepted(8, Other)];
        Assert.Equal(1, Run(records, Acked).PromisedTwice);
    }

    [Fact]
    public void APromiseThatWasTakenBackBindsNobody()
    {
        List<AuditRecord> records =
        [
            .. Sound(),
            Accepted(8, Other),
            new(9, "AidRequest/990121102-01-R01", "request.progress", Other, "withdrawn"),
        ];
        Assert.True(Run(records, Acked).IsClean);
    }

    [Fact]
    public void WhatIsLeftOpenIsStuck()
    {
        var found = Run(Sound(), Acked, requests: [new(Request, false)], teams: [new(Team, false)]);
        Assert.Equal((0, 0, 2), (found.Lost, found.PromisedTwice, found.Stuck));
        Assert.Contains(found.First, what => what.Contains(Request, StringComparison.Ordinal));
    }

    private static List<AuditRecord> Sound() =>
    [
        new(1, "Incident/990121100-01", "incident.request-raised", Request),
        new(2, $"AidRequest/{Request}", "request.submitted"),
        Status(3, "held", Commitment),
        Accepted(4, Commitment),
        Status(5, "committed", Commitment),
        Status(6, "enRoute", Commitment),
        Status(7, "resting", Commitment),
    ];

    private static AuditRecord Status(long number, string status, string? commitment) =>
        new(number, $"RescueTeam/{Team}", "team.status", commitment, status);

    private static AuditRecord Accepted(long number, string commitment) =>
        new(
            number,
            $"AidRequest/{commitment[..commitment.IndexOf("-L", StringComparison.Ordinal)]}",
            "request.accepted",
            commitment,
            Resource: $"RescueTeam/{Team}");

    private static AuditResult Run(
        IEnumerable<AuditRecord> records,
        AckedCommand[] acked,
        FinalStanding[]? requests = null,
        FinalStanding[]? teams = null)
    {
        var audit = new LoadAudit();
        foreach (var record in records) audit.On(record);
        return audit.Finish(acked, requests ?? [new(Request, true)], teams ?? [new(Team, true)]);
    }
}
