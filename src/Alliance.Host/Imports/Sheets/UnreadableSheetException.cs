namespace Alliance.Host.Imports.Sheets;

/// <summary>A file is no spreadsheet that can be read, or a larger one than is taken in.</summary>
/// <param name="why">What is wrong with it, and how to mend it, in sentences.</param>
internal sealed class UnreadableSheetException(string why) : Exception(why);
