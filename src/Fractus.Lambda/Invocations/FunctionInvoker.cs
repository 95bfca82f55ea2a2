using Fractus.Kernel;
using Fractus.Lambda.Contract;
using Fractus.Lambda.Metrics;
using Fractus.Lambda.Rules;
using Fractus.Lambda.Storage;
using Fractus.Runtime;

namespace Fractus.Lambda.Invocations;

/// <summary>Runs functions: makes ready what they need when they are first called, and then only hands the event over.</summary>
internal sealed class FunctionInvoker(
    ConcurrencyGate gate,
    CodeDirectories code,
    HotReloadOptions hotReload,
    IExecutionEnvironments environments,
    LogDelivery logs,
    Task<ServerEndpoint> endpoint,
    TimeProvider time,
    IdGenerator ids,
    LambdaMetrics metrics)
{
    /// <summary>The trace header of an invocation.</summary>
    /// <param name="version">What is to be run.</param>
    /// <param name="incoming">Its caller's header; null where there is none.</param>
    /// <exception cref="RecursiveInvocationException">The function has been invoked in this chain of requests as often as may be.</exception>
    public string Trace(LoadedVersion version, string? incoming)
    {
        var trace = TraceHeader.Next(incoming, version.TraceHash, time, ids);
        if (!trace.IsLoop || version.AllowsLoops)
        {
            return trace.Text;
        }

        metrics.LoopStopped(version.Id);
        throw new RecursiveInvocationException(
            "Lambda has detected your function being invoked in a recursive loop with other AWS resources and stopped your function's invocation.");
    }

    /// <param name="version">What to run.</param>
    /// <param name="request">The call.</param>
    /// <param name="cancellation">Ends the wait for an environment.</param>
    /// <param name="isQueued">Whether nobody waits for the answer but a queue or a stream.</param>
    /// <exception cref="ApiException">The function could not be run at all; its own errors are in the result.</exception>
    public async ValueTask<InvocationResult> InvokeAsync(LoadedVersion version, InvocationRequest request, CancellationToken cancellation, bool isQueued = false)
    {
        try
        {
            using var admission = gate.Enter(version, isQueued);
            using var running = metrics.Begin(version, request, admission.IsShared);
            var spec = await SpecAsync(version);
            await logs.RoomAsync();
            return running.Ended(await environments.InvokeAsync(spec, request, cancellation));
        }
        catch (TooManyRequestsException)
        {
            metrics.Throttled(version, request);
            throw;
        }
        catch (ConcurrencyLimitException)
        {
            metrics.Throttled(version, request);
            throw LambdaErrors.Throttled("ConcurrentInvocationLimitExceeded");
        }
        catch (RuntimeNotSupportedException unsupported)
        {
            throw new InvalidRuntimeException($"Fractus cannot run functions of the runtime {unsupported.Runtime} yet.");
        }
        catch (InterpreterMissingException missing)
        {
            throw new InvalidRuntimeException(missing.Message);
        }
    }

    /// <summary>Runs a function whose answer is passed on as it comes.</summary>
    public StreamedInvocation Stream(LoadedVersion version, InvocationRequest request, CancellationToken cancellation)
    {
        var response = new ResponseStream();
        return new StreamedInvocation(response, InvokeAsync(version, request with { Response = response }, cancellation).AsTask());
    }

    /// <summary>What to run. Where the code is a folder, with a revision of what lies there now.</summary>
    public async ValueTask<FunctionSpec> SpecAsync(LoadedVersion version)
    {
        var spec = version.Spec ??= await PrepareAsync(version);
        return spec.IsHotReloaded ? spec with { RevisionId = $"{spec.RevisionId} {CodeStamp.Of(spec.CodeDirectory)}" } : spec;
    }

    private async Task<FunctionSpec> PrepareAsync(LoadedVersion version)
    {
        var folder = hotReload.Functions.GetValueOrDefault(version.Id.Name) ?? version.Record.HotReloadFolder;
        var (id, record) = (version.Id, version.Record);
        var variables = new Dictionary<string, string> { ["AWS_ENDPOINT_URL"] = (await endpoint).UrlForFunctions };
        foreach (var (name, value) in record.Environment ?? new Dictionary<string, string>())
        {
            variables[name] = value;
        }

        return new FunctionSpec
        {
            FunctionArn = id.Arn(),
            RevisionId = version.Debugging is { } debugging ? $"{record.EnvironmentRevision} {debugging}" : record.EnvironmentRevision,
            Debugging = version.Debugging,
            FunctionName = id.Name,
            Version = record.Version,
            Region = id.Region,
            RoleArn = record.Role,
            Runtime = record.Runtime,
            Handler = record.Handler,
            CodeDirectory = folder ?? await code.FindAsync(record.Code),
            IsHotReloaded = folder is not null,
            LayerDirectory = await code.FindAsync(record.Layers),
            MemoryMb = record.MemoryMb,
            EphemeralStorageMb = record.EphemeralStorageMb,
            Timeout = TimeSpan.FromSeconds(record.TimeoutSeconds),
            Environment = variables,
            LogGroup = FunctionView.LogGroup(id, record),
            RuntimeVersion = RuntimeNames.Build(record.Runtime),
            RuntimeVersionArn = FunctionView.RuntimeVersionArn(id.Region, record.Runtime),
            Logging = record.LogLevels is { } levels
                ? new FunctionLogging { IsJson = true, ApplicationLevel = levels.Application, SystemLevel = levels.System }
                : FunctionLogging.Text,
        };
    }
}
