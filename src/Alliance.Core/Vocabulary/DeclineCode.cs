namespace Alliance.Core.Vocabulary;

/// <summary>Tells why a lender declines or refuses (EDXL-RM, NIMS). Journals and results write the codes as
/// <c>FLOOR_REACHED</c> and so on.</summary>
public enum DeclineCode
{
    /// <summary>The squads or units that would be left are fewer than the lender's reserve floor.</summary>
    FloorReached,
    /// <summary>The agreement's cap on the resources that one member has out is reached.</summary>
    LendCapReached,
    /// <summary>The resource is held for another task or out for it.</summary>
    AlreadyCommitted,
    /// <summary>The lender has no resource of that kind.</summary>
    NotTyped,
    /// <summary>The crew rests after a deployment.</summary>
    CrewResting,
    /// <summary>No open road leads there.</summary>
    Unreachable,
    /// <summary>The resource would arrive after the deadline of the line.</summary>
    EtaTooLate,
    /// <summary>No agreement covers what is asked.</summary>
    NoAgreement,
    /// <summary>The agreement is suspended.</summary>
    AgreementSuspended,
    /// <summary>No approval was given in time, or it was denied.</summary>
    AuthorityNotGranted,
    /// <summary>No answer came in time.</summary>
    Timeout,
    /// <summary>The team is out of service.</summary>
    OutOfService,
    /// <summary>The depot's stock is spent.</summary>
    StockExhausted,
    /// <summary>The resource was held, and gave way to a more pressing line.</summary>
    Displaced,
    /// <summary>An incident of its own keeps the lender's squads at home.</summary>
    OwnIncidentActive,
    /// <summary>A warning for its own territory keeps the lender's squads at home.</summary>
    LocalRiskElevated,
    /// <summary>The squad was given another task.</summary>
    Diverted,
}

/// <summary>Writes the codes as the field writes them.</summary>
public static class DeclineCodes
{
    /// <summary>Returns the text of a code, for example <c>FLOOR_REACHED</c>.</summary>
    /// <param name="code">The code.</param>
    /// <returns>The text of the code.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The code is not known.</exception>
    public static string Code(this DeclineCode code) => code switch
    {
        DeclineCode.FloorReached => "FLOOR_REACHED",
        DeclineCode.LendCapReached => "LEND_CAP_REACHED",
        DeclineCode.AlreadyCommitted => "ALREADY_COMMITTED",
        DeclineCode.NotTyped => "NOT_TYPED",
        DeclineCode.CrewResting => "CREW_RESTING",
        DeclineCode.Unreachable => "UNREACHABLE",
        DeclineCode.EtaTooLate => "ETA_TOO_LATE",
        DeclineCode.NoAgreement => "NO_AGREEMENT",
        DeclineCode.AgreementSuspended => "AGREEMENT_SUSPENDED",
        DeclineCode.AuthorityNotGranted => "AUTHORITY_NOT_GRANTED",
        DeclineCode.Timeout => "TIMEOUT",
        DeclineCode.OutOfService => "OUT_OF_SERVICE",
        DeclineCode.StockExhausted => "STOCK_EXHAUSTED",
        DeclineCode.Displaced => "DISPLACED",
        DeclineCode.OwnIncidentActive => "OWN_INCIDENT_ACTIVE",
        DeclineCode.LocalRiskElevated => "LOCAL_RISK_ELEVATED",
        DeclineCode.Diverted => "DIVERTED",
        _ => throw new ArgumentOutOfRangeException(nameof(code), code, "An unknown decline code."),
    };
}
