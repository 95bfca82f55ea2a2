using Fractus.Kernel;
using Fractus.Kernel.Contracts;

namespace Fractus.Iam.Contract;

[Error("ConcurrentModificationException", 409, QueryCode = "ConcurrentModification")]
public sealed partial class ConcurrentModificationException(string message) : ApiException(message);

[Error("DeleteConflictException", 409, QueryCode = "DeleteConflict")]
public sealed partial class DeleteConflictException(string message) : ApiException(message);

[Error("EntityAlreadyExistsException", 409, QueryCode = "EntityAlreadyExists")]
public sealed partial class EntityAlreadyExistsException(string message) : ApiException(message);

[Error("EntityTemporarilyUnmodifiableException", 409, QueryCode = "EntityTemporarilyUnmodifiable")]
public sealed partial class EntityTemporarilyUnmodifiableException(string message) : ApiException(message);

[Error("InvalidInputException", 400, QueryCode = "InvalidInput")]
public sealed partial class InvalidInputException(string message) : ApiException(message);

[Error("LimitExceededException", 409, QueryCode = "LimitExceeded")]
public sealed partial class LimitExceededException(string message) : ApiException(message);

[Error("MalformedPolicyDocumentException", 400, QueryCode = "MalformedPolicyDocument")]
public sealed partial class MalformedPolicyDocumentException(string message) : ApiException(message);

[Error("NoSuchEntityException", 404, QueryCode = "NoSuchEntity")]
public sealed partial class NoSuchEntityException(string message) : ApiException(message);

[Error("PolicyEvaluationException", 500, QueryCode = "PolicyEvaluation")]
public sealed partial class PolicyEvaluationException(string message) : ApiException(message);

[Error("PolicyNotAttachableException", 400, QueryCode = "PolicyNotAttachable")]
public sealed partial class PolicyNotAttachableException(string message) : ApiException(message);

[Error("ServiceFailureException", 500, QueryCode = "ServiceFailure")]
public sealed partial class ServiceFailureException(string message) : ApiException(message);

[Error("UnmodifiableEntityException", 400, QueryCode = "UnmodifiableEntity")]
public sealed partial class UnmodifiableEntityException(string message) : ApiException(message);
