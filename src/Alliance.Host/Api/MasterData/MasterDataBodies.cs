using System.ComponentModel;
using System.Text.Json.Serialization;
using Alliance.Host.Api.Endpoints;
using Alliance.Host.Api.Problems;

namespace Alliance.Host.Api.MasterData;

/// <summary>A body that revises the master data.</summary>
internal record MasterDataBody : CommandBody
{
    [Description("Why, in a few words.")]
    public string? Reason { get; init; }
}

internal sealed record RetirementBody : MasterDataBody
{
    [Description("true: it is offered no more, and ends what it has begun; false: it serves again.")]
    public bool? Retired { get; init; }

    /// <summary>Reads it.</summary>
    public bool Read(Checks checks) => checks.Value(Retired, "retired", "true or false");
}

internal record SquadBody : MasterDataBody
{
    [Description("Its name in Chinese.")]
    public string? Name { get; init; }
    [Description(
        "The tier that owns it: a township, village alliance or command centre, by code or name. A squad that is out "
            + "ends its task for the tier that sent it."
    )]
    public string? Owner { get; init; }
    [Description("Its force: volunteer, micro-fire-station, comprehensive, county, regional, professional, aviation or "
        + "social.")]
    public string? Force { get; init; }
    [Description("People on paper, from 1 to 100. A change holds from its next task on.")]
    public int? People { get; init; }
    [Description(
        "What it can do, by code or name, each with its type from 1 (best) to 4 after a slash where it is known, such "
            + "as flood-rescue/2."
    )]
    public string[]? Capabilities { get; init; }
    [Description("Durable supplies that it brings: units by kind, by code or name.")]
    public Dictionary<string, int>? Equipment { get; init; }
    [Description("Hours that it can work unsupported.")]
    public int? EnduranceHours { get; init; }
}

internal sealed record NewSquad : SquadBody
{
    [Description("Its id: letters, digits and dashes; none that another has or has had.")]
    public string? Id { get; init; }
}

/// <summary>Units that are good until a day.</summary>
[Description("Units of a kind that are good until a day.")]
internal sealed record LotBody
{
    [Description("The kind of supply, by code or name.")]
    public string? Kind { get; init; }
    [Description("How many; above zero.")]
    public int? Units { get; init; }
    [Description(
        "The last day on which they are lent (有效期至), such as 2027-04-30, in China; a month, such as 2027-04, is "
            + "good to its end."
    )]
    public string? Expires { get; init; }
}

internal record DepotBody : MasterDataBody
{
    [Description("Its name in Chinese.")]
    public string? Name { get; init; }
    [Description("true: a collection point (物资接收点), where goods come in and are counted.")]
    public bool? CollectionPoint { get; init; }
    [Description("Stock that is good until a day. What is given takes the place of all lots before.")]
    public LotBody[]? Lots { get; init; }
}

internal sealed record NewDepot : DepotBody
{
    [Description("Its id: letters, digits and dashes; none that another has or has had.")]
    public string? Id { get; init; }
    [Description("The township or command centre that owns it, by code or name. It cannot change.")]
    public string? Owner { get; init; }
    [Description("Units on hand at the start, by kind of supply. Later numbers are stock-takings.")]
    public Dictionary<string, int>? Stock { get; init; }
}

internal record VillageAllianceBody : MasterDataBody
{
    [Description("Its name in Chinese.")]
    public string? Name { get; init; }
    [Description("Its township, by code or name.")]
    public string? Township { get; init; }
    [Description("Number of its villages.")]
    public int? Villages { get; init; }
}

internal sealed record NewVillageAlliance : VillageAllianceBody
{
    [Description("Its code: letters, digits and dashes; none that another has or has had.")]
    public string? Code { get; init; }
}

internal record TownshipBody : MasterDataBody
{
    [Description("Its name in Chinese. The former name goes on being understood.")]
    public string? Name { get; init; }
    [Description("Its name in pinyin.")]
    public string? Pinyin { get; init; }
    [Description("subdistrict, town or township.")]
    public string? Kind { get; init; }
    [Description("Latitude of its seat, in degrees (WGS 84).")]
    public double? Latitude { get; init; }
    [Description("Longitude of its seat, in degrees (WGS 84).")]
    public double? Longitude { get; init; }
    [Description("Number of residents.")]
    public int? Population { get; init; }
    [Description("Squads that never leave it for others.")]
    public int? ReserveFloor { get; init; }
    [Description("Names of villages and communities. What is given takes the place of all before.")]
    public string[]? Villages { get; init; }
}

internal sealed record TownshipSplit : TownshipBody
{
    [Description("The nine digits of the new township.")]
    public string? Code { get; init; }
    [Description("Minutes by road from the old seat to the new one.")]
    public int? Minutes { get; init; }
    [Description("Squads that go to it, by id.")]
    public string[]? Teams { get; init; }
    [Description("Village alliances that go to it, by code.")]
    public string[]? VillageAlliances { get; init; }
}

internal sealed record TownshipMerger : MasterDataBody
{
    [Description("The township that it is merged into, by code or name.")]
    public string? Into { get; init; }
}

internal sealed record TownshipCode : MasterDataBody
{
    [Description("The nine digits from now on. The old code goes on being understood.")]
    public string? Code { get; init; }
}

/// <summary>A person to call.</summary>
[Description("A person to call.")]
internal sealed record ContactBody
{
    [Description("The name of the person.")]
    public string? Name { get; init; }
    [Description("The post of the person, such as 站长.")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Role { get; init; }
    [Description("The telephone number, as it is dialled.")]
    public string? Telephone { get; init; }
}

internal sealed record ContactsBody : MasterDataBody
{
    [Description("The tier, squad or depot for which they answer: Township/CODE, RescueTeam/ID, or its name.")]
    public string? Of { get; init; }
    [Description("The people: the first is called first, the next are deputies. None: the list is taken back.")]
    public ContactBody[]? People { get; init; }
}
