using Alliance.LoadTesting.Profiles;
using Alliance.LoadTesting.Results;

namespace Alliance.LoadTesting.Running;

/// <summary>Who is told how a run goes.</summary>
internal interface ILoadProgress
{
    /// <summary>What is done now.</summary>
    void Stage(string what);
    /// <summary>A step is being driven: how far it is.</summary>
    void Progress(LoadStep step, TimeSpan elapsed);
    /// <summary>A step is over.</summary>
    void Step(StepResult step);
}
