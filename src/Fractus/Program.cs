using System.CommandLine;
using Fractus.Commands;

// The server stops in its own time, which is limited; the command line's two seconds would cut requests off.
return await RootCommands.Create().Parse(args).InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = null });
