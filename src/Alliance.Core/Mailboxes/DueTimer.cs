using Alliance.Core.Actors;

namespace Alliance.Core.Mailboxes;

/// <summary>A timer that is set.</summary>
/// <param name="At">When it is due.</param>
/// <param name="Message">The message that it hands to the actor.</param>
[GenerateSerializer, Alias("due-timer")]
internal readonly record struct DueTimer(Instant At, Due Message);
