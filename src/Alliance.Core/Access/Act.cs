namespace Alliance.Core.Access;

/// <summary>The kinds of things that people and programs do. Every endpoint and every command is one of
/// them.</summary>
public enum Act
{
    /// <summary>Anything that needs no account: health, guides, the sign-in itself.</summary>
    Public,
    /// <summary>Anything that every account may do: see and change what is its own.</summary>
    OwnAccount,
    /// <summary>Read what is reference data: the catalogue, names, the region.</summary>
    ReadReference,
    /// <summary>Read who is where, what is asked and what is promised.</summary>
    ReadSituation,
    /// <summary>Read the telephone numbers and letters of people.</summary>
    ReadPeople,
    /// <summary>Read the journal.</summary>
    ReadJournal,
    /// <summary>Read the figures of the server itself.</summary>
    ReadServer,
    /// <summary>Enter a fact that other systems know too: a call, an incident, a warning, a road.</summary>
    IngestFact,
    /// <summary>Enter what has happened at a place.</summary>
    EnterFact,
    /// <summary>Decide or order as a desk: ask, approve, release, grade, close.</summary>
    Decide,
    /// <summary>Report for a squad.</summary>
    ReportSquad,
    /// <summary>Report for a depot.</summary>
    ReportDepot,
    /// <summary>Change master data or agreements.</summary>
    KeepData,
    /// <summary>Acknowledge an alert.</summary>
    Acknowledge,
    /// <summary>Make or drop a drill, or a realm for load tests.</summary>
    RunRealm,
    /// <summary>Plan who is on duty, and hand over a shift.</summary>
    KeepRoster,
    /// <summary>Keep accounts and keys.</summary>
    KeepAccounts,
    /// <summary>Read who did, read and was refused what.</summary>
    ReadAccess,
}

/// <summary>Whether a role may do something.</summary>
public enum Grant
{
    /// <summary>It may not.</summary>
    Refused,
    /// <summary>It may, for its own place.</summary>
    OwnPlace,
    /// <summary>It may.</summary>
    Allowed,
}

/// <summary>The kinds of realm that authority tells apart.</summary>
public enum RealmClass
{
    /// <summary>The realm <c>live</c>, and what belongs to no realm.</summary>
    Live,
    /// <summary>A drill.</summary>
    Drill,
    /// <summary>A realm of a load test: its name begins with <c>load-</c>.</summary>
    Load,
}
