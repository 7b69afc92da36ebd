using System.Reflection;
using System.Runtime.CompilerServices;
using Alliance.Core.Actors;
using Alliance.Core.Identifiers;
using Alliance.Core.Messages;
using Alliance.Core.Resources;
using Alliance.Core.Vocabulary;
using static Alliance.Core.Tests.Stories.TestRegions;

namespace Alliance.Core.Tests.Tables;

/// <summary>Messages and records of any type, made by reflection about one line, one commitment, one squad; so that a
/// new type has samples without anyone's doing, and shows in every table that it belongs to.</summary>
internal sealed record Samples
{
    public const string Incident = "430422001-01";
    public const string Request = "430422001-01-R01";
    private static readonly NullabilityInfoContext Nullability = new();

    public LineId Line { get; init; } = new(new RequestNumber(Request), 1);
    public string Commitment { get; init; } = $"{Request}-L1-xiang-1";
    public ActorId Lender { get; init; } = Town(2);
    public ActorId Resource { get; init; } = Squad(2, 1);
    public ResourceKind Kind { get; init; } = Catalogue.FloodRescue;
    public int Quantity { get; init; } = 8;
    public int Fence { get; init; } = 1;
    public int Round { get; init; } = 1;
    public Instant Now { get; init; } = Instant.Start + Span.FromMinutes(2);
    /// <summary>How far deadlines are off.</summary>
    public Span Deadline { get; init; } = Span.FromMinutes(240);

    public Demand Demand => new(Line, Kind, Quantity, Code(1), Priority.Urgent, Now + Deadline);
    public Assignment Task => new(Line, new CommitmentId(Commitment), Kind, Quantity, Code(1));
    public Hold Holds => new(Task, Now + Deadline);
    public Assign Orders => new(Task, Fence);

    /// <summary>About another commitment, under a round that is over.</summary>
    public Samples OfAnother =>
        this with { Commitment = $"{Request}-L1-other-9", Fence = Fence + 5, Round = Round + 7 };
    public Samples Late => this with { Deadline = Span.FromMinutes(-60) };

    /// <summary>One of a type, or one for each value of what it turns on.</summary>
    /// <exception cref="InvalidOperationException">A parameter is of a type that no sample is known of: add it to
    /// <see cref="ValueOf"/>.</exception>
    public IEnumerable<(string Name, T One)> Of<T>(Type type) where T : class
    {
        if (type.GetConstructors() is not [{ } constructor, ..] || constructor.GetParameters().Length == 0)
        {
            yield return (type.Name,
                (T)(Activator.CreateInstance(type) ?? throw new InvalidOperationException($"{type} cannot be made.")));
            yield break;
        }

        var parameters = constructor.GetParameters();
        var turnsOn = Array.Find(parameters, p => TurnsOn(p.ParameterType, type));
        foreach (var value in turnsOn is null ? [null] : ValuesOf(turnsOn.ParameterType))
        {
            object?[] arguments = [.. parameters.Select(p => p == turnsOn ? value : ValueOf(p))];
            yield return (turnsOn is null ? type.Name : $"{type.Name}: {NameOf(turnsOn, value)}",
                (T)constructor.Invoke(arguments));
        }
    }

    /// <summary>The name of one without any value, to see whether an actor knows its type at all.</summary>
    public static object Empty(Type type) => RuntimeHelpers.GetUninitializedObject(type);

    /// <summary>What a crew reports makes all the difference; what others are told of it makes none.</summary>
    private static bool TurnsOn(Type type, Type of) =>
        (type == typeof(TeamStatus) && !of.IsSubclassOf(typeof(Assured))) || type == typeof(ShipmentStatus)
        || type == typeof(ReturnStatus) || type == typeof(CommitmentStatus) || type == typeof(bool);

    private static IEnumerable<object?> ValuesOf(Type type) =>
        type == typeof(bool) ? [true, false] : Enum.GetValues(type).Cast<object?>();

    private static string NameOf(ParameterInfo parameter, object? value) =>
        value is bool flag ? $"{(flag ? "" : "not ")}{parameter.Name!.ToLowerInvariant()}" : $"{value}";

    private object? ValueOf(ParameterInfo parameter)
    {
        var (type, name) = (parameter.ParameterType, parameter.Name!);
        if (type == typeof(string)) return TextOf(parameter);
        if (IdentifierOf(type, TextOf(parameter)) is { } identifier) return identifier;
        if (IsIdentifier(type)) return null;
        if (type == typeof(int?) && name == "Quantity") return Quantity + 4;
        if (Nullable.GetUnderlyingType(type) is not null) return null;
        return type.IsArray ? ArrayOf(type.GetElementType()!) : ValueOf(type, name, parameter);
    }

    private object? ValueOf(Type type, string name, ParameterInfo? parameter) => type switch
    {
        _ when type == typeof(LineId) => Line,
        _ when type == typeof(ActorId) => name.Contains("Resource", StringComparison.Ordinal) ? Resource : Lender,
        _ when type == typeof(ResourceKind) => Kind,
        _ when type == typeof(Author) => new Author("someone", "duty desk"),
        _ when type == typeof(Instant) => Now + Deadline,
        _ when type == typeof(Span) => Span.FromMinutes(60),
        _ when type == typeof(Demand) => Demand,
        _ when type == typeof(Assignment) => Task,
        _ when type == typeof(LineSpec) => new LineSpec(Kind, Quantity, Priority.Urgent, Now + Deadline),
        _ when type == typeof(int) =>
            name switch
            {
                "Fence" => Fence, "Round" => Round, "Line" => Line.Line, "Considered" or "Search" => 1, _ => Quantity,
            },
        _ when type == typeof(long) => 60L,
        _ when type == typeof(byte) => (byte)1,
        _ when type == typeof(bool) => true,
        _ when type.IsEnum => Enum.GetValues(type).GetValue(0),
        _ when parameter is not null && Nullability.Create(parameter).WriteState == NullabilityState.Nullable => null,
        _ when type.GetConstructors() is [{ } constructor, ..] =>
            constructor.Invoke([.. constructor.GetParameters().Select(ValueOf)]),
        _ => throw new InvalidOperationException($"No sample is known of {type} ({name})."),
    };

    private Array ArrayOf(Type element)
    {
        var array = Array.CreateInstance(element, 1);
        array.SetValue(element == typeof(string) ? "x"
            : IdentifierOf(element, "x") ?? ValueOf(element, "Resource", null), 0);
        return array;
    }

    private static bool IsIdentifier(Type type) => Array.Exists(
        type.GetInterfaces(), i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IIdentifier<>));

    private static object? IdentifierOf(Type type, string? text) =>
        text is not null && IsIdentifier(type) ? Activator.CreateInstance(type, text) : null;

    private string? TextOf(ParameterInfo parameter) => parameter.Name switch
    {
        "Commitment" or "Id" => Commitment,
        "Request" or "Number" => Request,
        "Incident" => Incident,
        "Team" => Squad(2, 1).Key,
        "CheckIn" => $"{Incident}-S01",
        "Place" or "A" => Code(1),
        "B" => Code(2),
        "Alliance" or "Agreement" => Allies.Key,
        _ when Nullability.Create(parameter).WriteState == NullabilityState.Nullable => null,
        _ => "reason",
    };
}
