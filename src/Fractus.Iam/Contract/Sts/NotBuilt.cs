using Fractus.Kernel.Contracts;

namespace Fractus.Iam.Contract.Sts;

[NotBuilt("AssumeRoleWithSAML")]
[NotBuilt("AssumeRoleWithWebIdentity")]
[NotBuilt("AssumeRoot")]
[NotBuilt("DecodeAuthorizationMessage")]
[NotBuilt("GetFederationToken")]
public partial interface ISts;
