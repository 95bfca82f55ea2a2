using Fractus.Kernel;
using Fractus.Kernel.Contracts;

namespace Fractus.Iam.Contract.Sts;

[Error("ExpiredTokenException", 400)]
public sealed partial class ExpiredTokenException(string message) : ApiException(message);

[Error("MalformedPolicyDocumentException", 400, QueryCode = "MalformedPolicyDocument")]
public sealed partial class MalformedPolicyDocumentException(string message) : ApiException(message);

[Error("PackedPolicyTooLargeException", 400, QueryCode = "PackedPolicyTooLarge")]
public sealed partial class PackedPolicyTooLargeException(string message) : ApiException(message);

[Error("RegionDisabledException", 403)]
public sealed partial class RegionDisabledException(string message) : ApiException(message);
