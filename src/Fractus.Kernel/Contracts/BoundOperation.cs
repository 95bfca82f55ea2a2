using Fractus.Kernel.Shapes;

namespace Fractus.Kernel.Contracts;

/// <summary>An operation together with the method that handles it.</summary>
public abstract class BoundOperation
{
    public abstract Operation Operation { get; }

    /// <summary>Calls <paramref name="visitor"/> with the operation's own types: the way from a route to typed code without reflection.</summary>
    public abstract ValueTask Accept<TVisitor>(TVisitor visitor)
        where TVisitor : IOperationVisitor;
}

public interface IOperationVisitor
{
    ValueTask Visit<TInput, TOutput>(BoundOperation<TInput, TOutput> bound)
        where TInput : class, IShape<TInput>
        where TOutput : class, IShape<TOutput>;
}

/// <summary>A handler: one method per operation, which knows no HTTP, JSON or XML.</summary>
public delegate ValueTask<TOutput> OperationHandler<in TInput, TOutput>(TInput input, Caller caller, CancellationToken cancellation);

public sealed class BoundOperation<TInput, TOutput>(Operation<TInput, TOutput> operation, OperationHandler<TInput, TOutput> handler)
    : BoundOperation
    where TInput : class, IShape<TInput>
    where TOutput : class, IShape<TOutput>
{
    public override Operation Operation => Typed;

    public Operation<TInput, TOutput> Typed { get; } = operation;

    public OperationHandler<TInput, TOutput> Handler { get; } = handler;

    public override ValueTask Accept<TVisitor>(TVisitor visitor) => visitor.Visit(this);
}

/// <summary>A service that is being served: its schema and its operations with their handlers.</summary>
public sealed record BoundService(ServiceSchema Schema, IReadOnlyList<BoundOperation> Operations);
