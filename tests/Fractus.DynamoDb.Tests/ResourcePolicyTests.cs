using System.Text.RegularExpressions;
using System.Web;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Amazon.Runtime;
using Fractus.Testing;

namespace Fractus.DynamoDb.Tests;

/// <summary>Policies on tables and streams, through the AWS SDK, in a whole cloud that enforces them.</summary>
public sealed partial class ResourcePolicyTests(CloudFixture cloud) : IClassFixture<CloudFixture>, IDisposable
{
    private const string Account = "arn:aws:dynamodb:us-east-1:000000000000";
    private const string Invalid = "One or more parameter values were invalid: ";

    private static int s_refused;

    private readonly Sdk _sdk = new(cloud.Url);

    private AmazonDynamoDBClient Root => _sdk.Tables;

    public void Dispose() => _sdk.Dispose();

    [Fact]
    public async Task A_policy_is_kept_in_one_form_and_putting_the_same_again_changes_nothing()
    {
        var arn = await CreateTableAsync("kept");
        var put = await PutAsync(arn, $$"""
            { "Statement": { "Resource": ["{{arn}}"], "Action": ["dynamodb:GetItem"], "Principal": {"AWS": ["000000000000"]}, "Effect": "Allow", "Sid": "a" },
              "Version": "2012-10-17" }
            """);
        var got = await Root.GetResourcePolicyAsync(new GetResourcePolicyRequest { ResourceArn = arn });
        Assert.Equal(
            """{"Version":"2012-10-17","Statement":[{"Sid":"a","Effect":"Allow","Principal":{"AWS":"arn:aws:iam::000000000000:root"},"""
            + $"\"Action\":\"dynamodb:GetItem\",\"Resource\":\"{arn}\"}}]}}",
            got.Policy);
        Assert.Equal(put, got.RevisionId);
        Assert.Equal(put, await PutAsync(arn, got.Policy));
        var next = await PutAsync(arn, Policy(arn, "Allow", "000000000000", "dynamodb:PutItem"));
        Assert.True(long.Parse(next) > long.Parse(put));

        var deleted = await Root.DeleteResourcePolicyAsync(new DeleteResourcePolicyRequest { ResourceArn = arn });
        Assert.Equal(next, deleted.RevisionId);
        Assert.Null((await Root.DeleteResourcePolicyAsync(new DeleteResourcePolicyRequest { ResourceArn = arn })).RevisionId);
        await AssertNoPolicyAsync(arn);
    }

    // Two who change a policy at once must not undo each other's work unseen.
    [Fact]
    public async Task A_policy_is_changed_only_from_the_revision_that_was_expected()
    {
        var arn = await CreateTableAsync("revised");
        var first = await PutAsync(arn, Policy(arn, "Allow", "000000000000", "dynamodb:GetItem"), "NO_POLICY");
        var policy = Policy(arn, "Allow", "000000000000", "dynamodb:PutItem");
        Assert.Equal(
            "Resource-based policy not found for the provided ResourceArn: Requested policy update expecting none to be present "
            + $"for table revised, but a policy exists with revision id {first}.",
            (await Assert.ThrowsAsync<PolicyNotFoundException>(() => PutAsync(arn, policy, "NO_POLICY"))).Message);
        var second = await PutAsync(arn, policy, first);
        var stale = "Resource-based policy not found for the provided ResourceArn: "
            + $"Requested update for policy with revision id {first}, but the policy associated to target table revised has revision id {second}.";
        Assert.Equal(stale, (await Assert.ThrowsAsync<PolicyNotFoundException>(() => PutAsync(arn, policy, first))).Message);
        Assert.Equal(stale, (await Assert.ThrowsAsync<PolicyNotFoundException>(() => Root.DeleteResourcePolicyAsync(
            new DeleteResourcePolicyRequest { ResourceArn = arn, ExpectedRevisionId = first }))).Message);
        await Root.DeleteResourcePolicyAsync(new DeleteResourcePolicyRequest { ResourceArn = arn, ExpectedRevisionId = second });
    }

