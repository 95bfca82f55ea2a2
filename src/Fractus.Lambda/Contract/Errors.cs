using Fractus.Kernel;
using Fractus.Kernel.Contracts;
using Fractus.Kernel.Shapes;

namespace Fractus.Lambda.Contract;

[Error("CodeStorageExceededException", 400)]
public sealed partial class CodeStorageExceededException(string message) : ApiException(message)
{
    public string Type => "User";
}

[Error("InvalidParameterValueException", 400)]
public sealed partial class InvalidParameterValueException(string message) : ApiException(message)
{
    /// <summary>Null in some answers: the real service leaves it out where another part of it checks (concurrency, an alias's versions).</summary>
    public string? Type { get; init; } = "User";
}

[Error("InvalidRequestContentException", 400)]
public sealed partial class InvalidRequestContentException(string message) : ApiException(message)
{
    public string Type => "User";
}

[Error("InvalidRuntimeException", 502, MessageName = "Message")]
public sealed partial class InvalidRuntimeException(string message) : ApiException(message)
{
    public string Type => "Service";
}

[Error("InvalidZipFileException", 502, MessageName = "Message")]
public sealed partial class InvalidZipFileException(string message) : ApiException(message)
{
    public string Type => "Service";
}

[Error("PolicyLengthExceededException", 400)]
public sealed partial class PolicyLengthExceededException(string message) : ApiException(message)
{
    public string Type => "User";
}

[Error("PreconditionFailedException", 412)]
public sealed partial class PreconditionFailedException(string message) : ApiException(message)
{
    public string Type => "User";
}

[Error("ProvisionedConcurrencyConfigNotFoundException", 404)]
public sealed partial class ProvisionedConcurrencyConfigNotFoundException(string message) : ApiException(message)
{
    public string Type => "User";
}

[Error("RecursiveInvocationException", 400, MessageName = "Message")]
public sealed partial class RecursiveInvocationException(string message) : ApiException(message)
{
    public string Type => "User";
}

[Error("RequestTooLargeException", 413)]
public sealed partial class RequestTooLargeException(string message) : ApiException(message)
{
    public string Type => "User";
}

[Error("ResourceConflictException", 409)]
public sealed partial class ResourceConflictException(string message) : ApiException(message)
{
    public string Type => "User";
}

[Error("ResourceInUseException", 400, MessageName = "Message")]
public sealed partial class ResourceInUseException(string message) : ApiException(message)
{
    public string Type => "User";
}

[Error("ResourceNotFoundException", 404, MessageName = "Message")]
public sealed partial class ResourceNotFoundException(string message) : ApiException(message)
{
    public string Type => "User";
}

[Error("ResourceNotReadyException", 502)]
public sealed partial class ResourceNotReadyException(string message) : ApiException(message)
{
    public string Type => "Service";
}

[Error("ServiceException", 500, MessageName = "Message")]
public sealed partial class ServiceException(string message) : ApiException(message)
{
    public string Type => "Service";
}

[Error("TooManyRequestsException", 429)]
public sealed partial class TooManyRequestsException(string message) : ApiException(message)
{
    public string Type => "User";

    public string? Reason { get; init; }

    [In(HttpLocation.Header, "Retry-After")]
    public string? RetryAfterSeconds { get; init; }
}

[Error("UnsupportedMediaTypeException", 415)]
public sealed partial class UnsupportedMediaTypeException(string message) : ApiException(message)
{
    public string Type => "User";
}
