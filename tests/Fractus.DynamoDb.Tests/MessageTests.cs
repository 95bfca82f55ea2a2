using Fractus.Testing;

namespace Fractus.DynamoDb.Tests;

/// <summary>
/// What the model's constraints are worded as. People's tests match on these texts, and they do not follow from the model: they were
/// recorded on the real service.
/// </summary>
public sealed class MessageTests(CloudFixture cloud) : IClassFixture<CloudFixture>
{
    private const string Definitions = """ "AttributeDefinitions": [{"AttributeName": "p", "AttributeType": "S"}] """;
    private const string Invalid = "One or more parameter values were invalid: ";
    private const string Indexes =
        $$""" {{Definitions}}, "KeySchema": [{"AttributeName": "p", "KeyType": "HASH"}], "BillingMode": "PAY_PER_REQUEST" """;

    private const string MapKeys =
        "' at 'requestItems' failed to satisfy constraint: Map keys must satisfy constraint: [Member must have length less than or equal to 255, "
        + "Member must have length greater than or equal to 3, Member must satisfy regular expression pattern: [a-zA-Z0-9_.-]+]";

    private const string MapValues =
        "' at 'requestItems' failed to satisfy constraint: Map value must satisfy constraint: "
        + "[Member must have length less than or equal to 25, Member must have length greater than or equal to 1]";

    private const string Capacity =
        "Value 'X' at 'returnConsumedCapacity' failed to satisfy constraint: Member must satisfy enum value set: [INDEXES, TOTAL, NONE]";

    private const string MissingTable = "The parameter 'TableName' is required but was not present in the request";