    // The owner's policy is the only way in, and it opens no more than it says: a foreign ARN never leads to one's own table of that name.
    [Fact]
    public async Task Another_account_reaches_a_tables_items_by_its_ARN_where_the_tables_policy_lets_it()
    {
        var arn = await CreateTableAsync("shared");
        using var other = new AmazonDynamoDBClient("222222222222", "secret", new AmazonDynamoDBConfig { ServiceURL = cloud.Url.ToString() });
        await other.CreateTableAsync(new CreateTableRequest
        {
            TableName = "shared",
            KeySchema = [new KeySchemaElement("p", KeyType.HASH)],
            AttributeDefinitions = [new AttributeDefinition("p", ScalarAttributeType.S)],
            BillingMode = BillingMode.PAY_PER_REQUEST,
        });
        var item = new Dictionary<string, AttributeValue> { ["p"] = new() { S = "1" } };
        await AssertDeniedAsync(() => other.PutItemAsync(arn, item));

        await PutAsync(arn, Policy("*", "Allow", "222222222222", "dynamodb:PutItem", "dynamodb:GetItem", "dynamodb:DescribeTable"));
        await other.PutItemAsync(arn, item);
        Assert.Single((await Root.GetItemAsync("shared", item)).Item);
        Assert.Empty((await other.GetItemAsync("shared", item)).Item ?? []);
        Assert.Single((await other.GetItemAsync(arn, item)).Item);
        Assert.Equal(arn, (await other.DescribeTableAsync(arn)).Table.TableArn);
        await AssertDeniedAsync(() => other.DeleteItemAsync(arn, item));
        await AssertDeniedAsync(() => other.DeleteTableAsync(arn));
        Assert.Equal("shared", (await other.DescribeTableAsync("shared")).Table.TableName);
    }

    [Fact]
    public async Task A_user_without_policies_may_what_the_tables_policy_allows_and_nothing_else()
    {
        var arn = await CreateTableAsync("allowed");
        await CreateTableAsync("forbidden");
        using var reader = await CreateUserAsync("reader");
        var key = new Dictionary<string, AttributeValue> { ["p"] = new() { S = "1" } };
        await AssertDeniedAsync(() => reader.GetItemAsync("allowed", key));

        await PutAsync(arn, Policy("*", "Allow", "arn:aws:iam::000000000000:user/reader", "dynamodb:GetItem", "dynamodb:Query"));
        await reader.GetItemAsync("allowed", key);
        await AssertDeniedAsync(() => reader.PutItemAsync("allowed", key));
        await AssertDeniedAsync(() => reader.GetItemAsync("forbidden", key));

        // An index is under its table's policy.
        await reader.QueryAsync(new QueryRequest("allowed")
        {
            IndexName = "byG",
            KeyConditionExpression = "g = :g",
            ExpressionAttributeValues = new() { [":g"] = new() { S = "x" } },
        });

        await Root.DeleteResourcePolicyAsync(new DeleteResourcePolicyRequest { ResourceArn = arn });
        await AssertDeniedAsync(() => reader.GetItemAsync("allowed", key));
    }

    [Fact]
    public async Task A_denial_holds_for_the_account_itself()
    {
        var arn = await CreateTableAsync("guarded");
        await PutAsync(arn, Policy(arn, "Deny", "*", "dynamodb:DeleteTable"));
        await AssertDeniedAsync(() => Root.DeleteTableAsync("guarded"));
        await Root.DeleteResourcePolicyAsync(new DeleteResourcePolicyRequest { ResourceArn = arn });
        await Root.DeleteTableAsync("guarded");
    }

    // A policy that nobody could mend any more.
    [Fact]
    public async Task A_policy_that_locks_its_author_out_needs_to_be_meant()
    {
        var arn = await CreateTableAsync("locked");
        var policy = Policy(arn, "Deny", "*", "dynamodb:PutResourcePolicy");
        var refused = await Assert.ThrowsAnyAsync<AmazonDynamoDBException>(() => PutAsync(arn, policy));
        Assert.Equal("AccessDeniedException", refused.ErrorCode);
        Assert.Equal("The new resource policy will not allow you to update the resource policy in the future.", refused.Message);
        await Root.PutResourcePolicyAsync(new PutResourcePolicyRequest { ResourceArn = arn, Policy = policy, ConfirmRemoveSelfResourceAccess = true });
        await AssertDeniedAsync(() => PutAsync(arn, policy));
    }

