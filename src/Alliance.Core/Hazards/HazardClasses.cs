namespace Alliance.Core.Hazards;

/// <summary>Names the classes of hazards.</summary>
public static class HazardClasses
{
    /// <summary>The classes by their names in files, in order.</summary>
    public static IReadOnlyDictionary<string, HazardClass> ByName { get; } =
        new Dictionary<string, HazardClass>(StringComparer.Ordinal)
        {
            ["natural"] = HazardClass.Natural,
            ["accident"] = HazardClass.Accident,
            ["public-health"] = HazardClass.PublicHealth,
            ["social-security"] = HazardClass.SocialSecurity,
        };

    extension(HazardClass of)
    {
        /// <summary>Its name in files.</summary>
        public string Code => ByName.First(c => c.Value == of).Key;

        /// <summary>Its name in Chinese.</summary>
        public string Zh => of switch
        {
            HazardClass.Natural => "自然灾害",
            HazardClass.Accident => "事故灾难",
            HazardClass.PublicHealth => "公共卫生事件",
            HazardClass.SocialSecurity => "社会安全事件",
            _ => throw new ArgumentOutOfRangeException(nameof(of), of, "An unknown class of hazards."),
        };
    }
}
