using System.Collections.Concurrent;
using Fractus.Iam.Contract.Sts;
using Fractus.Kernel;
using Fractus.Kernel.Contracts;
using Fractus.Lambda.Storage;
using Fractus.Runtime;

namespace Fractus.Lambda.Invocations;

/// <summary>Sessions of functions' execution roles: what a function may do is what its role may do, and nothing more.</summary>
internal sealed class FunctionSessions(IOperationInvoker invoker, TimeProvider time)
{
    private const string ServiceName = "lambda.amazonaws.com";
    private const int ShortestSessionName = 2;

    private readonly StsClient _sts = new(invoker);
    private readonly ConcurrentDictionary<(string Role, FunctionId Function), Principal> _principals = new();

    /// <summary>Begins a session as the service: the role's trust policy decides.</summary>
    /// <exception cref="ApiException">There is no such role, or it does not trust the service.</exception>
    public async ValueTask<FunctionCredentials> BeginAsync(string role, FunctionId function, CancellationToken cancellation)
    {
        var service = Principal.Service(ServiceName, function.Account) with { SourceArn = function.Arn() };
        // A function's name may have one character, a session's must have two; the real service adds this then.
        var sessionName = function.Name.Length < ShortestSessionName ? function.Name + "@lambda_function" : function.Name;
        var answer = await _sts.AssumeRole(
            new AssumeRoleInput { RoleArn = role, RoleSessionName = sessionName },
            new InternalCall(service, function.Account, function.Region),
            cancellation);
        if (answer is not { Credentials: { Expiration: { } expiration } keys, AssumedRoleUser: { } user })
        {
            throw new InvalidDataException($"AssumeRole of {role} answered without credentials.");
        }

        _principals[(role, function)] = new Principal(PrincipalKind.AssumedRole, function.Account, user.Arn!, user.AssumedRoleId!, keys.AccessKeyId!)
        {
            RoleArn = role,
            IsTemporary = true,
            IssuedAt = time.GetUtcNow(),
        };
        return new FunctionCredentials(keys.AccessKeyId!, keys.SecretAccessKey!, keys.SessionToken!, expiration);
    }

    /// <summary>The session's principal, for what the service does on the function's behalf.</summary>
    public async ValueTask<Principal> PrincipalAsync(string role, FunctionId function, CancellationToken cancellation)
    {
        if (!_principals.TryGetValue((role, function), out var principal))
        {
            await BeginAsync(role, function, cancellation);
            principal = _principals[(role, function)];
        }

        return principal;
    }
}
