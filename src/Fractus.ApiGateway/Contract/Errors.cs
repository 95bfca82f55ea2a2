using Fractus.Kernel;
using Fractus.Kernel.Contracts;

namespace Fractus.ApiGateway.Contract;

[Error("BadRequestException", 400)]
public sealed partial class BadRequestException(string message) : ApiException(message);

[Error("ConflictException", 409)]
public sealed partial class ConflictException(string message) : ApiException(message);

[Error("LimitExceededException", 429)]
public sealed partial class LimitExceededException(string message) : ApiException(message);

[Error("NotFoundException", 404)]
public sealed partial class NotFoundException(string message) : ApiException(message);

[Error("ServiceUnavailableException", 503)]
public sealed partial class ServiceUnavailableException(string message) : ApiException(message);

[Error("TooManyRequestsException", 429)]
public sealed partial class TooManyRequestsException(string message) : ApiException(message);

[Error("UnauthorizedException", 401)]
public sealed partial class UnauthorizedException(string message) : ApiException(message);
