using Fractus.Kernel;
using Fractus.Kernel.Contracts;

namespace Fractus.CloudWatch.Contract;

[Error("InternalServiceFault", 500, QueryCode = "InternalServiceError", MessageName = "Message")]
public sealed partial class InternalServiceFaultException(string message) : ApiException(message);

[Error("InvalidNextToken", 400)]
public sealed partial class InvalidNextTokenException(string message) : ApiException(message);

[Error("InvalidParameterCombinationException", 400, QueryCode = "InvalidParameterCombination")]
public sealed partial class InvalidParameterCombinationException(string message) : ApiException(message);

[Error("InvalidParameterValueException", 400, QueryCode = "InvalidParameterValue")]
public sealed partial class InvalidParameterValueException(string message) : ApiException(message);

[Error("MissingRequiredParameterException", 400, QueryCode = "MissingParameter")]
public sealed partial class MissingRequiredParameterException(string message) : ApiException(message);
