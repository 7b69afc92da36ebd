using Alliance.Core.Identifiers;

namespace Alliance.Core.Journals;

/// <summary>What kind of message led to a record.</summary>
public enum CauseKind
{
    /// <summary>Mail of another actor.</summary>
    Mail,
    Command,
    Timer,
    /// <summary>The actor was read back from the store.</summary>
    Restored,
}

/// <summary>The message that led to a record.</summary>
/// <param name="Kind">What led to it.</param>
/// <param name="From">Who sent it; the actor itself for commands and timers.</param>
/// <param name="Name">The message's type, or the timer's key.</param>
/// <param name="Number">The number of assured live mail in its pair; else 0.</param>
[GenerateSerializer, Alias("cause")]
public readonly record struct Cause(CauseKind Kind, ActorId From, string Name, long Number = 0)
{
    /// <summary><c>Township/430422103:Requisition</c>, <c>command:ReportStatus</c> or <c>timer:round</c>.</summary>
    public override string ToString() => Kind switch
    {
        CauseKind.Command => $"command:{Name}",
        CauseKind.Timer => $"timer:{Name}",
        CauseKind.Restored => "restored",
        _ => $"{From}:{Name}",
    };
}
