[assembly: AssemblyFixture(typeof(Alliance.Host.Tests.Running.TestServer))]
