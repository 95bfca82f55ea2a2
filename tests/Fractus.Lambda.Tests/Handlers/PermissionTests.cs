using Fractus.Kernel;
using Fractus.Kernel.Shapes;
using Fractus.Lambda.Contract;
using Fractus.Lambda.Tests.Support;
using Fractus.Testing;

namespace Fractus.Lambda.Tests.Handlers;

public sealed class PermissionTests : AsyncTests
{
    private const string Function = "arn:aws:lambda:us-east-1:000000000000:function:f";

    private readonly FakeCloud _cloud = new();

    internal static AddPermissionInput Api { get; } = new()
    {
        FunctionName = "f",
        StatementId = "api",
        Action = "lambda:InvokeFunction",
        Principal = "apigateway.amazonaws.com",
        SourceArn = "arn:aws:execute-api:us-east-1:000000000000:abc/*/GET/users",
    };

    public override ValueTask DisposeAsync() => _cloud.DisposeAsync();

    [Fact]
    public async Task A_statement_has_the_form_that_the_service_gives_it()
    {
        await _cloud.CreateAsync();
        var added = await _cloud.Lambda.AddPermission(Api, _cloud.Caller, default);
        Assert.Equal(
            """{"Sid":"api","Effect":"Allow","Principal":{"Service":"apigateway.amazonaws.com"},"Action":"lambda:InvokeFunction","Resource":"arn:aws:lambda:us-east-1:000000000000:function:f","Condition":{"ArnLike":{"AWS:SourceArn":"arn:aws:execute-api:us-east-1:000000000000:abc/*/GET/users"}}}""",
            added.Statement);
        Assert.Equal($$"""{"Version":"2012-10-17","Id":"default","Statement":[{{added.Statement}}]}""", (await PolicyAsync()).Policy);
    }