    [Theory]
    [InlineData("CreateTable", $$"""{ {{Definitions}}, "KeySchema": [], "BillingMode": "X"}""", MissingTable)]
    [InlineData("DescribeTable", "{}", MissingTable)]
    [InlineData("DeleteTable", "{}", MissingTable)]
    [InlineData("UpdateTable", """{"BillingMode": "X"}""", MissingTable)]
    [InlineData("PutItem", """{"Item": {}}""", "1 validation error detected: Value null at 'tableName' failed to satisfy constraint: Member must not be null")]
    [InlineData(
        "CreateTable",
        $$"""{"TableName": "ab", {{Definitions}}, "KeySchema": [{"AttributeName": "p", "KeyType": "HASH"}]}""",
        "1 validation error detected: Value 'ab' at 'tableName' failed to satisfy constraint: Member must have length greater than or equal to 3")]
    [InlineData(
        "CreateTable",
        $$"""{"TableName": "abc", {{Indexes}}, "LocalSecondaryIndexes": [{"IndexName": "aa", "KeySchema": [{"AttributeName": "p", "KeyType": "HASH"}], "Projection": {} }], """
        + """ "GlobalSecondaryIndexes": [{"IndexName": "zz", "KeySchema": [{"AttributeName": "g", "KeyType": "HASH"}], "Projection": {}}]}""",
        "2 validation errors detected: Value 'zz' at 'globalSecondaryIndexes.1.member.indexName' failed to satisfy constraint: Member must have length "
        + "greater than or equal to 3; Value 'aa' at 'localSecondaryIndexes.1.member.indexName' failed to satisfy constraint: Member must have length "
        + "greater than or equal to 3")]
    [InlineData("DescribeTable", """{"TableName": "ab"}""", "TableName must be at least 3 characters long and at most 255 characters long")]
    [InlineData(
        "CreateTable",
        $$"""{"TableName": "abc", {{Definitions}}, "KeySchema": [{"AttributeName": "p", "KeyType": "HASH"}, {"AttributeName": "q", "KeyType": "RANGE"}, {"AttributeName": "r", "KeyType": "RANGE"}]}""",
        "1 validation error detected: Value '[KeySchemaElement(attributeName=p, keyType=HASH), KeySchemaElement(attributeName=q, keyType=RANGE), "
        + "KeySchemaElement(attributeName=r, keyType=RANGE)]' at 'keySchema' failed to satisfy constraint: Member must have length less than or equal to 2")]
    [InlineData(
        "Query",
        """{"TableName": "abc", "Select": "X"}""",
        "1 validation error detected: Value 'X' at 'select' failed to satisfy constraint: Member must satisfy enum value set: "
        + "[SPECIFIC_ATTRIBUTES, COUNT, ALL_ATTRIBUTES, ALL_PROJECTED_ATTRIBUTES]")]
    [InlineData(
        "Query",
        """{"TableName": "abc", "Limit": 0, "KeyConditionExpression": "p = :p"}""",
        "1 validation error detected: Value at 'Limit' failed to satisfy constraint: Member must have value greater than or equal to 1")]
    [InlineData(
        "Scan",
        """{"TableName": "abc", "Limit": 0}""",
        "1 validation error detected: Value '0' at 'limit' failed to satisfy constraint: Member must have value greater than or equal to 1")]
    [InlineData(
        "BatchGetItem",
        """{"RequestItems": {}}""",
        "1 validation error detected: Value at 'RequestItems' failed to satisfy constraint: Member must have length greater than or equal to 1")]
    [InlineData(
        "BatchGetItem",
        """{"RequestItems": {"abc": {"Keys": []}}}""",
        "1 validation error detected: Value at 'RequestItems.abc.member.Keys' failed to satisfy constraint: Member must have length greater than or equal to 1")]
    [InlineData(
        "BatchGetItem",
        """{"RequestItems": {"abc": {"Keys": [{}], "ProjectionExpression": "a"}, "abd": {"Keys": [{}], "AttributesToGet": ["a"]}}}""",
        "Can not use both expression and non-expression parameters in the same request: Non-expression parameters: {AttributesToGet} "
        + "Expression parameters: {ProjectionExpression}")]
    [InlineData("BatchWriteItem", """{"RequestItems": {}}""", "The requestItems parameter is required for BatchWriteItem")]
    [InlineData(
        "BatchGetItem",
        """{"RequestItems": {"bad!name": {"Keys": [{"pk": {"S": "a"}}]}}, "ReturnConsumedCapacity": "X"}""",
        "2 validation errors detected: Value '{\"bad!name\":{\"Keys\":[{\"pk\":{\"S\":\"a\"}}]}}" + MapKeys + "; " + Capacity)]
    [InlineData(
        "BatchGetItem",
        """{"RequestItems": {"abc": {"Keys": [{"p": {"N": "1.0"}}], "ConsistentRead": true}, "\"": {"Keys": [{"p": {"B": "AAE="}}]}}}""",
        "1 validation error detected: Value '{\"abc\":{\"Keys\":[{\"p\":{\"N\":\"1\"}}],\"ConsistentRead\":true},\"\\\"\":{\"Keys\":[{\"p\":{\"B\":\"AAE=\"}}]}}" + MapKeys)]
    [InlineData(
        "BatchGetItem",
        """{"RequestItems": {"arn:aws:dynamodb:us-east-1:000000000000:table/x": {"Keys": [{"p": {"BOOL": true}}]}}}""",
        "1 validation error detected: Value '{\"arn:aws:dynamodb:us-east-1:000000000000:table/x\":{\"Keys\":[{\"p\":{\"BOOL\":true}}]}}" + MapKeys)]
    [InlineData(
        "BatchWriteItem",
        """{"RequestItems": {"bad!name": [{"PutRequest": {"Item": {"pk": {"S": "x"}}}}]}}""",
        "1 validation error detected: Value '{bad!name=[WriteRequest(putRequest=PutRequest(item={pk=AttributeValue(s=x)}))]}" + MapKeys)]
    [InlineData(
        "BatchWriteItem",
        """{"RequestItems": {"bad!name": [{"PutRequest": {"Item": {"pk": {"S": "x"}}}}]}, "ReturnConsumedCapacity": "X"}""",
        "1 validation error detected: " + Capacity)]
    [InlineData("BatchWriteItem", """{"RequestItems": {"abc": []}}""", "1 validation error detected: Value '{abc=[]}" + MapValues)]
    [InlineData(
        "BatchWriteItem",
        """{"RequestItems": {"ab": []}}""",
        "2 validation errors detected: Value '{ab=[]}" + MapKeys + "; Value '{ab=[]}" + MapValues)]
    [InlineData("TagResource", """{"ResourceArn": "table", "Tags": [{"Key": "k", "Value": "v"}]}""", Invalid + "ARNs must start with 'arn:': table")]
    [InlineData(
        "ListTagsOfResource",
        """{"ResourceArn": "arn:aws:sqs:us-east-1:000000000000:table/abc"}""",
        Invalid + "Provided Arn is not a DynamoDB resource arn: arn:aws:sqs:us-east-1:000000000000:table/abc")]
    [InlineData(
        "CreateTable",
        $$"""{"TableName": "abc", {{Definitions}}, "KeySchema": [{"AttributeName": "p", "KeyType": "HASH"}], "TableClass": "GOLD"}""",
        "Invalid table-class parameter provided. Please try again with a valid table-class value: [STANDARD, STANDARD_INFREQUENT_ACCESS].")]
    [InlineData(
        "CreateTable",
        $$"""{"TableName": "abc", {{Definitions}}, "KeySchema": [{"AttributeName": "p", "KeyType": "HASH"}], "BillingMode": "PAY_PER_REQUEST", "SSESpecification": {"Enabled": true, "KMSMasterKeyId": "k"} }""",
        Invalid + "SSEType KMS is required if KMSMasterKeyId is specified")]
    [InlineData(
        "TagResource",
        """{"ResourceArn": "arn:aws:dynamodb:us-east-1:000000000000:table/abc", "Tags": [{"Key": "k"}]}""",
        "The Tag Value provided is invalid, Value: null")]
    [InlineData(
        "TagResource",
        """{"ResourceArn": "arn:aws:dynamodb:us-east-1:000000000000:table/abc", "Tags": [{"Key": "aws:k", "Value": "v"}]}""",
        "Tag Key cannot be prefixed with aws:, Key: aws:k")]
    [InlineData(
        "TagResource",
        """{"ResourceArn": "arn:aws:dynamodb:us-east-1:000000000000:table/abc", "Tags": [{"Key": "k", "Value": "v"}, {"Key": "k", "Value": "w"}]}""",
        "Duplicate Tag Keys provided as input: Duplicate Tag Key found k")]
    public async Task A_broken_constraint_is_worded_as_the_service_words_it(string operation, string input, string message) =>
        Assert.Equal(message, (await RefusalAsync(operation, input)).Message);

