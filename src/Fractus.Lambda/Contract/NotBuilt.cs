using Fractus.Kernel.Contracts;

namespace Fractus.Lambda.Contract;

[NotBuilt("CreateCodeSigningConfig", "POST", "/2020-04-22/code-signing-configs")]
[NotBuilt("DeleteCodeSigningConfig", "DELETE", "/2020-04-22/code-signing-configs/{CodeSigningConfigArn}")]
[NotBuilt("DeleteFunctionCodeSigningConfig", "DELETE", "/2020-06-30/functions/{FunctionName}/code-signing-config")]
[NotBuilt("GetCodeSigningConfig", "GET", "/2020-04-22/code-signing-configs/{CodeSigningConfigArn}")]
[NotBuilt("ListCodeSigningConfigs", "GET", "/2020-04-22/code-signing-configs")]
[NotBuilt("ListFunctionsByCodeSigningConfig", "GET", "/2020-04-22/code-signing-configs/{CodeSigningConfigArn}/functions")]
[NotBuilt("PutFunctionCodeSigningConfig", "PUT", "/2020-06-30/functions/{FunctionName}/code-signing-config")]
[NotBuilt("UpdateCodeSigningConfig", "PUT", "/2020-04-22/code-signing-configs/{CodeSigningConfigArn}")]
public partial interface ILambda;
