namespace Alliance.Core.Hazards;

/// <summary>Names the four classes of emergencies (突发事件) of China's Emergency Response Law, after which GB/T 35561
/// sorts them.</summary>
public enum HazardClass
{
    /// <summary>Natural disaster (自然灾害).</summary>
    Natural = 1,
    /// <summary>Accident (事故灾难).</summary>
    Accident = 2,
    /// <summary>Public health emergency (公共卫生事件).</summary>
    PublicHealth = 3,
    /// <summary>Social security emergency (社会安全事件).</summary>
    SocialSecurity = 4,
}
