using Fractus.Kernel.Contracts;

namespace Fractus.Iam.Contract.Sts;

[NotBuilt("AssumeRoleWithSAML")]
[NotBuilt("AssumeRoleWithWebIdentity")]
[NotBuilt("AssumeRoot")]
[NotBuilt("DecodeAuthorizationMessage")]
[NotBuilt("GetDelegatedAccessToken")]
[NotBuilt("GetFederationToken")]
[NotBuilt("GetWebIdentityToken")]
public partial interface ISts;
