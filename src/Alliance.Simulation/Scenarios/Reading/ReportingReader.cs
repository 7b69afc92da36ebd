using Alliance.Simulation.Scenarios.Yaml;

namespace Alliance.Simulation.Scenarios.Reading;

/// <summary>Reads the reporting behaviour of people. A missing key has its default.</summary>
internal static class ReportingReader
{
    public static ReportingData Read(MapReader scenario, Func<MapReader, string, MinutesRange> minutes)
    {
        if (scenario.Map("reporting", Shapes.Reporting) is not { } map) return ReportingData.Default;
        MinutesRange Range(string key, MinutesRange usual) => map[key] is null ? usual : minutes(map, key);
        int Permille(string key, int usual) => map[key] is null ? usual : map.Whole(key, 0, 1000);
        var usual = ReportingData.Default;
        return new ReportingData
        {
            TelephoneMinutes = Range("telephoneMinutes", usual.TelephoneMinutes),
            WrittenMinutes = Range("writtenMinutes", usual.WrittenMinutes),
            UpwardMinutes = Range("upwardMinutes", usual.UpwardMinutes),
            FollowUpMinutes = Range("followUpMinutes", usual.FollowUpMinutes),
            FiguresMinutes = Range("figuresMinutes", usual.FiguresMinutes),
            RecountMinutes = Range("recountMinutes", usual.RecountMinutes),
            HandoverMinutes = Range("handoverMinutes", usual.HandoverMinutes),
            ForgottenPermille = Permille("forgottenPermille", usual.ForgottenPermille),
            OfferPermille = Permille("offerPermille", usual.OfferPermille),
            AskedTwicePermille = Permille("askedTwicePermille", usual.AskedTwicePermille),
        };
    }
}
