namespace Fractus.Kernel.Validation;

/// <summary>A request breaks constraints of its model; each service has its own code for it.</summary>
public sealed class ConstraintViolationException(string code, string message) : ApiException(message)
{
    public override string Code { get; } = code;

    // The query protocol knows it by one name, whatever the service.
    public override string QueryCode => "ValidationError";

    public override int Status => 400;

    // The services' common framework raises it, not the service's model, and its type name says so.
    public override string? TypeNamespace => "com.amazon.coral.validate";
}
