using Alliance.Core.Identifiers;

namespace Alliance.Core.Journals;

/// <summary>The kind of message that led to a record.</summary>
public enum CauseKind
{
    /// <summary>Mail of another actor.</summary>
    Mail,
    /// <summary>A command of a person.</summary>
    Command,
    /// <summary>A timer of the actor.</summary>
    Timer,
    /// <summary>The actor was read back from the store.</summary>
    Restored,
}

/// <summary>The message that led to a record.</summary>
/// <param name="Kind">The kind of the message.</param>
/// <param name="From">The sender; the actor itself for commands and timers.</param>
/// <param name="Name">Type of the message, or key of the timer.</param>
/// <param name="Number">Number of assured live mail in its pair; else 0.</param>
[GenerateSerializer, Alias("cause")]
public readonly record struct Cause(CauseKind Kind, ActorId From, string Name, long Number = 0)
{
    /// <summary>Writes the cause as text: <c>Township/430422103:Requisition</c>, <c>command:ReportStatus</c> or
    /// <c>timer:round</c>.</summary>
    public override string ToString() => Kind switch
    {
        CauseKind.Command => $"command:{Name}",
        CauseKind.Timer => $"timer:{Name}",
        CauseKind.Restored => "restored",
        _ => $"{From}:{Name}",
    };
}
