using Alliance.Core.Vocabulary;
using Alliance.LoadTesting.Measuring;

namespace Alliance.LoadTesting.Tests.Measuring;

/// <summary>
/// A life-saving request is sent at 100 ms and refused at 200 ms: until 1,100 ms the server must refuse what is less
/// pressing.
/// </summary>
public sealed class RefusalOrderTests
{
    private static readonly Uri Here = new("http://127.0.0.1:1/"), Elsewhere = new("http://127.0.0.1:2/");
    private readonly RefusalOrder _order = new();

    public RefusalOrderTests() => _order.Refused(Here, Priority.LifeSaving, Ms(100), Ms(200));

    [Theory]
    [InlineData(Priority.Routine)]
    [InlineData(Priority.Urgent)]
    public void What_is_less_pressing_and_taken_after_a_refusal_breaks_the_order(Priority priority)
    {
        _order.Taken(Here, priority, Ms(300), Ms(320));
        Assert.Equal(1, _order.Broken());
    }

    [Fact]
    public void As_pressing_a_request_may_be_taken()
    {
        _order.Taken(Here, Priority.LifeSaving, Ms(300), Ms(320));
        Assert.Equal(0, _order.Broken());
    }

    [Fact]
    public void Another_server_judges_by_itself()
    {
        _order.Taken(Elsewhere, Priority.Routine, Ms(300), Ms(320));
        Assert.Equal(0, _order.Broken());
    }

    [Theory]
    [InlineData(150, 320)]
    [InlineData(1_090, 1_110)]
    public void What_may_have_been_taken_before_the_refusal_or_after_its_time_is_not_counted(int sent, int answered)
    {
        _order.Taken(Here, Priority.Routine, Ms(sent), Ms(answered));
        Assert.Equal(0, _order.Broken());
    }

    private static TimeSpan Ms(int milliseconds) => TimeSpan.FromMilliseconds(milliseconds);
}
