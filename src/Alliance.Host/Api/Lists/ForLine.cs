using Alliance.Core.Identifiers;
using Alliance.Core.Requests;
using Alliance.Core.Situations;

namespace Alliance.Host.Api.Lists;

/// <summary>An item of a list that is about a line of an aid request.</summary>
/// <param name="Item">The item.</param>
/// <param name="Line">The line; null where it is not in memory.</param>
internal readonly record struct ForLine<T>(T Item, LineState? Line);

/// <summary>Adds lines to items, and the filters by line to their lists.</summary>
internal static class ForLines
{
    /// <summary>Adds the line that an item is about.</summary>
    public static ForLine<T> Of<T>(T item, LineId line, SituationFold situation) => new(
        item,
        situation.Requests.TryGetValue(line.Request.Text, out var request)
            ? request.Lines.ElementAtOrDefault(line.Line - 1)?.State : null);

    /// <summary>Adds filters by the kind and the priority that the line asks.</summary>
    public static ListShape<ForLine<T>> OfLine<T>(this ListShape<ForLine<T>> shape) => shape
        .Where(
            ListParameters.Kind,
            (item, wanted) => item.Line is { } line && wanted.Contains(line.Spec.Kind.Code))
        .Pressing(item => item.Line?.Spec.Priority);
}
