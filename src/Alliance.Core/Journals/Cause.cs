using Alliance.Core.Actors;

namespace Alliance.Core.Journals;

/// <summary>What kind of message led to a record.</summary>
public enum CauseKind
{
    Mail, Command, Timer,
}

/// <summary>The message that led to a record.</summary>
/// <param name="Kind">Mail of another actor, a command of people, or the actor's own timer.</param>
/// <param name="From">Who sent it; the actor itself for commands and timers.</param>
/// <param name="Name">The message's type, or the timer's key.</param>
public readonly record struct Cause(CauseKind Kind, ActorId From, string Name)
{
    /// <summary><c>Township/430422103:Requisition</c>, <c>command:ReportStatus</c> or <c>timer:round</c>.</summary>
    public override string ToString() => Kind switch
    {
        CauseKind.Command => $"command:{Name}",
        CauseKind.Timer => $"timer:{Name}",
        _ => $"{From}:{Name}",
    };
}
