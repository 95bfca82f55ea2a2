using Fractus.Kernel.Contracts;

namespace Fractus.Lambda.Contract;

public sealed partial record AddPermissionInput
{
    public IEnumerable<string> ResourceArns(ResourceScope scope) => FunctionReference.Arns(scope, FunctionName, Qualifier);
}

public sealed partial record CreateFunctionInput
{
    public IEnumerable<string> ResourceArns(ResourceScope scope) => FunctionReference.Arns(scope, FunctionName, null);
}

public sealed partial record DeleteFunctionInput
{
    public IEnumerable<string> ResourceArns(ResourceScope scope) => FunctionReference.Arns(scope, FunctionName, Qualifier);
}

public sealed partial record GetFunctionInput
{
    public IEnumerable<string> ResourceArns(ResourceScope scope) => FunctionReference.Arns(scope, FunctionName, Qualifier);
}

public sealed partial record GetFunctionConfigurationInput
{
    public IEnumerable<string> ResourceArns(ResourceScope scope) => FunctionReference.Arns(scope, FunctionName, Qualifier);
}

public sealed partial record GetPolicyInput
{
    public IEnumerable<string> ResourceArns(ResourceScope scope) => FunctionReference.Arns(scope, FunctionName, Qualifier);
}

public sealed partial record InvokeInput
{
    public IEnumerable<string> ResourceArns(ResourceScope scope) => FunctionReference.Arns(scope, FunctionName, Qualifier);
}

public sealed partial record InvokeWithResponseStreamInput
{
    public IEnumerable<string> ResourceArns(ResourceScope scope) => FunctionReference.Arns(scope, FunctionName, Qualifier);
}

public sealed partial record RemovePermissionInput
{
    public IEnumerable<string> ResourceArns(ResourceScope scope) => FunctionReference.Arns(scope, FunctionName, Qualifier);
}

public sealed partial record UpdateFunctionCodeInput
{
    public IEnumerable<string> ResourceArns(ResourceScope scope) => FunctionReference.Arns(scope, FunctionName, null);
}

public sealed partial record UpdateFunctionConfigurationInput
{
    public IEnumerable<string> ResourceArns(ResourceScope scope) => FunctionReference.Arns(scope, FunctionName, null);
}

public sealed partial record CreateAliasInput
{
    public IEnumerable<string> ResourceArns(ResourceScope scope) => FunctionReference.UnqualifiedArns(scope, FunctionName);
}

public sealed partial record DeleteAliasInput
{
    public IEnumerable<string> ResourceArns(ResourceScope scope) => FunctionReference.UnqualifiedArns(scope, FunctionName);
}

public sealed partial record GetAliasInput
{
    public IEnumerable<string> ResourceArns(ResourceScope scope) => FunctionReference.UnqualifiedArns(scope, FunctionName);
}

public sealed partial record ListAliasesInput
{
    public IEnumerable<string> ResourceArns(ResourceScope scope) => FunctionReference.UnqualifiedArns(scope, FunctionName);
}

public sealed partial record ListVersionsByFunctionInput
{
    public IEnumerable<string> ResourceArns(ResourceScope scope) => FunctionReference.UnqualifiedArns(scope, FunctionName);
}

public sealed partial record PublishVersionInput
{
    public IEnumerable<string> ResourceArns(ResourceScope scope) => FunctionReference.UnqualifiedArns(scope, FunctionName);
}

public sealed partial record UpdateAliasInput
{
    public IEnumerable<string> ResourceArns(ResourceScope scope) => FunctionReference.UnqualifiedArns(scope, FunctionName);
}

public sealed partial record DeleteFunctionConcurrencyInput
{
    public IEnumerable<string> ResourceArns(ResourceScope scope) => FunctionReference.UnqualifiedArns(scope, FunctionName);
}

public sealed partial record GetFunctionConcurrencyInput
{
    public IEnumerable<string> ResourceArns(ResourceScope scope) => FunctionReference.UnqualifiedArns(scope, FunctionName);
}

public sealed partial record PutFunctionConcurrencyInput
{
    public IEnumerable<string> ResourceArns(ResourceScope scope) => FunctionReference.UnqualifiedArns(scope, FunctionName);
}

public sealed partial record AddLayerVersionPermissionInput
{
    public IEnumerable<string> ResourceArns(ResourceScope scope) => LayerReference.Arns(scope, LayerName, VersionNumber);
}

public sealed partial record DeleteLayerVersionInput
{
    public IEnumerable<string> ResourceArns(ResourceScope scope) => LayerReference.Arns(scope, LayerName, VersionNumber);
}

public sealed partial record GetLayerVersionInput
{
    public IEnumerable<string> ResourceArns(ResourceScope scope) => LayerReference.Arns(scope, LayerName, VersionNumber);
}

public sealed partial record GetLayerVersionPolicyInput
{
    public IEnumerable<string> ResourceArns(ResourceScope scope) => LayerReference.Arns(scope, LayerName, VersionNumber);
}

