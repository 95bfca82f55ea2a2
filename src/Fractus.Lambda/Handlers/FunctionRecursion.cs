using Fractus.Kernel;
using Fractus.Lambda.Contract;
using Fractus.Lambda.Storage;

namespace Fractus.Lambda;

public sealed partial class LambdaService
{
    /// <inheritdoc/>
    public ValueTask<GetFunctionRecursionConfigOutput> GetFunctionRecursionConfig(
        GetFunctionRecursionConfigInput input, Caller caller, CancellationToken cancellation)
    {
        var id = ResolveWhole(input.FunctionName, caller);
        using var snapshot = _store.OpenSnapshot();
        Latest(snapshot, id);
        return new(new GetFunctionRecursionConfigOutput { RecursiveLoop = Shown(FunctionSettingsRecord.Read(snapshot, id)) });
    }

    /// <inheritdoc/>
    public async ValueTask<PutFunctionRecursionConfigOutput> PutFunctionRecursionConfig(
        PutFunctionRecursionConfigInput input, Caller caller, CancellationToken cancellation)
    {
        var id = ResolveWhole(input.FunctionName, caller);
        var written = await _store.TransactAsync(
            transaction =>
            {
                Latest(transaction, id);
                var settings = FunctionSettingsRecord.Read(transaction, id) with { AllowsLoops = input.RecursiveLoop == RecursiveLoop.Allow };
                settings.Write(transaction, id);
                return settings;
            },
            cancellation);
        return new PutFunctionRecursionConfigOutput { RecursiveLoop = Shown(written) };
    }

    private static string Shown(FunctionSettingsRecord settings) => settings.AllowsLoops ? RecursiveLoop.Allow : RecursiveLoop.Terminate;
}
