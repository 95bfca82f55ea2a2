using System.Text.Json;
using Fractus.Testing;
using Xunit;

namespace Fractus.Clients.Tests;

/// <summary>DynamoDB Streams through clients of its own: what they make of our shapes and errors.</summary>
public sealed class StreamTests(CloudFixture cloud) : IClassFixture<CloudFixture>
{
    // Follows a stream as the Developer Guide's walk-through does.
    private const string Script = """
        import boto3, json, os
        url = os.environ["AWS_ENDPOINT_URL"]
        tables = boto3.client("dynamodb", endpoint_url=url)
        streams = boto3.client("dynamodbstreams", endpoint_url=url)
        tables.create_table(TableName="followed", BillingMode="PAY_PER_REQUEST",
            AttributeDefinitions=[{"AttributeName": "p", "AttributeType": "S"}], KeySchema=[{"AttributeName": "p", "KeyType": "HASH"}],
            StreamSpecification={"StreamEnabled": True, "StreamViewType": "NEW_AND_OLD_IMAGES"})
        tables.put_item(TableName="followed", Item={"p": {"S": "a"}, "b": {"B": b"\x00\xff"}})
        tables.delete_item(TableName="followed", Key={"p": {"S": "a"}})
        arn = streams.list_streams(TableName="followed")["Streams"][0]["StreamArn"]
        shards = streams.describe_stream(StreamArn=arn)["StreamDescription"]["Shards"]
        iterator = streams.get_shard_iterator(StreamArn=arn, ShardId=shards[0]["ShardId"], ShardIteratorType="TRIM_HORIZON")["ShardIterator"]
        records = streams.get_records(ShardIterator=iterator)["Records"]
        try:
            streams.get_shard_iterator(StreamArn=arn, ShardId="shardId-00000000000000000000-00000000", ShardIteratorType="LATEST")
        except streams.exceptions.ResourceNotFoundException as refused:
            missing = refused.response["Error"]["Message"]
        print(json.dumps({
            "names": [record["eventName"] for record in records],
            "binary": list(records[1]["dynamodb"]["OldImage"]["b"]["B"]),
            "year": records[0]["dynamodb"]["ApproximateCreationDateTime"].year,
            "missing": missing,
        }))
        """;

    [Boto3Fact]
    public async Task Boto3_follows_a_stream()
    {
        var ran = await ChildProcess.RunAsync(OutsideClients.PythonWithBoto3!, ["-c", Script], OutsideClients.EnvironmentFor(cloud.Url));
        using var seen = JsonDocument.Parse(ran.Succeeded);
        Assert.Equal("""["INSERT", "REMOVE"]""", seen.RootElement.GetProperty("names").GetRawText());
        Assert.Equal("[0, 255]", seen.RootElement.GetProperty("binary").GetRawText());
        Assert.Equal(TimeProvider.System.GetUtcNow().Year, seen.RootElement.GetProperty("year").GetInt32());
        Assert.Equal("Requested resource not found: Shard does not exist", seen.RootElement.GetProperty("missing").GetString());
    }

    [AwsCliFact]
    public async Task The_command_line_lists_a_stream()
    {
        await AwsAsync(
            "dynamodb", "create-table", "--table-name", "listed", "--billing-mode", "PAY_PER_REQUEST",
            "--attribute-definitions", "AttributeName=p,AttributeType=S", "--key-schema", "AttributeName=p,KeyType=HASH",
            "--stream-specification", "StreamEnabled=true,StreamViewType=KEYS_ONLY");
        using var listed = JsonDocument.Parse(await AwsAsync("dynamodbstreams", "list-streams", "--table-name", "listed"));
        var arn = listed.RootElement.GetProperty("Streams")[0].GetProperty("StreamArn").GetString()!;
        using var described = JsonDocument.Parse(await AwsAsync("dynamodbstreams", "describe-stream", "--stream-arn", arn));
        Assert.Equal("ENABLED", described.RootElement.GetProperty("StreamDescription").GetProperty("StreamStatus").GetString());
    }

    private async Task<string> AwsAsync(params string[] arguments)
    {
        var ran = await ChildProcess.RunAsync(
            OutsideClients.AwsCli!, ["--endpoint-url", cloud.Url, .. arguments, "--output", "json"], OutsideClients.EnvironmentFor(cloud.Url));
        return ran.Succeeded;
    }
}