    [Fact]
    public async Task A_table_is_created_with_its_policy_which_goes_with_it()
    {
        var arn = $"{Account}:table/born";
        await CreateTableAsync("born", request => request.ResourcePolicy = Policy(arn, "Deny", "*", "dynamodb:Scan"));
        await AssertDeniedAsync(() => Root.ScanAsync(new ScanRequest("born")));
        await Root.DeleteTableAsync("born");
        await CreateTableAsync("born");
        await AssertNoPolicyAsync(arn);
        await Root.ScanAsync(new ScanRequest("born"));
    }

    [Fact]
    public async Task A_stream_has_a_policy_of_its_own()
    {
        var arn = await CreateTableAsync("streamed", request =>
            request.StreamSpecification = new() { StreamEnabled = true, StreamViewType = StreamViewType.KEYS_ONLY });
        var stream = (await Root.DescribeTableAsync("streamed")).Table.LatestStreamArn;
        await PutAsync(stream, Policy(stream, "Deny", "*", "dynamodb:DescribeStream"));
        await AssertNoPolicyAsync(arn);
        var denied = await Assert.ThrowsAsync<WireException>(() => new WireClient(cloud.Url, TimeProvider.System).CallAsync(
            "DynamoDBStreams_20120810.DescribeStream", new { StreamArn = stream }));
        Assert.Equal("AccessDeniedException", denied.Code);
    }

    public static TheoryData<string, string> RefusedPolicies => new()
    {
        { "{not json", Invalid + "Invalid policy document: This policy contains invalid Json" },
        { "[]", Invalid + "Invalid policy document: This policy contains invalid Json" },
        { """{"Version":"2012-10-17","Statement":[]}""", Invalid + "Invalid policy document: Could not parse the policy: Statement is empty!" },
        { """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"000000000000"},"Action":"dynamodb:GetItem"}]}""", Invalid + "Invalid policy document: Missing required field Resource" },
        { """{"Version":"2012-10-17","Statement":[{"Sid":"a","Effect":"Deny","Principal":"*","Action":"dynamodb:GetItem","Resource":"*"},{"Sid":"a","Effect":"Deny","Principal":"*","Action":"dynamodb:PutItem","Resource":"*"}]}""", Invalid + "Invalid policy document: The Statement Ids in the policy are not unique" },
        { """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":["*"]},"Action":"dynamodb:GetItem","Resource":"*"}]}""", "Resource-based policy grants unbounded access in one or more elements. Please revise the policy to ensure least-privilege form of access" },
        { new string(' ', 20_481), Invalid + "Maximum policy size of 20480 bytes exceeded" },
    };

    [Theory]
    [MemberData(nameof(RefusedPolicies))]
    public async Task What_is_no_policy_is_refused(string policy, string message)
    {
        var arn = await CreateTableAsync($"refused-{Interlocked.Increment(ref s_refused)}");
        var refused = await Assert.ThrowsAnyAsync<AmazonDynamoDBException>(() => PutAsync(arn, policy));
        Assert.Equal(("ValidationException", message), (refused.ErrorCode, refused.Message));
        await AssertNoPolicyAsync(arn);
    }

    [Theory]
    [InlineData("targets", "ValidationException", Invalid + "ARNs must start with 'arn:': targets")]
    [InlineData(Account + ":table/none", "ResourceNotFoundException", "Requested resource not found: Table: none not found")]
    [InlineData(Account + ":table/x/index/i", "ValidationException", Invalid + "Invalid resource arn provided, only table or stream is accepted. Provided resource arn: " + Account + ":table/x/index/i")]
    [InlineData(Account + ":table/x/backup/1", "ValidationException", Invalid + "Provided Arn is not a DynamoDB resource arn: " + Account + ":table/x/backup/1")]
    [InlineData(Account + ":table/x/stream/y", "ResourceNotFoundException", "Requested resource not found: Stream: y not found for Table: x")]
    [InlineData("arn:aws:dynamodb:eu-west-1:000000000000:table/x", "ValidationException", Invalid + "Invalid resource Arn: arn:aws:dynamodb:eu-west-1:000000000000:table/x")]
    public async Task What_can_have_no_policy_is_refused(string arn, string code, string message)
    {
        var refused = await Assert.ThrowsAnyAsync<AmazonDynamoDBException>(
            () => Root.GetResourcePolicyAsync(new GetResourcePolicyRequest { ResourceArn = arn }));
        Assert.Equal((code, message), (refused.ErrorCode, refused.Message));
    }

