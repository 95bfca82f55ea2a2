using Fractus.Kernel;
using Fractus.Kernel.Contracts;

namespace Fractus.Logs.Contract;

[Error("DataAlreadyAcceptedException", 400)]
public sealed partial class DataAlreadyAcceptedException(string message) : ApiException(message)
{
    [Name("expectedSequenceToken")]
    public string? ExpectedSequenceToken { get; init; }
}

[Error("InvalidParameterException", 400)]
public sealed partial class InvalidParameterException(string message) : ApiException(message);

[Error("InvalidSequenceTokenException", 400)]
public sealed partial class InvalidSequenceTokenException(string message) : ApiException(message)
{
    [Name("expectedSequenceToken")]
    public string? ExpectedSequenceToken { get; init; }
}

[Error("LimitExceededException", 400)]
public sealed partial class LimitExceededException(string message) : ApiException(message);

[Error("OperationAbortedException", 400)]
public sealed partial class OperationAbortedException(string message) : ApiException(message);

[Error("ResourceAlreadyExistsException", 400)]
public sealed partial class ResourceAlreadyExistsException(string message) : ApiException(message);

[Error("ResourceNotFoundException", 400)]
public sealed partial class ResourceNotFoundException(string message) : ApiException(message);

[Error("ServiceUnavailableException", 500)]
public sealed partial class ServiceUnavailableException(string message) : ApiException(message);

/// <summary>Only within a live tail.</summary>
[Error("SessionTimeoutException", 400)]
public sealed partial class SessionTimeoutException(string message) : ApiException(message);

[Error("TooManyTagsException", 400)]
public sealed partial class TooManyTagsException(string message) : ApiException(message)
{
    [Name("resourceName")]
    public string? ResourceName { get; init; }
}

[Error("UnrecognizedClientException", 400)]
public sealed partial class UnrecognizedClientException(string message) : ApiException(message);