    [Fact]
    public async Task A_batch_of_more_writes_than_allowed_is_told_which()
    {
        var writes = string.Join(", ", Enumerable.Range(0, 26).Select(i => $$$$$"""{"DeleteRequest": {"Key": {"p": {"S": "{{{{{i}}}}}"}}}}"""));
        var refusal = await RefusalAsync("BatchWriteItem", $$$"""{"RequestItems": {"abc": [{{{writes}}}]}}""");
        Assert.StartsWith("1 validation error detected: Value '{abc=[WriteRequest(deleteRequest=DeleteRequest(key={p=AttributeValue(s=0)})), ", refusal.Message);
        Assert.EndsWith(
            "]}' at 'requestItems' failed to satisfy constraint: Map value must satisfy constraint: "
            + "[Member must have length less than or equal to 25, Member must have length greater than or equal to 1]",
            refusal.Message);
    }

    [Fact]
    public async Task A_message_does_not_grow_with_the_request_that_it_shows()
    {
        var text = new string('x', 100_000);
        var gets = string.Join(", ", Enumerable.Range(0, 101).Select(_ => $$$$$"""{"Get": {"TableName": "abc", "Key": {"p": {"S": "{{{{{text}}}}}"}}}}"""));
        Assert.InRange((await RefusalAsync("TransactGetItems", $$"""{"TransactItems": [{{gets}}]}""")).Message.Length, 200, 5000);
    }

    [Fact]
    public async Task The_tags_of_another_account_are_denied() => Assert.Equal(
        "AccessDeniedException",
        (await RefusalAsync("ListTagsOfResource", """{"ResourceArn": "arn:aws:dynamodb:us-east-1:111111111111:table/abc"}""")).Code);

    private async Task<WireException> RefusalAsync(string operation, string input)
    {
        using var client = new WireClient(cloud.Url, TimeProvider.System);
        return await client.RefusalAsync(operation, input);
    }
}