    private static string Policy(string resource, string effect, string principal, params string[] actions)
    {
        var who = principal == "*" ? "\"*\"" : $$"""{"AWS":"{{principal}}"}""";
        var what = string.Join(",", actions.Select(action => $"\"{action}\""));
        return $$"""{"Version":"2012-10-17","Statement":[{"Effect":"{{effect}}","Principal":{{who}},"Action":[{{what}}],"Resource":"{{resource}}"}]}""";
    }

    private static async Task AssertDeniedAsync(Func<Task> attempt)
    {
        var denied = await Assert.ThrowsAnyAsync<AmazonDynamoDBException>(attempt);
        Assert.Equal("AccessDeniedException", denied.ErrorCode);
    }

    private async Task AssertNoPolicyAsync(string arn)
    {
        var none = await Assert.ThrowsAsync<PolicyNotFoundException>(
            () => Root.GetResourcePolicyAsync(new GetResourcePolicyRequest { ResourceArn = arn }));
        Assert.Equal($"Resource-based policy not found for the provided ResourceArn: {arn}", none.Message);
    }

    private async Task<string> PutAsync(string arn, string policy, string? expected = null)
    {
        var put = await Root.PutResourcePolicyAsync(new PutResourcePolicyRequest { ResourceArn = arn, Policy = policy, ExpectedRevisionId = expected });
        return put.RevisionId;
    }

    private async Task<string> CreateTableAsync(string name, Action<CreateTableRequest>? with = null)
    {
        var request = new CreateTableRequest
        {
            TableName = name,
            BillingMode = BillingMode.PAY_PER_REQUEST,
            KeySchema = [new KeySchemaElement("p", KeyType.HASH)],
            AttributeDefinitions = [new("p", ScalarAttributeType.S), new("g", ScalarAttributeType.S)],
            GlobalSecondaryIndexes =
            [
                new() { IndexName = "byG", KeySchema = [new KeySchemaElement("g", KeyType.HASH)], Projection = new() { ProjectionType = ProjectionType.ALL } },
            ],
        };
        with?.Invoke(request);
        return (await Root.CreateTableAsync(request)).TableDescription.TableArn;
    }

    // There is no client of IAM here; its requests are forms. The key is not looked at: a loopback server takes it for the root's.
    private async Task<AmazonDynamoDBClient> CreateUserAsync(string name)
    {
        using var http = new HttpClient { BaseAddress = new Uri(cloud.Url) };
        async Task<string> Call(string action)
        {
            var now = TimeProvider.System.GetUtcNow();
            using var request = new HttpRequestMessage(HttpMethod.Post, "/")
            {
                Content = new FormUrlEncodedContent(new Dictionary<string, string> { ["Action"] = action, ["Version"] = "2010-05-08", ["UserName"] = name }),
            };
            request.Headers.Add("X-Amz-Date", $"{now:yyyyMMdd'T'HHmmss'Z'}");
            request.Headers.TryAddWithoutValidation(
                "Authorization",
                $"AWS4-HMAC-SHA256 Credential=test/{now:yyyyMMdd}/us-east-1/iam/aws4_request, SignedHeaders=host;x-amz-date, Signature={new string('0', 64)}");
            using var answer = await http.SendAsync(request);
            answer.EnsureSuccessStatusCode();
            return await answer.Content.ReadAsStringAsync();
        }

        await Call("CreateUser");
        var key = await Call("CreateAccessKey");
        string Of(Regex element) => HttpUtility.HtmlDecode(element.Match(key).Groups[1].Value);
        return new AmazonDynamoDBClient(
            new BasicAWSCredentials(Of(AccessKeyId()), Of(SecretAccessKey())),
            new AmazonDynamoDBConfig { ServiceURL = cloud.Url, AuthenticationRegion = "us-east-1", MaxErrorRetry = 0 });
    }

    [GeneratedRegex("<AccessKeyId>(.*?)</AccessKeyId>")]
    private static partial Regex AccessKeyId();

    [GeneratedRegex("<SecretAccessKey>(.*?)</SecretAccessKey>")]
    private static partial Regex SecretAccessKey();
}
