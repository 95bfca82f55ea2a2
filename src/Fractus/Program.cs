using Fractus.Commands;

return await RootCommands.Create().Parse(args).InvokeAsync();
