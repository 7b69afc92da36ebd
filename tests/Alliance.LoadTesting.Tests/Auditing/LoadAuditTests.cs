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
    public void A_sound_history_is_clean() => Assert.True(Run(Sound(), Acked).IsClean);

    [Fact]
    public void An_acknowledged_request_that_is_not_in_the_journal_is_lost()
    {
        List<AuditRecord> records =
        [
            .. Sound().Select(r => r.Type == "incident.request-raised" ? r with { Subject = "990121100-01-R02" } : r),
        ];
        Assert.Equal(1, Run(records, Acked).Lost);
    }

    [Fact]
    public void An_acknowledged_request_that_was_never_submitted_is_lost()
    {
        List<AuditRecord> records =
        [
            .. Sound().Select(r => r.Type == "request.submitted" ? r with { Type = "request.other" } : r),
        ];
        Assert.Equal(1, Run(records, Acked).Lost);
    }

    [Fact]
    public void A_request_that_cannot_be_read_back_is_lost() => Assert.Equal(1, Run(Sound(), Acked, requests: []).Lost);

    [Fact]
    public void A_gap_in_the_journal_is_lost()
    {
        List<AuditRecord> records = [.. Sound().Where(r => r.Number != 4)];
        Assert.Equal(1, Run(records, Acked).Lost);
    }

    [Fact]
    public void A_report_that_the_journal_has_otherwise_is_lost()
    {
        List<AuditRecord> records = [.. Sound().Select(r => r.Number == 6 ? r with { Status = "onScene" } : r)];
        Assert.Equal(1, Run(records, Acked).Lost);
    }

    [Fact]
    public void A_report_acknowledged_beyond_the_journals_end_is_lost() =>
        Assert.Equal(1, Run(Sound(), [.. Acked, new AckedCommand(AckedKind.Reported, Team, "enRoute", 99)]).Lost);

    [Fact]
    public void A_report_that_changed_nothing_has_no_record_to_look_for() =>
        Assert.True(Run(Sound(), [.. Acked, new AckedCommand(AckedKind.Reported, Team, "available", null)]).IsClean);

    [Fact]
    public void An_approval_is_lost_where_the_journal_has_none_of_that_lender()
    {
        AckedCommand approval = new(AckedKind.Given, "Township/990121101", null, 8);
        AuditRecord approved = new(8, "Township/990121101", "lender.approved", IsCommanded: true);
        Assert.True(Run([.. Sound(), approved], [.. Acked, approval]).IsClean);
        Assert.Equal(1, Run(Sound(), [.. Acked, approval]).Lost);
        Assert.Equal(1, Run([.. Sound(), approved with { Actor = "Township/990121102" }], [.. Acked, approval]).Lost);
    }

    [Fact]
    public void A_squad_that_covers_a_station_is_at_its_scene()
    {
        List<AuditRecord> records = [.. Sound(), Status(8, "covering", Other), Status(9, "available", null)];
        Assert.True(Run(records, [.. Acked, new AckedCommand(AckedKind.Reported, Team, "onScene", 8)]).IsClean);
    }

    [Fact]
    public void A_team_that_is_bound_twice_at_a_time_is_found()
    {
        List<AuditRecord> records = Sound();
        records[5] = records[5] with { Subject = Other };
        Assert.Equal(1, Run(records, Acked).PromisedTwice);
    }

    [Fact]
    public void A_team_may_be_bound_again_once_it_is_free()
    {
        List<AuditRecord> records = [.. Sound(), Status(8, "held", Other), Status(9, "available", null)];
        Assert.True(Run(records, Acked).IsClean);
    }

    [Fact]
    public void A_promise_of_a_team_that_was_never_bound_to_it_is_found()
    {
        List<AuditRecord> records = [.. Sound(), Accepted(8, Other)];
        Assert.Equal(1, Run(records, Acked).PromisedTwice);
    }

    [Fact]
    public void A_promise_that_was_taken_back_binds_nobody()
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
    public void What_is_left_open_is_stuck()
    {
        var found = Run(Sound(), Acked, requests: [new(Request, false)], teams: [new(Team, false)]);
        Assert.Equal((0, 0, 2), (found.Lost, found.PromisedTwice, found.Stuck));
        Assert.Contains(found.First, what => what.En.Contains(Request, StringComparison.Ordinal));
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
