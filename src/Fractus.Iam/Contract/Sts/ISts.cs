using Fractus.Kernel;
using Fractus.Kernel.Contracts;

namespace Fractus.Iam.Contract.Sts;

/// <summary>STS, API version 2011-06-15.</summary>
[Service(
    "sts", ProtocolName.AwsQuery,
    Title = "STS",
    Version = "2011-06-15",
    XmlNamespace = "https://sts.amazonaws.com/doc/2011-06-15/",
    ValidationErrorCode = "ValidationError",
    ResourcePrefix = "arn:{Partition}:sts::{Account}:")]
public partial interface ISts
{
    // The role's trust policy decides, with conditions on the request's members (the external id, the session's tags): the handler asks.
    [NoPermission]
    ValueTask<AssumeRoleOutput> AssumeRole(AssumeRoleInput input, Caller caller, CancellationToken cancellation);

    [Authorize("sts:GetAccessKeyInfo", "*")]
    ValueTask<GetAccessKeyInfoOutput> GetAccessKeyInfo(GetAccessKeyInfoInput input, Caller caller, CancellationToken cancellation);

    [NoPermission]
    ValueTask<GetCallerIdentityOutput> GetCallerIdentity(GetCallerIdentityInput input, Caller caller, CancellationToken cancellation);

    [NoPermission]
    ValueTask<GetSessionTokenOutput> GetSessionToken(GetSessionTokenInput input, Caller caller, CancellationToken cancellation);
}
