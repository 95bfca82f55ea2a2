using Fractus.Kernel.Contracts;
using Fractus.Kernel.Shapes;

namespace Fractus;

/// <summary>
/// Lets services be made before the pipeline that they call through: the pipeline needs all of them, and some of them need it.
/// </summary>
internal sealed class LateInvoker : IOperationInvoker
{
    private IOperationInvoker? _invoker;

    public void Connect(IOperationInvoker invoker) => _invoker = invoker;

    public ValueTask<TOutput> InvokeAsync<TInput, TOutput>(
        Operation<TInput, TOutput> operation, TInput input, InternalCall call, CancellationToken cancellation)
        where TInput : class, IShape<TInput>
        where TOutput : class, IShape<TOutput> =>
        (_invoker ?? throw new InvalidOperationException("A service called another before the pipeline stood."))
            .InvokeAsync(operation, input, call, cancellation);
}
