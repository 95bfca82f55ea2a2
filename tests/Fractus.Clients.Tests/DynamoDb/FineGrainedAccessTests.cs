using System.Text.Json;
using Fractus.Testing;
using Xunit;

namespace Fractus.Clients.Tests.DynamoDb;

/// <summary>A policy that lets each user at the items of their own alone: without it, many people cannot share a table.</summary>
public sealed class FineGrainedAccessTests(CloudFixture cloud) : IClassFixture<CloudFixture>
{
    private const string Script = """
        import boto3, json, os
        from botocore.exceptions import ClientError
        url = os.environ["AWS_ENDPOINT_URL"]
        root = boto3.client("dynamodb", endpoint_url=url)
        root.create_table(TableName="scores", BillingMode="PAY_PER_REQUEST",
            AttributeDefinitions=[{"AttributeName": "who", "AttributeType": "S"}, {"AttributeName": "game", "AttributeType": "S"}],
            KeySchema=[{"AttributeName": "who", "KeyType": "HASH"}, {"AttributeName": "game", "KeyType": "RANGE"}])
        item = lambda who: {"who": {"S": who}, "game": {"S": "go"}, "wins": {"N": "3"}, "secret": {"S": "x"}}
        key = lambda who: {"who": {"S": who}, "game": {"S": "go"}}
        for who in ("ann", "bob"):
            root.put_item(TableName="scores", Item=item(who))

        iam = boto3.client("iam", endpoint_url=url)
        iam.create_user(UserName="ann")
        iam.put_user_policy(UserName="ann", PolicyName="own", PolicyDocument=json.dumps({"Version": "2012-10-17", "Statement": [
            {"Effect": "Allow", "Action": ["dynamodb:GetItem", "dynamodb:BatchGetItem", "dynamodb:Query", "dynamodb:PutItem", "dynamodb:UpdateItem"],
             "Resource": "arn:aws:dynamodb:*:*:table/scores",
             "Condition": {"ForAllValues:StringEquals": {"dynamodb:LeadingKeys": ["${aws:username}"],
                                                         "dynamodb:Attributes": ["who", "game", "wins"]},
                           "StringEqualsIfExists": {"dynamodb:Select": "SPECIFIC_ATTRIBUTES", "dynamodb:ReturnValues": ["NONE", "UPDATED_NEW"]}}},
            {"Effect": "Allow", "Action": "dynamodb:PartiQLSelect", "Resource": "*",
             "Condition": {"Bool": {"dynamodb:FullTableScan": "false"}, "ForAllValues:StringEquals": {"dynamodb:LeadingKeys": "${aws:username}"}}}]}))
        secret = iam.create_access_key(UserName="ann")["AccessKey"]
        ann = boto3.client("dynamodb", endpoint_url=url, aws_access_key_id=secret["AccessKeyId"], aws_secret_access_key=secret["SecretAccessKey"])

        def ask(call):
            try:
                call()
                return "yes"
            except ClientError as refused:
                return refused.response["Error"]["Code"]

        get = lambda who, projection="wins": ann.get_item(TableName="scores", Key=key(who), ProjectionExpression=projection)
        query = lambda who: ann.query(TableName="scores", ProjectionExpression="wins, game", KeyConditionExpression="#w = :w",
            ExpressionAttributeNames={"#w": "who"}, ExpressionAttributeValues={":w": {"S": who}})
        put = lambda *people: ann.transact_write_items(TransactItems=[{"Put": {"TableName": "scores",
            "Item": {**key(who), "wins": {"N": "4"}}}} for who in people])
        update = lambda who, returned: ann.update_item(TableName="scores", Key=key(who), UpdateExpression="SET wins = wins + :one",
            ExpressionAttributeValues={":one": {"N": "1"}}, ReturnValues=returned)
        select = lambda text: ann.execute_statement(Statement=text)
        print(json.dumps({
            "own item": ask(lambda: get("ann")),
            "another's item": ask(lambda: get("bob")),
            "another attribute": ask(lambda: get("ann", "wins, secret")),
            "all attributes": ask(lambda: ann.get_item(TableName="scores", Key=key("ann"))),
            "own and another's item": ask(lambda: ann.batch_get_item(RequestItems={"scores": {
                "Keys": [key("ann"), key("bob")], "ProjectionExpression": "wins"}})),
            "own query": ask(lambda: query("ann")),
            "another's query": ask(lambda: query("bob")),
            "own put": ask(lambda: put("ann")),
            "another's put among own": ask(lambda: put("ann", "bob")),
            "own update": ask(lambda: update("ann", "UPDATED_NEW")),
            "own update that shows all": ask(lambda: update("ann", "ALL_NEW")),
            "own statement": ask(lambda: select("SELECT * FROM scores WHERE who = 'ann'")),
            "another's statement": ask(lambda: select("SELECT * FROM scores WHERE who IN ['ann', 'bob']")),
            "a statement that scans": ask(lambda: select("SELECT * FROM scores WHERE wins > 1")),
        }))
        """;

    [Boto3Fact]
    public async Task A_user_reaches_items_and_attributes_that_the_policy_names_and_no_others()
    {
        var ran = await ChildProcess.RunAsync(OutsideClients.PythonWithBoto3!, ["-c", Script], OutsideClients.EnvironmentFor(cloud.Url));
        var answers = JsonSerializer.Deserialize<Dictionary<string, string>>(ran.Succeeded)!;

        string[] allowed = ["own item", "own query", "own put", "own update", "own statement"];
        Assert.All(answers, answer => Assert.Equal((answer.Key, allowed.Contains(answer.Key) ? "yes" : "AccessDeniedException"), (answer.Key, answer.Value)));
        Assert.Equal(14, answers.Count);
    }
}
