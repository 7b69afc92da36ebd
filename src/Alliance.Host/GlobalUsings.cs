global using ExitCodes = Alliance.Host.Output.ExitCodes;
