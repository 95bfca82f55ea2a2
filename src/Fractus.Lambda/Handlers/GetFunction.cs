using Fractus.Kernel;
using Fractus.Lambda.Contract;
using Fractus.Lambda.Rules;
using Fractus.Lambda.Storage;

namespace Fractus.Lambda;

public sealed partial class LambdaService
{
    /// <inheritdoc/>
    public async ValueTask<GetFunctionOutput> GetFunction(GetFunctionInput input, Caller caller, CancellationToken cancellation)
    {
        var locator = FunctionLocator.Resolve(input.FunctionName, input.Qualifier, caller);
        var version = FindVersion(locator);
        return new GetFunctionOutput
        {
            Configuration = FunctionView.Describe(locator.Id, version, locator.Qualifier),
            Code = new FunctionCodeLocation { RepositoryType = "S3", Location = await LocationAsync(version, cancellation) },
            Concurrency = _reservations.Of(locator.Id.Account, locator.Id.Region).Of(locator.Id.Name) is { } reserved
                ? new Concurrency { ReservedConcurrentExecutions = reserved }
                : null,
            Tags = Tags(locator.Id) is { Count: > 0 } tags ? tags : null,
        };
    }

    /// <inheritdoc/>
    public ValueTask<FunctionConfiguration> GetFunctionConfiguration(
        GetFunctionConfigurationInput input, Caller caller, CancellationToken cancellation)
    {
        var locator = FunctionLocator.Resolve(input.FunctionName, input.Qualifier, caller);
        return new(FunctionView.Describe(locator.Id, FindVersion(locator), locator.Qualifier));
    }

    /// <summary>Nobody can give a function such a configuration here; deployment tools ask for it after each change.</summary>
    public ValueTask<GetFunctionCodeSigningConfigOutput> GetFunctionCodeSigningConfig(
        GetFunctionCodeSigningConfigInput input, Caller caller, CancellationToken cancellation)
    {
        var id = FunctionLocator.Resolve(input.FunctionName, null, caller).Id;
        using var snapshot = _store.OpenSnapshot();
        Latest(snapshot, id);
        return new(new GetFunctionCodeSigningConfigOutput());
    }

    private async ValueTask<string> LocationAsync(FunctionVersionRecord version, CancellationToken cancellation) =>
        version.HotReloadFolder is { } folder ? new Uri(folder).AbsoluteUri : await LinkAsync(version.Code, cancellation);

    private IReadOnlyDictionary<string, string> Tags(FunctionId id)
    {
        using var snapshot = _store.OpenSnapshot();
        return TagsRecord.Read(snapshot, FunctionKeys.Tags(id));
    }
}
