using Alliance.Core.Stories;
using Alliance.LoadTesting.Profiles;
using Alliance.LoadTesting.Results;

namespace Alliance.LoadTesting.Running;

/// <summary>Receives the progress of a run.</summary>
internal interface ILoadProgress
{
    /// <summary>Announces the present stage.</summary>
    void Stage(Telling what);
    /// <summary>Announces the progress of a step.</summary>
    void Progress(LoadStep step, TimeSpan elapsed);
    /// <summary>Announces the end of a step.</summary>
    void Step(StepResult step);
}
