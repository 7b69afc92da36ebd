using Alliance.Core.Actors;
using Alliance.Core.Alerts;
using Alliance.Core.Tests.Tables;
using Xunit;
using static Alliance.Core.Tests.Stories.TestRegions;

namespace Alliance.Core.Tests.Alerts;

public sealed class AlertTableTests
{
    public static TheoryData<Type> Notices =>
        [.. typeof(Notice).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(Notice)) && !t.IsAbstract)];

    [Theory]
    [MemberData(nameof(Notices))]
    public void The_table_says_of_each_notice_whether_a_person_must_answer(Type notice) =>
        AlertTable.Of(new Samples().Of<Notice>(notice).First().One, Squad(1, 1));
}
