using Alliance.Core.Identifiers;
using Alliance.Simulation.Statistics;

namespace Alliance.Simulation.Regions;

/// <summary>Makes names of invented places from syllables of southern place names, each with its pinyin. No name is
/// used twice.</summary>
internal sealed class PlaceNames(ulong seed)
{
    private static readonly (string Zh, string Pinyin)[] First =
    [
        ("青", "qing"),
        ("石", "shi"),
        ("白", "bai"),
        ("龙", "long"),
        ("金", "jin"),
        ("大", "da"),
        ("长", "chang"),
        ("双", "shuang"),
        ("新", "xin"),
        ("高", "gao"),
        ("清", "qing"),
        ("黄", "huang"),
        ("云", "yun"),
        ("松", "song"),
        ("梅", "mei"),
        ("竹", "zhu"),
        ("泉", "quan"),
        ("银", "yin"),
        ("凤", "feng"),
        ("紫", "zi"),
        ("永", "yong"),
        ("安", "an"),
        ("太", "tai"),
        ("福", "fu"),
        ("桃", "tao"),
        ("兰", "lan"),
        ("枫", "feng"),
        ("马", "ma"),
        ("罗", "luo"),
        ("洪", "hong"),
    ];
    private static readonly (string Zh, string Pinyin)[] Second =
    [
        ("山", "shan"),
        ("溪", "xi"),
        ("河", "he"),
        ("塘", "tang"),
        ("桥", "qiao"),
        ("坪", "ping"),
        ("田", "tian"),
        ("林", "lin"),
        ("江", "jiang"),
        ("湖", "hu"),
        ("口", "kou"),
        ("冲", "chong"),
        ("洲", "zhou"),
        ("井", "jing"),
        ("坝", "ba"),
        ("岭", "ling"),
        ("源", "yuan"),
        ("港", "gang"),
        ("市", "shi"),
        ("峰", "feng"),
        ("湾", "wan"),
        ("渡", "du"),
        ("坡", "po"),
        ("丰", "feng"),
        ("平", "ping"),
        ("阳", "yang"),
        ("潭", "tan"),
        ("泉", "quan"),
        ("沙", "sha"),
        ("岩", "yan"),
    ];
    private static readonly (string Zh, string Pinyin)[] Between =
        [("", ""), ("家", "jia"), ("子", "zi"), ("水", "shui"), ("头", "tou"), ("上", "shang"), ("下", "xia"),
            ("门", "men")];

    private readonly RandomStream _random = new(seed, new ActorId(ActorKind.Realm, "names"), "places");
    private readonly HashSet<string> _given = new(StringComparer.Ordinal);

    /// <summary>Returns an unused name and its pinyin, without the kind of place.</summary>
    public (string Zh, string Pinyin) Next()
    {
        for (var longer = 0; ; longer++)
        {
            var (a, b) = (Of(First), Of(Second));
            // Two syllables give out soon; three and four last for any region.
            var middle = longer < 4 ? Between[0] : Of(Between);
            var end = longer < 40 ? ("", "") : Of(Second);
            var name = a.Zh + middle.Zh + b.Zh + end.Item1;
            if (!_given.Add(name)) continue;
            var pinyin = a.Pinyin + middle.Pinyin + b.Pinyin + end.Item2;
            return (name, char.ToUpperInvariant(pinyin[0]) + pinyin[1..]);
        }
    }

    private (string Zh, string Pinyin) Of((string, string)[] syllables) =>
        syllables[(int)_random.Between(0, syllables.Length - 1)];
}
