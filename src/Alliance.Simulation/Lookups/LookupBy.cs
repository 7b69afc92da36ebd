namespace Alliance.Simulation.Lookups;

/// <summary>Names by what something was found. Those up to synonym name it; the others only suggest it.</summary>
public enum LookupBy
{
    /// <summary>Its code or id.</summary>
    Code,
    /// <summary>Its name.</summary>
    Name,
    /// <summary>Its code and its name beside each other.</summary>
    CodeAndName,
    /// <summary>A code that it had before.</summary>
    FormerCode,
    /// <summary>The 12-digit code of a village in it.</summary>
    VillageCode,
    /// <summary>Its name without 镇, 乡 or 街道.</summary>
    ShortName,
    /// <summary>A name that it had before.</summary>
    FormerName,
    /// <summary>Another word for it.</summary>
    Synonym,
    /// <summary>The pinyin of its name.</summary>
    Pinyin,
    /// <summary>The first letters of the pinyin of its name.</summary>
    Initials,
    /// <summary>A part of its name.</summary>
    PartOfName,
    /// <summary>The beginning of its code.</summary>
    PartOfCode,
    /// <summary>The text has its name within it.</summary>
    Within,
    /// <summary>A name of the same sound.</summary>
    Sound,
    /// <summary>A name that differs by a slip.</summary>
    Near,
}
