using Fractus.ApiGateway.Rules.Compiled;
using Fractus.ApiGateway.Rules.Requests;
using Fractus.ApiGateway.Rules.Responses;
using Fractus.Kernel.DataPlane;

namespace Fractus.ApiGateway.Execution;

/// <summary>Whether a request may reach its method.</summary>
internal sealed class Admission(InvokePermission permission)
{
    /// <summary>Bytes of a request's body; the real service's own limit.</summary>
    private const int MaxBody = 10 * 1024 * 1024;

    /// <exception cref="GatewayFailure">It may not.</exception>
    public ValueTask AdmitAsync(DataPlaneRequest request, Invocation invocation, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var api = invocation.Api;
        if (invocation.Method == CompiledMethod.None)
        {
            throw GatewayFailure.MissingAuthenticationToken();
        }

        if (request.Body.Length > MaxBody)
        {
            throw GatewayFailure.RequestTooLong();
        }

        if (IsCompressed(request, api))
        {
            invocation.Body = Compression.Decompress(request.Body, request.Header("Content-Encoding")!, MaxBody);
        }

        // 1. Who calls.
        if (invocation.Method.RequiresIam)
        {
            invocation.Caller = permission.Check(request, api, invocation.Path.Trim('/'));
        }

        return ValueTask.CompletedTask;
    }

    /// <summary>Whether the gateway unpacks the body: only APIs that turned compression on do.</summary>
    public static bool IsCompressed(DataPlaneRequest request, CompiledApi api) =>
        api.MinimumCompressionSize is not null && Compression.IsKnown(request.Header("Content-Encoding"));
}
