using Fractus.Kernel.Contracts;

namespace Fractus.Lambda.Contract;

[NotBuilt("CreateCodeSigningConfig", "POST", "/2020-04-22/code-signing-configs")]
[NotBuilt("DeleteCodeSigningConfig", "DELETE", "/2020-04-22/code-signing-configs/{CodeSigningConfigArn}")]
[NotBuilt("DeleteFunctionCodeSigningConfig", "DELETE", "/2020-06-30/functions/{FunctionName}/code-signing-config")]
[NotBuilt("DeleteProvisionedConcurrencyConfig", "DELETE", "/2019-09-30/functions/{FunctionName}/provisioned-concurrency")]
[NotBuilt("GetCodeSigningConfig", "GET", "/2020-04-22/code-signing-configs/{CodeSigningConfigArn}")]
[NotBuilt("GetFunctionCodeSigningConfig", "GET", "/2020-06-30/functions/{FunctionName}/code-signing-config")]
[NotBuilt("GetProvisionedConcurrencyConfig", "GET", "/2019-09-30/functions/{FunctionName}/provisioned-concurrency")]
[NotBuilt("ListCodeSigningConfigs", "GET", "/2020-04-22/code-signing-configs")]
[NotBuilt("ListFunctionsByCodeSigningConfig", "GET", "/2020-04-22/code-signing-configs/{CodeSigningConfigArn}/functions")]
[NotBuilt("ListProvisionedConcurrencyConfigs", "GET", "/2019-09-30/functions/{FunctionName}/provisioned-concurrency?List=ALL")]
[NotBuilt("PutFunctionCodeSigningConfig", "PUT", "/2020-06-30/functions/{FunctionName}/code-signing-config")]
[NotBuilt("PutProvisionedConcurrencyConfig", "PUT", "/2019-09-30/functions/{FunctionName}/provisioned-concurrency")]
[NotBuilt("UpdateCodeSigningConfig", "PUT", "/2020-04-22/code-signing-configs/{CodeSigningConfigArn}")]
public partial interface ILambda;
