using Fractus.Kernel;
using Fractus.Kernel.Shapes;
using Fractus.Lambda.Contract;
using Fractus.Lambda.FunctionUrls;
using Fractus.Lambda.Rules;
using Fractus.Lambda.Storage;
using Fractus.Store;

namespace Fractus.Lambda;

public sealed partial class LambdaService
{
    private const int UrlIdCharacters = 32;

    /// <inheritdoc/>
    public async ValueTask<CreateFunctionUrlConfigOutput> CreateFunctionUrlConfig(
        CreateFunctionUrlConfigInput input, Caller caller, CancellationToken cancellation)
    {
        var target = UrlTarget(input.FunctionName, input.Qualifier, caller);
        var record = new FunctionUrlRecord
        {
            UrlId = _ids.LowerBase36(UrlIdCharacters),
            AuthType = input.AuthType,
            Cors = input.Cors,
            InvokeMode = input.InvokeMode,
            CreatedMs = NowMs,
            LastModifiedMs = NowMs,
        };
        await _store.TransactAsync(
            transaction =>
            {
                RequireUrlTarget(transaction, target with { Scope = "" });
                if (transaction.TryGet(FunctionKeys.Url(target.Id, target.Scope), out _))
                {
                    throw new ResourceConflictException(
                        $"Failed to create function url config for [functionArn = {target.Arn}]. Error message:  FunctionUrlConfig exists for this Lambda function");
                }

                RequireUrlTarget(transaction, target);
                transaction.Set(FunctionKeys.Url(target.Id, target.Scope), record.ToBytes());
                transaction.Set(FunctionKeys.UrlId(record.UrlId), target.ToBytes());
                return Unit.Value;
            },
            cancellation);
        return FunctionUrlView.Created(target, record, await _endpoint.Task.WaitAsync(cancellation));
    }

    /// <inheritdoc/>
    public async ValueTask<GetFunctionUrlConfigOutput> GetFunctionUrlConfig(
        GetFunctionUrlConfigInput input, Caller caller, CancellationToken cancellation)
    {
        var target = UrlTarget(input.FunctionName, input.Qualifier, caller);
        var record = _functions.Find(target.Id)?.Url(target.Scope) ?? throw LambdaErrors.NoResource();
        return FunctionUrlView.Described(target, record, await _endpoint.Task.WaitAsync(cancellation));
    }

    /// <inheritdoc/>
    public async ValueTask<UpdateFunctionUrlConfigOutput> UpdateFunctionUrlConfig(
        UpdateFunctionUrlConfigInput input, Caller caller, CancellationToken cancellation)
    {
        var target = UrlTarget(input.FunctionName, input.Qualifier, caller);
        var record = await _store.TransactAsync(
            transaction =>
            {
                RequireUrlTarget(transaction, target);
                var present = UrlOf(transaction, target);
                var updated = present with
                {
                    AuthType = input.AuthType ?? present.AuthType,
                    Cors = input.Cors ?? present.Cors,
                    InvokeMode = input.InvokeMode ?? present.InvokeMode,
                    LastModifiedMs = NowMs,
                };
                transaction.Set(FunctionKeys.Url(target.Id, target.Scope), updated.ToBytes());
                return updated;
            },
            cancellation);
        return FunctionUrlView.Updated(target, record, await _endpoint.Task.WaitAsync(cancellation));
    }

    /// <inheritdoc/>
    public async ValueTask<Unit> DeleteFunctionUrlConfig(DeleteFunctionUrlConfigInput input, Caller caller, CancellationToken cancellation)
    {
        var target = UrlTarget(input.FunctionName, input.Qualifier, caller);
        return await _store.TransactAsync(
            transaction =>
            {
                transaction.Clear(FunctionKeys.UrlId(UrlOf(transaction, target).UrlId));
                transaction.Clear(FunctionKeys.Url(target.Id, target.Scope));
                return Unit.Value;
            },
            cancellation);
    }

    /// <inheritdoc/>
    public async ValueTask<ListFunctionUrlConfigsOutput> ListFunctionUrlConfigs(
        ListFunctionUrlConfigsInput input, Caller caller, CancellationToken cancellation)
    {
        var id = FunctionLocator.Resolve(input.FunctionName, null, caller).Id;
        var endpoint = await _endpoint.Task.WaitAsync(cancellation);
        var scope = $"lambda:ListFunctionUrlConfigs|{id.Arn()}";
        var range = FunctionKeys.Urls(id);
        if (OpenMarker(scope, input.Marker) is { } last)
        {
            range = range.StartingAfter(FunctionKeys.Url(id, last));
        }

        using var snapshot = _store.OpenSnapshot();
        RequireUrlTarget(snapshot, new FunctionUrlTarget(id, ""));
        var found = snapshot.Range(range)
            .Select(pair => (Target: new FunctionUrlTarget(id, FunctionKeys.Read(pair.Key).Detail), Record: FunctionUrlRecord.Read(pair.Value)));
        var (urls, next) = Page(found, input.MaxItems, scope, url => url.Target.Scope);
        return new ListFunctionUrlConfigsOutput
        {
            FunctionUrlConfigs = [.. urls.Select(url => FunctionUrlView.Listed(url.Target, url.Record, endpoint))],
            NextMarker = next,
        };
    }

    /// <exception cref="CommonApiException">The qualifier is no alias's name: versions have no URLs.</exception>
    private static FunctionUrlTarget UrlTarget(string functionName, string? qualifier, Caller caller)
    {
        var locator = FunctionLocator.Resolve(functionName, qualifier, caller);
        if (locator.Qualifier is { } alias && !Qualifier.IsAlias(alias))
        {
            throw new CommonApiException(
                "ValidationException",
                400,
                $@"1 validation error detected: Value '{alias}' at 'qualifier' failed to satisfy constraint: Member must satisfy regular expression pattern: ((?!^\d+$)^[0-9a-zA-Z-_]+$)");
        }

        return new FunctionUrlTarget(locator.Id, locator.Qualifier ?? "");
    }

    private static void RequireUrlTarget(IReadTransaction reader, FunctionUrlTarget target)
    {
        if (!reader.TryGet(FunctionKeys.Version(target.Id, FunctionKeys.Latest), out _)
            || (target.Qualifier is { } alias && FindAlias(reader, target.Id, alias) is null))
        {
            throw new ResourceNotFoundException("Function does not exist");
        }
    }

    private static FunctionUrlRecord UrlOf(IReadTransaction reader, FunctionUrlTarget target) =>
        reader.TryGet(FunctionKeys.Url(target.Id, target.Scope), out var stored) ? FunctionUrlRecord.Read(stored) : throw LambdaErrors.NoResource();
}
