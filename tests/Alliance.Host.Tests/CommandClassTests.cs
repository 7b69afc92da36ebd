using Alliance.Core.Actors;
using Alliance.Grains.Admissions;
using Alliance.Host.Admissions;

namespace Alliance.Host.Tests;

public sealed class CommandClassTests
{
    [Fact]
    public void The_more_urgent_a_command_the_later_it_is_refused()
    {
        var classes = Enum.GetValues<CommandUrgency>().Select(CommandClasses.Of).ToList();
        Assert.Equal(classes.Order(), classes);
        Assert.Equal(classes.Count, classes.Distinct().Count());
        Assert.Equal(Enum.GetValues<AdmissionClass>().Where(c => c != AdmissionClass.Read), classes);
    }
}
