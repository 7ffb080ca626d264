using SevenBridges.Tests.Support;

// Tests that need another process start this assembly with the name of what it shall be.
return args is ["proxy", var login] ? await ProxyProgram.RunAsync(login) : 0;
