using Alliance.Core.Actors;

namespace Alliance.Core.Mailboxes;

/// <summary>A timer that is set.</summary>
[GenerateSerializer, Alias("due-timer")]
internal readonly record struct DueTimer(Instant At, Due Message);
