namespace Alliance.Core.Vocabulary;

/// <summary>Why a lender declines or refuses (domain.md §2.5). Written in journals and results as <c>FLOOR_REACHED</c>
/// and so on.</summary>
public enum DeclineCode
{
    /// <summary>What is left ready would fall below the lender's reserve floor.</summary>
    FloorReached,
    /// <summary>The agreement's cap on what one member has out is reached.</summary>
    LendCapReached,
    AlreadyCommitted,
    /// <summary>The lender has nothing of that kind.</summary>
    NotTyped,
    CrewResting,
    /// <summary>No open road leads there.</summary>
    Unreachable,
    EtaTooLate,
    NoAgreement,
    AgreementSuspended,
    /// <summary>No approval was given in time, or it was denied.</summary>
    AuthorityNotGranted,
    /// <summary>No answer in time.</summary>
    Timeout,
    OutOfService,
    /// <summary>The depot's stock is spent.</summary>
    StockExhausted,
    /// <summary>It was held, and gave way to a more pressing line.</summary>
    Displaced,
    /// <summary>An incident of its own keeps the lender's squads at home.</summary>
    OwnIncidentActive,
    /// <summary>A warning for its own territory keeps them.</summary>
    LocalRiskElevated,
}

/// <summary>The codes as the field writes them.</summary>
public static class DeclineCodes
{
    /// <summary>For example <c>FLOOR_REACHED</c>.</summary>
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
        _ => throw new ArgumentOutOfRangeException(nameof(code), code, "An unknown decline code."),
    };
}
