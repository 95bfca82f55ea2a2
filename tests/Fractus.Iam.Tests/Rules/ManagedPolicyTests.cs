using Fractus.Iam.Rules.Evaluation;
using Fractus.Iam.Rules.ManagedPolicies;
using static Fractus.Iam.Tests.Rules.Given;

namespace Fractus.Iam.Tests.Rules;

public class ManagedPolicyTests
{
    [Theory]
    [InlineData("AdministratorAccess", "iam:CreateUser", true)]
    [InlineData("PowerUserAccess", "lambda:CreateFunction", true)]
    [InlineData("PowerUserAccess", "iam:CreateUser", false)]
    [InlineData("ReadOnlyAccess", "dynamodb:Query", true)]
    [InlineData("ReadOnlyAccess", "dynamodb:PutItem", false)]
    [InlineData("ReadOnlyAccess", "sqs:SendMessage", false)]
    [InlineData("AmazonDynamoDBFullAccess", "dynamodb:PutItem", true)]
    [InlineData("AmazonDynamoDBReadOnlyAccess", "dynamodb:Scan", true)]
    [InlineData("AmazonDynamoDBReadOnlyAccess", "dynamodb:PutItem", false)]
    [InlineData("AmazonS3FullAccess", "s3:DeleteObject", true)]
    [InlineData("AmazonS3ReadOnlyAccess", "s3:GetObject", true)]
    [InlineData("AmazonS3ReadOnlyAccess", "s3:PutObject", false)]
    [InlineData("AWSLambda_FullAccess", "lambda:InvokeFunction", true)]
    [InlineData("service-role/AWSLambdaBasicExecutionRole", "logs:PutLogEvents", true)]
    [InlineData("service-role/AWSLambdaBasicExecutionRole", "dynamodb:PutItem", false)]
    [InlineData("service-role/AWSLambdaDynamoDBExecutionRole", "dynamodb:GetRecords", true)]
    [InlineData("service-role/AWSLambdaSQSQueueExecutionRole", "sqs:ReceiveMessage", true)]
    [InlineData("service-role/AWSLambdaKinesisExecutionRole", "kinesis:GetRecords", true)]
    [InlineData("service-role/AmazonAPIGatewayPushToCloudWatchLogs", "logs:FilterLogEvents", true)]
    [InlineData("AmazonCognitoPowerUser", "cognito-idp:AdminCreateUser", true)]
    [InlineData("AmazonSQSFullAccess", "sqs:SendMessage", true)]
    [InlineData("AmazonSNSFullAccess", "sns:Publish", true)]
    [InlineData("AmazonEventBridgeFullAccess", "events:PutEvents", true)]
    [InlineData("AWSStepFunctionsFullAccess", "states:StartExecution", true)]
    [InlineData("CloudWatchFullAccess", "cloudwatch:PutMetricData", true)]
    [InlineData("CloudWatchLogsFullAccess", "logs:DeleteLogGroup", true)]
    public void A_managed_policy_allows_what_its_name_promises(string name, string action, bool allowed)
    {
        var policy = ManagedPolicyCatalog.Find($"arn:aws:iam::aws:policy/{name}");
        Assert.NotNull(policy);
        var decision = PolicyEvaluator.Evaluate(Request(User, action), Identity(new NamedPolicy(policy.Arn, policy.Document)));
        Assert.Equal(allowed, decision.IsAllowed);
    }

    [Fact]
    public void Invoking_an_api_is_allowed_on_apis_only()
    {
        var policy = Identity(new NamedPolicy("p", ManagedPolicyCatalog.Find("arn:aws:iam::aws:policy/AmazonAPIGatewayInvokeFullAccess")!.Document));
        var api = $"arn:aws:execute-api:us-east-1:{Account}:abc/v1/GET/users";
        Assert.True(PolicyEvaluator.Evaluate(Request(User, "execute-api:Invoke", api), policy).IsAllowed);
        Assert.False(PolicyEvaluator.Evaluate(Request(User, "execute-api:Invoke", Table), policy).IsAllowed);
    }

    [Fact]
    public void A_managed_policy_knows_its_name_and_path()
    {
        var policy = ManagedPolicyCatalog.Find("arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole")!;
        Assert.Equal(("AWSLambdaBasicExecutionRole", "/service-role/", "v1"), (policy.Name, policy.Path, policy.Version));
        Assert.Matches("^ANPA[A-Z2-7]{17}$", policy.Id);
        Assert.Equal(ManagedPolicyCatalog.All.Count(), ManagedPolicyCatalog.All.Select(each => each.Id).Distinct().Count());
    }
}
