using Alliance.Grains.Admissions;

namespace Alliance.Host.Admissions;

/// <summary>An admitted call with a command. It leaves the gate when it is answered.</summary>
internal sealed class Admitted(AdmissionGate gate) : IDisposable
{
    public void Dispose() => gate.LeaveCommand();
}
