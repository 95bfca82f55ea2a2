using Fractus.Kernel;
using Fractus.Lambda.Contract;
using Fractus.Lambda.Rules;
using Fractus.Lambda.Storage;
using Fractus.Store;

namespace Fractus.Lambda;

public sealed partial class LambdaService
{
    /// <inheritdoc/>
    public ValueTask<GetRuntimeManagementConfigOutput> GetRuntimeManagementConfig(
        GetRuntimeManagementConfigInput input, Caller caller, CancellationToken cancellation)
    {
        var locator = FunctionLocator.Resolve(input.FunctionName, input.Qualifier, caller);
        using var snapshot = _store.OpenSnapshot();
        RequireVersion(snapshot, locator);
        var update = RuntimeUpdateRecord.Read(snapshot, locator.Id, locator.Qualifier ?? FunctionKeys.Latest);
        return new(new GetRuntimeManagementConfigOutput
        {
            UpdateRuntimeOn = update?.UpdateRuntimeOn ?? UpdateRuntimeOn.Auto,
            RuntimeVersionArn = update?.RuntimeVersionArn,
            FunctionArn = locator.Arn,
        });
    }

    /// <inheritdoc/>
    public async ValueTask<PutRuntimeManagementConfigOutput> PutRuntimeManagementConfig(
        PutRuntimeManagementConfigInput input, Caller caller, CancellationToken cancellation)
    {
        var locator = FunctionLocator.Resolve(input.FunctionName, input.Qualifier, caller);
        if (input.UpdateRuntimeOn == UpdateRuntimeOn.Manual != input.RuntimeVersionArn is not null)
        {
            throw new InvalidParameterValueException(input.RuntimeVersionArn is null
                ? "RuntimeVersionArn is required when UpdateRuntimeOn is set to Manual."
                : "RuntimeVersionArn can only be given when UpdateRuntimeOn is set to Manual.");
        }

        await _store.TransactAsync(
            transaction =>
            {
                var record = RequireVersion(transaction, locator);
                if (input.RuntimeVersionArn is { } wanted && wanted != FunctionView.RuntimeVersionArn(locator.Id.Region, record.Runtime))
                {
                    // The machine has one build of each runtime.
                    throw new InvalidParameterValueException($"The runtime version {wanted} is not available for the runtime {record.Runtime}.");
                }

                new RuntimeUpdateRecord(input.UpdateRuntimeOn, input.RuntimeVersionArn).Write(transaction, locator.Id, locator.Qualifier ?? FunctionKeys.Latest);
                return true;
            },
            cancellation);
        return new PutRuntimeManagementConfigOutput
        {
            UpdateRuntimeOn = input.UpdateRuntimeOn, FunctionArn = locator.Arn, RuntimeVersionArn = input.RuntimeVersionArn,
        };
    }

    /// <exception cref="ResourceNotFoundException">There is no such version; aliases have no runtime of their own.</exception>
    private static FunctionVersionRecord RequireVersion(IReadTransaction reader, FunctionLocator locator)
    {
        var version = locator.Qualifier ?? FunctionKeys.Latest;
        return Qualifier.IsVersion(version) && reader.TryGet(FunctionKeys.Version(locator.Id, version), out var stored)
            ? FunctionVersionRecord.Read(stored)
            : throw LambdaErrors.NoFunction(locator.Arn);
    }
}
