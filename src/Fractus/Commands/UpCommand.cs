using System.Runtime.InteropServices;
using Fractus.Runtime.Processes;

namespace Fractus.Commands;

/// <summary>Runs a server until it is asked to stop.</summary>
internal static class UpCommand
{
    public static async Task<int> RunAsync(ServerOptions options, TextWriter output)
    {
        BatchScheduling.Use();
        var stopAsked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        void Ask(PosixSignalContext context)
        {
            // The process ends when the drain is done, not now.
            context.Cancel = true;
            stopAsked.TrySetResult();
        }

        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Ask);
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Ask);
        await using var server = await FractusServer.StartAsync(options, TimeProvider.System, Console.Error);
        await output.WriteAsync(Banner(options, server));
        await output.FlushAsync();
        await stopAsked.Task;
        await output.WriteLineAsync("Stopping: finishing the requests under way.");
        return 0;
    }

    private static string Banner(ServerOptions options, FractusServer server)
    {
        var data = options.IsEphemeral ? "in memory only (--ephemeral)" : Path.GetFullPath(options.DataDirectory);
        var keys = options.Root is { } root
            ? $"export AWS_ACCESS_KEY_ID={root.AccessKeyId} AWS_SECRET_ACCESS_KEY=<the secret you chose>"
            : "export AWS_ACCESS_KEY_ID=test AWS_SECRET_ACCESS_KEY=test";
        return $"""
            Fractus {RootCommands.Version}
              listening  {server.Url}
              data       {data}
              functions  {server.Isolation}

            Point an AWS CLI or SDK at it:
              export AWS_ENDPOINT_URL={server.Url}
              {keys}
              export AWS_REGION={Defaults.Region} AWS_DEFAULT_REGION={Defaults.Region}
            An AWS CLI before 2.13 does not read the first line; it wants --endpoint-url {server.Url} in each call.

            """;
    }
}
