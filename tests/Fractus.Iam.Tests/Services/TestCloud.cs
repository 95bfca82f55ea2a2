using System.Runtime.CompilerServices;
using Fractus.Iam.Contract;
using Fractus.Iam.Contract.Sts;
using Fractus.Kernel;
using Fractus.Kernel.Identity;
using Fractus.Store;

namespace Fractus.Iam.Tests.Services;

/// <summary>IAM and STS over a store in memory, with a clock that stands until it is moved.</summary>
internal sealed class TestCloud : IAsyncDisposable
{
    public const string Account = "000000000000";
    public const string Table = "arn:aws:dynamodb:us-east-1:000000000000:table/people";
    public const string AnyoneHere = """{"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":{"AWS":"000000000000"},"Action":["sts:AssumeRole","sts:TagSession"]}}""";
    public const string LambdaTrust = """{"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":{"Service":"lambda.amazonaws.com"},"Action":"sts:AssumeRole"}}""";
    public const string AllowPut = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"dynamodb:PutItem","Resource":"*"}]}""";

    private readonly IamService service;

    private TestCloud(MemoryStore store, IamService service, Clock clock)
    {
        Store = store;
        this.service = service;
        Time = clock;
    }

    public static Principal RootPrincipal { get; } = new(PrincipalKind.Root, Account, $"arn:aws:iam::{Account}:root", Account, "root");

    public MemoryStore Store { get; }

    public Clock Time { get; }

    public IIam Iam => service.Iam;

    public ISts Sts => service.Sts;

    public ICredentialResolver Credentials => service.Credentials;

    public static Caller Root { get; } = As(RootPrincipal);

    public static async Task<TestCloud> StartAsync(MemoryStore? store = null)
    {
        store ??= new MemoryStore();
        var clock = new Clock();
        return new TestCloud(store, IamService.Open(store, await SecretKeys.OpenAsync(store, IdGenerator.System), clock, IdGenerator.System), clock);
    }

    public static Caller As(Principal principal) => NewCaller(principal, principal.Account, "us-east-1", "request", "aws");

    /// <summary>Asks as the pipeline would.</summary>
    public AccessDecision Ask(Principal principal, string action = "dynamodb:PutItem", string resource = Table, string? resourcePolicy = null) =>
        service.Authorizer.Authorize(new AccessQuestion(principal, action, resource, Arn.TryParse(resource, out var arn) ? arn.Account : Account, "us-east-1")
        {
            ResourcePolicy = resourcePolicy,
        });

    /// <summary>A user with a key, and the principal that the key resolves to.</summary>
    public async Task<Principal> NewUser(string name = "ann")
    {
        await Iam.CreateUser(new CreateUserInput { UserName = name }, Root, default);
        return (await NewKey(name)).Principal;
    }

    public async Task<Credential> NewKey(string userName)
    {
        var created = await Iam.CreateAccessKey(new CreateAccessKeyInput { UserName = userName }, Root, default);
        return Credentials.Resolve(created.AccessKey!.AccessKeyId!, null)!;
    }

    public async Task<Role> NewRole(string name = "worker", string trust = AnyoneHere, int? maxSessionSeconds = null) => (await Iam.CreateRole(
        new CreateRoleInput { RoleName = name, Path = "/service-role/", AssumeRolePolicyDocument = trust, MaxSessionDuration = maxSessionSeconds }, Root, default)).Role!;

    /// <summary>Assumes a role and resolves what comes back.</summary>
    public async Task<Principal> Assume(AssumeRoleInput input, Caller? caller = null)
    {
        var assumed = await Sts.AssumeRole(input, caller ?? Root, default);
        return Credentials.Resolve(assumed.Credentials!.AccessKeyId!, assumed.Credentials.SessionToken)!.Principal;
    }

    public async ValueTask DisposeAsync()
    {
        service.Dispose();
        await Store.DisposeAsync();
    }

    // Only the pipeline may make a caller; here the test stands in for it.
    [UnsafeAccessor(UnsafeAccessorKind.Constructor)]
    private static extern Caller NewCaller(Principal principal, string account, string region, string requestId, string partition);

    internal sealed class Clock : TimeProvider
    {
        private DateTimeOffset now = new(2026, 3, 4, 5, 6, 7, TimeSpan.Zero);

        public override DateTimeOffset GetUtcNow() => now;

        public void Advance(TimeSpan by) => now += by;
    }
}

/// <summary>How the query protocol names an error, as callers see it.</summary>
internal static class AssertError
{
    public static async Task IsAsync(string code, int status, string message, Func<Task> action)
    {
        var error = await Assert.ThrowsAnyAsync<ApiException>(action);
        Assert.Equal((code, status, message), (error.QueryCode, error.Status, error.Message));
    }
}
