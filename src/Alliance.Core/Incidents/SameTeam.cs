using System.Globalization;
using System.Text;
using Alliance.Core.Identifiers;
using Alliance.Core.Messages;

namespace Alliance.Core.Incidents;

/// <summary>What two teams have in common that may be the same.</summary>
public enum SameBy
{
    /// <summary>The name and the office.</summary>
    NameAndOffice,
    /// <summary>The telephone of the leader.</summary>
    Telephone,
    /// <summary>The number plate of a vehicle.</summary>
    Plate,
    /// <summary>The letter that they show.</summary>
    Letter,
    /// <summary>The name and the leader.</summary>
    NameAndLeader,
}

/// <summary>A mark by which a team can be known again. Width, case, traditional letters, spaces and punctuation are
/// folded.</summary>
/// <param name="By">The kind of mark.</param>
/// <param name="Text">The folded text.</param>
public readonly record struct TeamMark(SameBy By, string Text);

/// <summary>Finds out whether two teams may be the same: by name and office or leader, telephone, plate or letter,
/// however each is spelt.</summary>
public static class SameTeam
{
    private const int LeastDigits = 5;
    private const int LeastOfPlate = 5;

    /// <summary>Lists the marks of a team.</summary>
    /// <param name="social">The team in its own words; null for a squad of the region.</param>
    /// <param name="identity">What it can be known by; null where nobody said.</param>
    /// <param name="letter">The letter that it shows; null for none.</param>
    public static List<TeamMark> MarksOf(SocialTeam? social, TeamIdentity? identity, string? letter = null)
    {
        List<TeamMark> marks = [];
        if (social is not null)
            marks.Add(new(SameBy.NameAndOffice, $"{Folded(social.Name)}|{Folded(social.Office)}"));
        if (social is not null && identity?.Leader is { } leader)
            marks.Add(new(SameBy.NameAndLeader, $"{Folded(social.Name)}|{Folded(leader)}"));
        if (TelephoneOf(identity?.Telephone) is { } telephone) marks.Add(new(SameBy.Telephone, telephone));
        foreach (var plate in identity?.Plates ?? [])
            if (Folded(plate) is { Length: >= LeastOfPlate } folded) marks.Add(new(SameBy.Plate, folded));
        if (letter is not null) marks.Add(new(SameBy.Letter, Folded(letter)));
        return marks;
    }

    /// <summary>Finds the first mark that both have; null where they share none.</summary>
    /// <param name="one">The marks of one team.</param>
    /// <param name="other">The marks of the other team.</param>
    public static SameBy? Shared(List<TeamMark> one, List<TeamMark> other)
    {
        foreach (var mark in one)
            if (other.Exists(o => AreSame(o, mark))) return mark.By;
        return null;
    }

    private static bool AreSame(TeamMark one, TeamMark other) =>
        one == other || (one.By == SameBy.NameAndOffice && other.By == SameBy.NameAndOffice
            && (SaysLess(one, other) || SaysLess(other, one)));

    /// <summary>Tells whether a team of the same name says less of its office, such as 衡阳 for 衡阳市, or
    /// nothing.</summary>
    private static bool SaysLess(TeamMark one, TeamMark other) =>
        other.Text.StartsWith(one.Text, StringComparison.Ordinal);

    /// <summary>Lists the teams at an incident that may be the one that checks in, in the order of their
    /// numbers.</summary>
    /// <param name="state">The state of the incident.</param>
    /// <param name="social">The team that checks in; null for a squad of the region.</param>
    /// <param name="identity">What it can be known by; null where nobody said.</param>
    /// <param name="letter">The letter that it shows; null for none.</param>
    public static List<(string CheckIn, SameBy By)> AmongCheckIns(
        IncidentState state, SocialTeam? social, TeamIdentity? identity, string? letter)
    {
        var marks = MarksOf(social, identity, letter);
        List<(string, SameBy)> found = [];
        foreach (var (id, entry) in state.CheckIns)
            if (Shared(MarksOf(entry.Social, entry.Identity, entry.Letter), marks) is { } by) found.Add((id, by));
        return found;
    }

    /// <summary>Lists the registered teams from outside that may be the one that registers, in the order of their
    /// numbers.</summary>
    /// <param name="state">The state of the incident.</param>
    /// <param name="team">The team that registers.</param>
    /// <param name="identity">What it can be known by; null where nobody said.</param>
    public static List<(string Outside, SameBy By)> AmongRegistered(
        IncidentState state, SocialTeam team, TeamIdentity? identity)
    {
        var marks = MarksOf(team, identity);
        List<(string, SameBy)> found = [];
        foreach (var (id, entry) in state.OutsideTeams)
            if (Shared(MarksOf(entry.Team, entry.Identity), marks) is { } by) found.Add((id, by));
        return found;
    }

    /// <summary>Folds a text: full-width letters and digits become narrow, letters become small, traditional letters
    /// simplified, and all but letters and digits is left out.</summary>
    public static string Folded(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            var narrow = TraditionalLetters.Simplified(FoldedText.HalfWidth(c));
            if (char.IsLetterOrDigit(narrow) || char.IsSurrogate(narrow)) folded.Append(char.ToLowerInvariant(narrow));
        }

        return folded.ToString();
    }

    /// <summary>Reduces a telephone number to its digits, without the code of China. Null where it is too short to tell
    /// anyone apart.</summary>
    private static string? TelephoneOf(string? text)
    {
        if (text is null) return null;
        var digits = new StringBuilder(text.Length);
        foreach (var c in text)
            if (CharUnicodeInfo.GetDecimalDigitValue(c) is var digit and >= 0) digits.Append((char)('0' + digit));
        var number = digits.ToString().TrimStart('0');
        if (number.StartsWith("86", StringComparison.Ordinal) && number.Length > 10)
            number = number[2..].TrimStart('0');
        return number.Length >= LeastDigits ? number : null;
    }
}
