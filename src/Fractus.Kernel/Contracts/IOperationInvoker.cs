using Fractus.Kernel.Shapes;

namespace Fractus.Kernel.Contracts;

/// <summary>
/// The way from one service to another: into the pipeline at <em>authorize</em>, so that the same permission check, audit and
/// metering apply as to a call from outside. The generated clients call it.
/// </summary>
public interface IOperationInvoker
{
    ValueTask<TOutput> InvokeAsync<TInput, TOutput>(
        Operation<TInput, TOutput> operation, TInput input, InternalCall call, CancellationToken cancellation)
        where TInput : class, IShape<TInput>
        where TOutput : class, IShape<TOutput>;
}

/// <summary>As whom, and where, a service calls another.</summary>
/// <param name="Principal">A service principal, or a role session that the service holds.</param>
/// <param name="Account">The account whose resources are meant.</param>
/// <param name="Region">Their region.</param>
public sealed record InternalCall(Principal Principal, string Account, string Region);
