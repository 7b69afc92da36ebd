using Alliance.Grains.Admissions;

namespace Alliance.Host.Admissions;

/// <summary>A call that was let in with its command; it leaves when it is answered.</summary>
internal sealed class Admitted(AdmissionGate gate) : IDisposable
{
    public void Dispose() => gate.LeaveCommand();
}
