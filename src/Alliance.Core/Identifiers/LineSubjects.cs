namespace Alliance.Core.Identifiers;

/// <summary>Makes subjects of the domain's own names for lines.</summary>
internal static class LineSubjects
{
    extension(Subject)
    {
        /// <summary>Names one line of an aid request as the subject.</summary>
        /// <param name="line">The line.</param>
        public static Subject OfLine(LineId line) => Subject.OfLine(line.Request, line.Line);

        /// <summary>Names one line of an aid request as the subject, or nothing where there is no line.</summary>
        /// <param name="line">The line; null for none.</param>
        public static Subject OfLine(LineId? line) => line is { } known ? OfLine(known) : Subject.None;

        /// <summary>Names one commitment for a line as the subject.</summary>
        /// <param name="line">The line.</param>
        /// <param name="commitment">The number of the commitment.</param>
        public static Subject OfCommitment(LineId line, CommitmentId commitment) =>
            Subject.OfCommitment(line.Request, line.Line, commitment);
    }
}
