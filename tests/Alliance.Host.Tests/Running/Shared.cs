[assembly: AssemblyFixture(typeof(Alliance.Host.Tests.Running.TestServer))]
[assembly: AssemblyFixture(typeof(Alliance.Host.Tests.Running.Chromium))]
