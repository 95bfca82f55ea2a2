using Fractus.Kernel;
using Fractus.Lambda.Contract;
using Fractus.Lambda.Rules;
using Fractus.Lambda.Storage;
using Fractus.Runtime;

namespace Fractus.Lambda.Invocations;

/// <summary>Runs functions: makes ready what they need when they are first called, and then only hands the event over.</summary>
internal sealed class FunctionInvoker(
    CodeDirectories code, IExecutionEnvironments environments, LogDelivery logs, Task<ServerEndpoint> endpoint)
{
    /// <exception cref="ApiException">The function could not be run at all; its own errors are in the result.</exception>
    public async ValueTask<InvocationResult> InvokeAsync(LoadedFunction function, InvocationRequest request, CancellationToken cancellation)
    {
        var spec = function.Spec ??= await PrepareAsync(function);
        await logs.RoomAsync();
        try
        {
            return await environments.InvokeAsync(spec, request, cancellation);
        }
        catch (ConcurrencyLimitException)
        {
            throw new TooManyRequestsException("Rate Exceeded.") { Reason = "ConcurrentInvocationLimitExceeded" };
        }
        catch (RuntimeNotSupportedException)
        {
            throw new InvalidRuntimeException($"Fractus cannot run functions of the runtime {spec.Runtime} yet.");
        }
        catch (InterpreterMissingException missing)
        {
            throw new InvalidRuntimeException(missing.Message);
        }
    }

    private async Task<FunctionSpec> PrepareAsync(LoadedFunction function)
    {
        var (id, latest) = (function.Id, function.Latest);
        var variables = new Dictionary<string, string> { ["AWS_ENDPOINT_URL"] = (await endpoint).Url };
        foreach (var (name, value) in latest.Environment ?? new Dictionary<string, string>())
        {
            variables[name] = value;
        }

        return new FunctionSpec
        {
            FunctionArn = id.Arn(),
            RevisionId = latest.EnvironmentRevision,
            FunctionName = id.Name,
            Version = FunctionKeys.Latest,
            Region = id.Region,
            RoleArn = latest.Role,
            Runtime = latest.Runtime,
            Handler = latest.Handler,
            CodeDirectory = await code.FindAsync(latest.Code),
            MemoryMb = latest.MemoryMb,
            Timeout = TimeSpan.FromSeconds(latest.TimeoutSeconds),
            Environment = variables,
            LogGroup = FunctionView.LogGroup(id, latest),
        };
    }
}
