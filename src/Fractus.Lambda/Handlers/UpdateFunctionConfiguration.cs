using Fractus.Kernel;
using Fractus.Lambda.Contract;
using Fractus.Lambda.Rules;
using Fractus.Lambda.Storage;

namespace Fractus.Lambda;

public sealed partial class LambdaService
{
    /// <inheritdoc/>
    public async ValueTask<FunctionConfiguration> UpdateFunctionConfiguration(
        UpdateFunctionConfigurationInput input, Caller caller, CancellationToken cancellation)
    {
        var locator = FunctionLocator.Resolve(input.FunctionName, null, caller);
        locator.RequireLatest();
        LambdaErrors.CheckRevision(input.RevisionId, FindVersion(locator).RevisionId);
        NotBuiltParameters.Check(input);
        if (input.Runtime is { } runtime)
        {
            RuntimeNames.Check(runtime);
        }

        FunctionEnvironment.Check(input.Environment?.Variables ?? new Dictionary<string, string>());
        if (input.Role is { } role)
        {
            await _rolePassing.CheckAsync(role, locator.Id, caller, cancellation);
        }

        var layers = LayersOf(input.Layers, caller);
        return await UpdateAsync(
            locator.Id, input.RevisionId, latest => With(latest, input) with { Layers = layers ?? latest.Layers }, publishes: false, cancellation);
    }

    private static FunctionVersionRecord With(FunctionVersionRecord latest, UpdateFunctionConfigurationInput input) => latest with
    {
        Runtime = input.Runtime ?? latest.Runtime,
        Handler = input.Handler is { Length: > 0 } handler ? handler : latest.Handler,
        Role = input.Role ?? latest.Role,
        Description = input.Description ?? latest.Description,
        TimeoutSeconds = input.Timeout ?? latest.TimeoutSeconds,
        MemoryMb = input.MemorySize ?? latest.MemoryMb,
        Environment = input.Environment is null ? latest.Environment : input.Environment.Variables ?? new Dictionary<string, string>(),
        EphemeralStorageMb = input.EphemeralStorage?.Size ?? latest.EphemeralStorageMb,
        LogLevels = FunctionLogs.Levels(latest.LogLevels, input.LoggingConfig),
        LogGroup = input.LoggingConfig is { } logging ? logging.LogGroup ?? latest.LogGroup : latest.LogGroup,
    };
}
