namespace Alliance.Core.Identifiers;

/// <summary>Makes subjects of the domain's own names for lines.</summary>
internal static class LineSubjects
{
    extension(Subject)
    {
        /// <summary>About one line of an aid request.</summary>
        public static Subject OfLine(LineId line) => Subject.OfLine(line.Request, line.Line);

        /// <summary>About one line of an aid request; about nothing where there is no line.</summary>
        public static Subject OfLine(LineId? line) => line is { } known ? OfLine(known) : Subject.None;

        /// <summary>About one commitment for a line.</summary>
        public static Subject OfCommitment(LineId line, CommitmentId commitment) =>
            Subject.OfCommitment(line.Request, line.Line, commitment);
    }
}