    [Theory]
    [InlineData("*", "\"Principal\":\"*\"")]
    [InlineData("111111111111", "\"Principal\":{\"AWS\":\"arn:aws:iam::111111111111:root\"}")]
    [InlineData("arn:aws:iam::111111111111:role/r", "\"Principal\":{\"AWS\":\"arn:aws:iam::111111111111:role/r\"}")]
    public async Task Principals_are_written_by_their_kind(string principal, string expected)
    {
        await _cloud.CreateAsync();
        var added = await _cloud.Lambda.AddPermission(Api with { Principal = principal }, _cloud.Caller, default);
        Assert.Contains(expected, added.Statement, StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_conditions_are_written()
    {
        await _cloud.CreateAsync();
        var added = await _cloud.Lambda.AddPermission(
            Api with
            {
                Principal = "*",
                Action = "lambda:InvokeFunctionUrl",
                FunctionUrlAuthType = "NONE",
                PrincipalOrgID = "o-1234567890",
                SourceAccount = "111111111111",
                EventSourceToken = "t",
                SourceArn = null,
            },
            _cloud.Caller,
            default);
        Assert.Contains(
            """
            "Condition":{"StringEquals":{"lambda:FunctionUrlAuthType":"NONE","aws:PrincipalOrgID":"o-1234567890","AWS:SourceAccount":"111111111111","lambda:EventSourceToken":"t"}}}
            """,
            added.Statement,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_cannot_be_added_is_refused_in_the_services_words()
    {
        await _cloud.CreateAsync();
        await _cloud.Lambda.AddPermission(Api, _cloud.Caller, default);
        var twice = await Assert.ThrowsAsync<ResourceConflictException>(() => AddAsync(Api));
        Assert.Equal("The statement id (api) provided already exists. Please provide a new statement id, or remove the existing statement.", twice.Message);
        var principal = await Assert.ThrowsAsync<InvalidParameterValueException>(() => AddAsync(Api with { StatementId = "s", Principal = "nobody" }));
        Assert.Equal("The provided principal was invalid. Please check the principal and try again.", principal.Message);
        var latest = await Assert.ThrowsAsync<InvalidParameterValueException>(() => AddAsync(Api with { StatementId = "s", Qualifier = "$LATEST" }));
        Assert.Equal("We currently do not support adding policies for $LATEST.", latest.Message);
        var revision = await Assert.ThrowsAsync<PreconditionFailedException>(() => AddAsync(Api with { StatementId = "s", RevisionId = "old" }));
        Assert.EndsWith("Call the GetPolicy API to retrieve the latest Revision Id", revision.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<ResourceNotFoundException>(() => AddAsync(Api with { FunctionName = "nope" }));
        await Assert.ThrowsAsync<ResourceNotFoundException>(() => AddAsync(Api with { StatementId = "s", Qualifier = "prod" }));
    }

    // Who has read a policy may change it, whatever has become of the function meanwhile, and not where the policy has changed.
    [Fact]
    public async Task A_policy_has_a_revision_of_its_own()
    {
        await _cloud.CreateAsync();
        await AddAsync(Api);
        var before = (await PolicyAsync()).RevisionId;
        await _cloud.Lambda.PublishVersion(new PublishVersionInput { FunctionName = "f" }, _cloud.Caller, default);
        Assert.Equal(before, (await PolicyAsync()).RevisionId);
        await AddAsync(Api with { StatementId = "s", RevisionId = before });
        Assert.NotEqual(before, (await PolicyAsync()).RevisionId);
        await Assert.ThrowsAsync<PreconditionFailedException>(() => AddAsync(Api with { StatementId = "t", RevisionId = before }));
    }

    [Fact]
    public async Task A_policy_is_limited_to_twenty_kilobytes()
    {
        await _cloud.CreateAsync();
        await Assert.ThrowsAsync<PolicyLengthExceededException>(async () =>
        {
            for (var i = 0; i < 100; i++)
            {
                await AddAsync(Api with { StatementId = $"s{i}" });
            }
        });
        Assert.InRange((await PolicyAsync()).Policy!.Length, 20_000, 20_480);
    }

    [Fact]
    public async Task The_last_statement_takes_the_policy_with_it()
    {
        await _cloud.CreateAsync();
        await AddAsync(Api);
        var missing = await Assert.ThrowsAsync<ResourceNotFoundException>(() => RemoveAsync("other"));
        Assert.Equal("Statement other is not found in resource policy.", missing.Message);
        await RemoveAsync("api");
        var none = await Assert.ThrowsAsync<ResourceNotFoundException>(() => PolicyAsync());
        Assert.Equal("The resource you requested does not exist.", none.Message);
        var again = await Assert.ThrowsAsync<ResourceNotFoundException>(() => RemoveAsync("api"));
        Assert.Equal("No policy is associated with the given resource.", again.Message);
    }

    // The pipeline asks on every call: what it gets must be true the moment a change is acknowledged.
    [Fact]
    public async Task The_pipeline_sees_a_policy_at_once_and_no_longer_when_it_is_gone()
    {
        Assert.True(Arn.TryParse(Function, out var arn));
        Assert.Null(_cloud.Lambda.FindPolicy(arn));
        await _cloud.CreateAsync();
        Assert.Null(_cloud.Lambda.FindPolicy(arn));
        await AddAsync(Api);
        Assert.Equal((await PolicyAsync()).Policy, _cloud.Lambda.FindPolicy(arn));
        Assert.Equal((await PolicyAsync()).Policy, _cloud.Lambda.FindPolicy(arn with { Resource = "function:f:$LATEST" }));
        Assert.Null(_cloud.Lambda.FindPolicy(arn with { Resource = "function:f:prod" }));
        Assert.Null(_cloud.Lambda.FindPolicy(arn with { Account = "111111111111" }));
        Assert.Null(_cloud.Lambda.FindPolicy(arn with { Resource = "layer:l:1" }));
        await RemoveAsync("api");
        Assert.Null(_cloud.Lambda.FindPolicy(arn));
    }

    private Task<AddPermissionOutput> AddAsync(AddPermissionInput input) => _cloud.Lambda.AddPermission(input, _cloud.Caller, default).AsTask();

    private Task<Unit> RemoveAsync(string statement) =>
        _cloud.Lambda.RemovePermission(new RemovePermissionInput { FunctionName = "f", StatementId = statement }, _cloud.Caller, default).AsTask();

    private Task<GetPolicyOutput> PolicyAsync() => _cloud.Lambda.GetPolicy(new GetPolicyInput { FunctionName = "f" }, _cloud.Caller, default).AsTask();
}
