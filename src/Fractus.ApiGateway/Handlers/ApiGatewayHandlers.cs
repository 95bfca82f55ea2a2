using Fractus.ApiGateway.Contract;
using Fractus.ApiGateway.Execution;
using Fractus.ApiGateway.Storage;
using Fractus.Kernel;
using Fractus.Kernel.Identity;
using Fractus.Kernel.Paging;
using Fractus.Store;

namespace Fractus.ApiGateway.Handlers;

/// <summary>API Gateway's REST API operations; one file each.</summary>
/// <param name="store">Where APIs are kept.</param>
/// <param name="time">The clock.</param>
/// <param name="ids">Where ids come from.</param>
/// <param name="pages">Seals the positions of lists.</param>
/// <param name="authorizer">Checks policies on APIs.</param>
/// <param name="tests">Runs a method for TestInvokeMethod.</param>
/// <param name="authorizerTests">Runs an authorizer for TestInvokeAuthorizer.</param>
/// <param name="meter">Counts what keys use of their plans.</param>
/// <param name="caches">What stages keep of answers.</param>
public sealed partial class ApiGatewayHandlers(
    IStore store,
    TimeProvider time,
    IdGenerator ids,
    PageTokens pages,
    IAuthorizer authorizer,
    MethodTester tests,
    AuthorizerTester authorizerTests,
    UsageMeter meter,
    ResponseCaches caches)
    : IApiGateway
{
    private const int ApiIdLength = 10;
    private const int PartIdLength = 6;

    // The real service keeps whole seconds.
    private DateTimeOffset Now() => DateTimeOffset.FromUnixTimeSeconds(time.GetUtcNow().ToUnixTimeSeconds());

    private ValueTask<T> Read<T>(Caller caller, string apiId, Func<ApiReader, T> read)
    {
        using var snapshot = store.OpenSnapshot();
        return ValueTask.FromResult(read(new ApiReader(snapshot, caller, apiId)));
    }

    private ValueTask<T> Change<T>(Caller caller, string apiId, Func<ApiWriter, T> change, CancellationToken cancellation) =>
        store.TransactAsync(transaction => change(new ApiWriter(transaction, caller, apiId)), cancellation);
}
