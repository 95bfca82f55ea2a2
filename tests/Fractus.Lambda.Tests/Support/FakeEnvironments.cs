using Fractus.Runtime;

namespace Fractus.Lambda.Tests.Support;

/// <summary>Environments in which a test is the function.</summary>
internal sealed class FakeEnvironments(IEnvironmentServices services, Func<FunctionSpec, InvocationRequest, InvocationResult> function, Func<Task> running, Func<ResponseStream, Task> streaming) : IExecutionEnvironments
{
    private long _printed;

    public List<(FunctionSpec Spec, InvocationRequest Request)> Calls { get; } = [];

    public List<string> Prepared { get; } = [];

    public List<string> Retired { get; } = [];

    public FunctionCredentials? Credentials { get; private set; }

    public static InvocationResult Answer(ReadOnlyMemory<byte> payload, string? error = null) => new()
    {
        Payload = payload,
        FunctionError = error,
        LogTail = "the end of the log"u8.ToArray(),
        Duration = TimeSpan.FromMilliseconds(1),
        BilledDuration = TimeSpan.FromMilliseconds(1),
        MaxMemoryUsedMb = 1,
    };

    public async ValueTask<InvocationResult> InvokeAsync(FunctionSpec spec, InvocationRequest request, CancellationToken cancellationToken)
    {
        lock (Calls)
        {
            Calls.Add((spec, request));
        }

        Credentials = await services.GetCredentialsAsync(spec, cancellationToken);
        await running();
        if (request.Response is not { } response)
        {
            return function(spec, request);
        }

        await streaming(response);
        response.End();
        return function(spec, request);
    }

    /// <summary>Lines that a function prints, a millisecond apart.</summary>
    public void Print(FunctionSpec spec, string stream, params string[] lines) =>
        services.WriteLogs(spec, stream, [.. lines.Select(line => new LogEvent(FakeCloud.StartMs + _printed++, line))]);

    /// <summary>A function's extensions have worked after its answer.</summary>
    public void EndExtensions(DateTimeOffset begunAt, TimeSpan took) => services.ExtensionsDone(Calls[^1].Spec, Calls[^1].Request, begunAt, took);

    /// <summary>How many are asked to be ready, by ARN with version.</summary>
    public System.Collections.Concurrent.ConcurrentDictionary<string, (FunctionSpec Spec, ProvisionedState State)> ProvisionedVersions { get; } = new();

    public void Prepare(string runtime) => Prepared.Add(runtime);

    public void Provision(FunctionSpec function, int count) =>
        ProvisionedVersions[$"{function.FunctionArn}:{function.Version}"] = (function, new ProvisionedState(count, count, count, null));

    public void Unprovision(string functionArn, string version) => ProvisionedVersions.TryRemove($"{functionArn}:{version}", out _);

    public ProvisionedState Provisioned(string functionArn, string version) =>
        ProvisionedVersions.TryGetValue($"{functionArn}:{version}", out var provisioned) ? provisioned.State : default;

    public bool MayBeFunction(System.Net.IPEndPoint peer, System.Net.IPEndPoint own) => false;

    public void Retire(string functionArn, string? version = null) => Retired.Add(version is null ? functionArn : $"{functionArn}:{version}");

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
