using Fractus.Kernel.Contracts;
using Fractus.Kernel.Shapes;

namespace Fractus;

/// <summary>
/// Lets services be made before the pipeline that they call through: the pipeline needs all of them, and some of them need it.
/// </summary>
internal sealed class LateInvoker : IOperationInvoker, IServiceRequests
{
    private IOperationInvoker? _invoker;
    private IServiceRequests? _requests;

    public void Connect(IOperationInvoker invoker, IServiceRequests requests) => (_invoker, _requests) = (invoker, requests);

    public ValueTask<ServiceAnswer> SendAsync(ServiceRequest request, InternalCall call, CancellationToken cancellation) =>
        (_requests ?? throw Early()).SendAsync(request, call, cancellation);

    public ValueTask<TOutput> InvokeAsync<TInput, TOutput>(
        Operation<TInput, TOutput> operation, TInput input, InternalCall call, CancellationToken cancellation)
        where TInput : class, IShape<TInput>
        where TOutput : class, IShape<TOutput> =>
        (_invoker ?? throw Early()).InvokeAsync(operation, input, call, cancellation);

    private static InvalidOperationException Early() => new("A service called another before the pipeline stood.");
}
