namespace Alliance.Core.Actors;

/// <summary>A detail of a report that is wrong. It is left out, and the rest of the report is taken.</summary>
/// <param name="Field">The field of the report.</param>
/// <param name="Said">What was said, in its own words.</param>
/// <param name="Mend">What is wrong, how to mend it, and what counts instead.</param>
[GenerateSerializer, Alias("wrong-detail")]
public sealed record WrongDetail(string Field, string Said, string Mend);
