using Fractus.Kernel.Shapes;
using Fractus.Kernel.Validation;

namespace Fractus.Kernel.Contracts;

/// <summary>How much must be known of who calls.</summary>
public enum AccessRule
{
    /// <summary>A signature, and permission for the operation's action on its resources.</summary>
    Permission,

    /// <summary>A valid signature and no more.</summary>
    SignatureOnly,

    /// <summary>Nothing.</summary>
    Anonymous,
}

/// <summary>The HTTP binding of an operation.</summary>
public sealed record HttpBinding(string Method, string Uri, int Status);

/// <summary>One operation of a contract. Built once, by generated code.</summary>
public abstract class Operation(ServiceSchema service, string name)
{
    public ServiceSchema Service { get; } = service;

    public string Name { get; } = name;

    public HttpBinding? Http { get; init; }

    public AccessRule Access { get; init; }

    /// <summary>The IAM action, such as <c>dynamodb:GetItem</c>.</summary>
    public string Action { get; init; } = "";

    public abstract StructureSchema InputSchema { get; }

    public abstract StructureSchema OutputSchema { get; }
}

/// <summary>An operation with the types of its input and output.</summary>
public sealed class Operation<TInput, TOutput>(ServiceSchema service, string name) : Operation(service, name)
    where TInput : class, IShape<TInput>
    where TOutput : class, IShape<TOutput>
{
    /// <summary>The ARNs of the resources that a request is about; <c>*</c> where the action has no resource-level permissions.</summary>
    public Func<TInput, ResourceScope, IEnumerable<string>> Resources { get; init; } = static (_, _) => ["*"];

    /// <summary>The permissions of a request whose operation has no action of its own; null where it has one.</summary>
    public Func<TInput, ResourceScope, IEnumerable<Permission>>? Permissions { get; init; }

    /// <summary>Takes the stream of events from an output; null where the operation answers at once.</summary>
    public Func<TOutput, EventStream?>? Events { get; init; }

    public override StructureSchema InputSchema => TInput.Schema;

    public override StructureSchema OutputSchema => TOutput.Schema;

    /// <exception cref="ConstraintViolationException">The input breaks a constraint of the model.</exception>
    public void Validate(TInput input)
    {
        var constraints = Service.NamesInputs ? new ConstraintCollector(InputSchema) : default;
        TInput.Validate(input, ref constraints);
        if (constraints.HasViolations)
        {
            throw new ConstraintViolationException(Service.ValidationErrorCode, constraints.Message);
        }
    }
}