public sealed partial record RemoveLayerVersionPermissionInput
{
    public IEnumerable<string> ResourceArns(ResourceScope scope) => LayerReference.Arns(scope, LayerName, VersionNumber);
}

public sealed partial record PublishLayerVersionInput
{
    public IEnumerable<string> ResourceArns(ResourceScope scope) => LayerReference.Arns(scope, LayerName, null);
}

public sealed partial record CreateFunctionUrlConfigInput
{
    public IEnumerable<string> ResourceArns(ResourceScope scope) => FunctionReference.Arns(scope, FunctionName, Qualifier);
}

public sealed partial record DeleteFunctionUrlConfigInput
{
    public IEnumerable<string> ResourceArns(ResourceScope scope) => FunctionReference.Arns(scope, FunctionName, Qualifier);
}

public sealed partial record GetFunctionUrlConfigInput
{
    public IEnumerable<string> ResourceArns(ResourceScope scope) => FunctionReference.Arns(scope, FunctionName, Qualifier);
}

public sealed partial record UpdateFunctionUrlConfigInput
{
    public IEnumerable<string> ResourceArns(ResourceScope scope) => FunctionReference.Arns(scope, FunctionName, Qualifier);
}

public sealed partial record ListFunctionUrlConfigsInput
{
    public IEnumerable<string> ResourceArns(ResourceScope scope) => FunctionReference.UnqualifiedArns(scope, FunctionName);
}

public sealed partial record GetRuntimeManagementConfigInput
{
    public IEnumerable<string> ResourceArns(ResourceScope scope) => FunctionReference.Arns(scope, FunctionName, Qualifier);
}

public sealed partial record DeleteFunctionEventInvokeConfigInput
{
    public IEnumerable<string> ResourceArns(ResourceScope scope) => FunctionReference.Arns(scope, FunctionName, Qualifier);
}

public sealed partial record PutRuntimeManagementConfigInput
{
    public IEnumerable<string> ResourceArns(ResourceScope scope) => FunctionReference.Arns(scope, FunctionName, Qualifier);
}

public sealed partial record GetFunctionEventInvokeConfigInput
{
    public IEnumerable<string> ResourceArns(ResourceScope scope) => FunctionReference.Arns(scope, FunctionName, Qualifier);
}

public sealed partial record PutFunctionEventInvokeConfigInput
{
    public IEnumerable<string> ResourceArns(ResourceScope scope) => FunctionReference.Arns(scope, FunctionName, Qualifier);
}

public sealed partial record UpdateFunctionEventInvokeConfigInput
{
    public IEnumerable<string> ResourceArns(ResourceScope scope) => FunctionReference.Arns(scope, FunctionName, Qualifier);
}

public sealed partial record InvokeAsyncInput
{
    public IEnumerable<string> ResourceArns(ResourceScope scope) => FunctionReference.Arns(scope, FunctionName, null);
}

public sealed partial record ListFunctionEventInvokeConfigsInput
{
    public IEnumerable<string> ResourceArns(ResourceScope scope) => FunctionReference.UnqualifiedArns(scope, FunctionName);
}

public sealed partial record GetFunctionRecursionConfigInput
{
    public IEnumerable<string> ResourceArns(ResourceScope scope) => FunctionReference.UnqualifiedArns(scope, FunctionName);
}

public sealed partial record PutFunctionRecursionConfigInput
{
    public IEnumerable<string> ResourceArns(ResourceScope scope) => FunctionReference.UnqualifiedArns(scope, FunctionName);
}

public sealed partial record PutProvisionedConcurrencyConfigInput
{
    public IEnumerable<string> ResourceArns(ResourceScope scope) => FunctionReference.Arns(scope, FunctionName, Qualifier);
}

public sealed partial record GetProvisionedConcurrencyConfigInput
{
    public IEnumerable<string> ResourceArns(ResourceScope scope) => FunctionReference.Arns(scope, FunctionName, Qualifier);
}

public sealed partial record DeleteProvisionedConcurrencyConfigInput
{
    public IEnumerable<string> ResourceArns(ResourceScope scope) => FunctionReference.Arns(scope, FunctionName, Qualifier);
}

public sealed partial record ListProvisionedConcurrencyConfigsInput
{
    public IEnumerable<string> ResourceArns(ResourceScope scope) => FunctionReference.UnqualifiedArns(scope, FunctionName);
}

public sealed partial record GetFunctionCodeSigningConfigInput
{
    public IEnumerable<string> ResourceArns(ResourceScope scope) => FunctionReference.UnqualifiedArns(scope, FunctionName);
}

public sealed partial record CreateEventSourceMappingInput
{
    /// <summary>The mapping has no ARN yet; policies restrict by the function.</summary>
    public IEnumerable<Permission> Permissions(ResourceScope scope) =>
    [
        new("lambda:CreateEventSourceMapping", "*", new Dictionary<string, IReadOnlyList<string>>
        {
            ["lambda:FunctionArn"] = [.. FunctionReference.Arns(scope, FunctionName, null)],
        }),
    ];
}
