using Fractus.Testing;

namespace Fractus.DynamoDb.Tests;

/// <summary>
/// Which operation tells of what in whose words. Since June 2026 the real service has two layers that check requests, which word the same
/// fault differently, and people's tests match on the words. Recorded in us-east-1, August to October 2026. No table is needed: all of it
/// is told before a table is looked for.
/// </summary>
public sealed class WordingTests(CloudFixture cloud) : IClassFixture<CloudFixture>
{
    private const string One = "1 validation error detected: ";
    private const string Invalid = "One or more parameter values were invalid: ";
    private const string Nesting =
        "Nesting Levels have exceeded supported limits: Attributes in the item have nested levels beyond supported limit";

    private const string Overflow = "Number overflow. Attempting to store a number with magnitude larger than supported range";

    private const string ReturnValues =
        "Failed to satisfy constraint: Member must satisfy enum value set: [ALL_OLD, UPDATED_OLD, ALL_NEW, UPDATE_NEW, NONE]";

    private const string Capacity =
        "Value 'X' at 'returnConsumedCapacity' failed to satisfy constraint: Member must satisfy enum value set: [INDEXES, TOTAL, NONE]";

    private const string EmptyName = "Value at 'TableName' failed to satisfy constraint: Member must have length greater than or equal to 1";
    private const string NoKey = "Value null at 'key' failed to satisfy constraint: Member must not be null";

    private static readonly string s_deep = string.Concat(Enumerable.Repeat("""{"M":{"n":""", 33)) + """{"S":"leaf"}""" + new string('}', 66);

    /// <summary>Values that break a rule, and what each layer says of them.</summary>
    private static readonly (string Value, string Newer, string Older)[] s_faults =
    [
        ("""{"N":"abc"}""", "The parameter cannot be converted to a numeric value: abc", "The parameter cannot be converted to a numeric value: abc"),
        ("""{"N":""}""", "The parameter cannot be converted to a numeric value: ", "The parameter cannot be converted to a numeric value"),
        ("""{"N":"1e2147483647"}""", Overflow, "Number underflow. Attempting to store a number with magnitude smaller than supported range"),
        ("""{"N":"1e2147483648"}""", Overflow, "The parameter cannot be converted to a numeric value: 1e2147483648"),
        (
            """{"SS":["b","a","b"]}""",
            Invalid + """Input collection ["a", "b", "b"] contains duplicates.""",
            Invalid + "Input collection [b, a, b] contains duplicates."),
        (
            """{"BS":["/w==","AA==","AA=="]}""",
            Invalid + """Input collection ["AA==","/w==","AA=="]of type BS contains duplicates.""",
            Invalid + "Input collection [/w==, AA==, AA==]of type BS contains duplicates."),
        ("""{"NS":["2","1","2"]}""", Invalid + "Input collection contains duplicates.", "Input collection contains duplicates"),
        (s_deep, Nesting, Nesting),
    ];

    [Theory]
    [InlineData("PutItem", """{"TableName":"abc","Item":{"p":{"S":"a"},"v":VALUE}}""")]
    [InlineData("PutItem", """{"TableName":"abc","Item":{"p":{"S":"a"}},"ConditionExpression":"v = :v","ExpressionAttributeValues":{":v":VALUE}}""")]
    [InlineData("PutItem", """{"TableName":"abc","Item":{"p":{"S":"a"}},"Expected":{"v":{"Value":VALUE}}}""")]
    [InlineData("UpdateItem", """{"TableName":"abc","Key":{"p":VALUE},"AttributeUpdates":{"v":{"Action":"DELETE"}}}""")]
    [InlineData("UpdateItem", """{"TableName":"abc","Key":{"p":{"S":"a"}},"AttributeUpdates":{"v":{"Action":"PUT","Value":VALUE}}}""")]
    [InlineData("UpdateItem", """{"TableName":"abc","Key":{"p":{"S":"a"}},"UpdateExpression":"SET v = :v","ExpressionAttributeValues":{":v":VALUE}}""")]
    [InlineData("DeleteItem", """{"TableName":"abc","Key":{"p":VALUE}}""")]
    [InlineData("DeleteItem", """{"TableName":"abc","Key":{"p":{"S":"a"}},"ConditionExpression":"v = :v","ExpressionAttributeValues":{":v":VALUE}}""")]
    public Task Writes_of_one_item_tell_of_a_value_as_of_a_broken_constraint(string operation, string input) =>
        FaultsAsync(operation, input, fault => One + fault.Newer);

    [Theory]
    [InlineData("GetItem", """{"TableName":"abc","Key":{"p":VALUE}}""")]
    [InlineData("BatchGetItem", """{"RequestItems":{"abc":{"Keys":[{"p":VALUE}]}}}""")]
    [InlineData("Query", """{"TableName":"abc","KeyConditionExpression":"p = :v","ExpressionAttributeValues":{":v":VALUE}}""")]
    [InlineData(
        "Query",
        """{"TableName":"abc","KeyConditions":{"p":{"ComparisonOperator":"EQ","AttributeValueList":[{"S":"a"}]}},"QueryFilter":{"v":{"ComparisonOperator":"EQ","AttributeValueList":[VALUE]}}}""")]
    public Task Reads_by_key_tell_of_a_value_bare(string operation, string input) => FaultsAsync(operation, input, fault => fault.Newer);

    [Theory]
    [InlineData("BatchWriteItem", """{"RequestItems":{"abc":[{"PutRequest":{"Item":{"p":{"S":"a"},"v":VALUE}}}]}}""")]
    [InlineData("BatchWriteItem", """{"RequestItems":{"abc":[{"DeleteRequest":{"Key":{"p":VALUE}}}]}}""")]
    [InlineData("TransactWriteItems", """{"TransactItems":[{"Put":{"TableName":"abc","Item":{"p":{"S":"a"},"v":VALUE}}}]}""")]
    [InlineData("TransactWriteItems", """{"TransactItems":[{"Delete":{"TableName":"abc","Key":{"p":VALUE}}}]}""")]
    [InlineData("TransactGetItems", """{"TransactItems":[{"Get":{"TableName":"abc","Key":{"p":VALUE}}}]}""")]
    [InlineData("Scan", """{"TableName":"abc","ScanFilter":{"v":{"ComparisonOperator":"EQ","AttributeValueList":[VALUE]}}}""")]
    [InlineData("ExecuteStatement", """{"Statement":"SELECT * FROM abc WHERE p = ?","Parameters":[VALUE]}""")]
    [InlineData("ExecuteTransaction", """{"TransactStatements":[{"Statement":"UPDATE abc SET v = ? WHERE p = 'a'","Parameters":[VALUE]}]}""")]
    public Task Batches_of_writes_transactions_scans_and_statements_keep_the_older_words(string operation, string input) =>
        FaultsAsync(operation, input, fault => fault.Older);

    [Theory]
    [InlineData("Scan", """{"TableName":"abc","FilterExpression":"v = :v","ExpressionAttributeValues":{":v":VALUE}}""")]
    [InlineData(
        "TransactWriteItems",
        """{"TransactItems":[{"Update":{"TableName":"abc","Key":{"p":{"S":"a"}},"UpdateExpression":"SET v = :v","ExpressionAttributeValues":{":v":VALUE}}}]}""")]
    public Task The_older_words_name_the_placeholder_of_a_value(string operation, string input) => FaultsAsync(
        operation, input, fault => $"ExpressionAttributeValues contains invalid value: {fault.Older} for key :v");

    [Theory]
    [InlineData("""{"TableName":"","Item":{},"ReturnValues":"X"}""", One + EmptyName)]
    [InlineData("""{"TableName":"abc","Item":{},"ReturnValues":"X"}""", One + ReturnValues)]
    [InlineData(
        """{"TableName":"abc","Item":{},"ReturnItemCollectionMetrics":"X","ReturnValues":"X","ReturnConsumedCapacity":"X"}""",
        "3 validation errors detected: " + Capacity + "; " + ReturnValues
        + "; Value 'X' at 'returnItemCollectionMetrics' failed to satisfy constraint: Member must satisfy enum value set: [SIZE, NONE]")]
    [InlineData("""{"TableName":"bad name!","Item":{}}""", One + "Value 'bad name!' at 'tableName' failed to satisfy constraint: Member must satisfy regular expression pattern: [a-zA-Z0-9_.-]+")]
    [InlineData("""{"TableName":"abc","Item":{"p":{"NULL":false}}}""", One + Invalid + "Null attribute value types must have the value of true")]
    [InlineData("""{"TableName":"abc","Item":{"p":{"SS":[]}}}""", One + Invalid + "An string set  may not be empty")]
    [InlineData("""{"TableName":"abc","Item":{},"ExpressionAttributeValues":{":v":{"S":"x"}}}""", One + "ExpressionAttributeValues can only be specified when using expressions")]
    [InlineData("""{"TableName":"abc","Item":{},"ConditionExpression":"((p = p))"}""", One + "Invalid ConditionExpression: The expression has redundant parentheses;")]
    [InlineData("""{"TableName":"abc","Item":{},"Expected":{"a":{"Exists":true}}}""", One + Invalid + "Value must be provided when Exists is true for Attribute: a")]
    public Task A_put_tells_of_all_that_is_wrong_with_it_as_a_broken_constraint(string input, string message) =>
        RefusedAsync("PutItem", input, message);

    [Theory]
    [InlineData("""{"TableName":"","Key":{}}""", One + EmptyName)]
    [InlineData("""{"TableName":"abc","Key":{},"ReturnConsumedCapacity":"X","ReturnValues":"X"}""", One + ReturnValues)]
    [InlineData("""{"TableName":"abc","Key":{},"ReturnConsumedCapacity":"X"}""", One + Capacity)]
    [InlineData("""{"TableName":"abc","Key":{},"UpdateExpression":""}""", One + "Invalid UpdateExpression: The expression can not be empty;")]
    [InlineData("""{"TableName":"abc","Key":{},"UpdateExpression":"SET a = :a","ExpressionAttributeValues":{}}""", One + "ExpressionAttributeValues must not be empty")]
    [InlineData(
        """{"TableName":"abc","Key":{},"UpdateExpression":"SET b = b","ExpressionAttributeNames":{"#a":"a"}}""",
        One + "Value provided in ExpressionAttributeNames unused in expressions: keys: {#a}")]
    [InlineData(
        """{"TableName":"abc","Key":{},"UpdateExpression":"SET b = b","AttributeUpdates":{"b":{"Action":"DELETE"}}}""",
        One + "Can not use both expression and non-expression parameters in the same request: Non-expression parameters: {AttributeUpdates} "
        + "Expression parameters: {UpdateExpression}")]
    public Task An_update_stops_at_the_first_broken_constraint(string input, string message) => RefusedAsync("UpdateItem", input, message);

    // A request that lacks its key is told of in the words of before, with all that is wrong with it.
    [Theory]
    [InlineData(
        """{"TableName":"","ReturnConsumedCapacity":"X","ReturnValues":"X"}""",
        "4 validation errors detected: " + Capacity + "; Value '' at 'tableName' failed to satisfy constraint: Member must have length greater "
        + "than or equal to 1; Value 'X' at 'returnValues' failed to satisfy constraint: Member must satisfy enum value set: [ALL_NEW, UPDATED_OLD, "
        + "ALL_OLD, NONE, UPDATED_NEW]; " + NoKey)]
    [InlineData(
        """{"TableName":"abc","Expected":{"a":{"Exists":false},"b":{"Exists":false}},"ConditionalOperator":"XOR"}""",
        "2 validation errors detected: Value 'XOR' at 'conditionalOperator' failed to satisfy constraint: Member must satisfy enum value set: [OR, AND]; "
        + NoKey)]
    public Task An_update_without_its_key_is_told_of_in_the_words_of_before(string input, string message) => RefusedAsync("UpdateItem", input, message);

    [Theory]
    [InlineData("""{"TableName":"abc","Key":{},"ReturnConsumedCapacity":"X","ReturnValues":"X"}""", "2 validation errors detected: " + Capacity + "; " + ReturnValues)]
    [InlineData("""{"TableName":"abc","Key":{},"ReturnValues":"ALL_NEW"}""", One + "ReturnValues can only be ALL_OLD or NONE")]
    [InlineData(
        """{"TableName":"abc","Key":{},"Expected":{"a":{"ComparisonOperator":"BETWEEN","AttributeValueList":[{"S":"x"}]}}}""",
        One + Invalid + "Invalid number of argument(s) for the BETWEEN ComparisonOperator")]
    [InlineData(
        """{"TableName":"abc","Key":{},"Expected":{"a":{"Exists":false}},"ExpressionAttributeNames":{"#a":"a"}}""",
        One + "ExpressionAttributeNames can only be specified when using expressions")]
    public Task A_delete_tells_of_all_that_is_wrong_with_it_as_a_broken_constraint(string input, string message) =>
        RefusedAsync("DeleteItem", input, message);

    // Of a query only what Select and Limit ask is told as a broken constraint; of a scan nothing is.
    [Theory]
    [InlineData("\"Select\":\"ALL_PROJECTED_ATTRIBUTES\"", One, "ALL_PROJECTED_ATTRIBUTES can be used only when Querying using an IndexName")]
    [InlineData("\"Select\":\"SPECIFIC_ATTRIBUTES\"", One, "Must specify the AttributesToGet or ProjectionExpression when choosing to get SPECIFIC_ATTRIBUTES")]
    [InlineData("\"Select\":\"COUNT\",\"ProjectionExpression\":\"a\"", One, "Cannot specify the ProjectionExpression when choosing to get only the Count")]
    [InlineData("\"ProjectionExpression\":\"a, a\"", "", "Invalid ProjectionExpression: Two document paths overlap with each other; must remove or rewrite one of these paths; path one: [a], path two: [a]")]
    [InlineData("\"ProjectionExpression\":\"a\",\"ExpressionAttributeNames\":{\"#a\":\"a\"}", "", "Value provided in ExpressionAttributeNames unused in expressions: keys: {#a}")]
    public async Task A_query_and_a_scan_tell_of_what_is_wanted(string member, string ofQuery, string message)
    {
        await RefusedAsync(
            "Query", $$$$"""{"TableName":"abc","KeyConditionExpression":"p = :p","ExpressionAttributeValues":{":p":{"S":"a"}},{{{{member}}}}}""", ofQuery + message);
        await RefusedAsync("Scan", $$$$"""{"TableName":"abc",{{{{member}}}}}""", message);
    }

    [Fact]
    public Task A_query_tells_of_an_unknown_operator_before_all_else_and_bare() => RefusedAsync(
        "Query",
        """
        {"TableName":"abc","KeyConditions":{"p":{"ComparisonOperator":"EQ","AttributeValueList":[{"S":"a"}]}},"ConditionalOperator":"XOR",
        "QueryFilter":{"b":{"ComparisonOperator":"NULL"},"c":{"ComparisonOperator":"NULL"}},"Select":"X"}
        """,
        "Failed to satisfy constraint: Member must satisfy enum value set: [ALL, OR]");

    private async Task FaultsAsync(string operation, string input, Func<(string Value, string Newer, string Older), string> message)
    {
        foreach (var fault in s_faults)
        {
            await RefusedAsync(operation, input.Replace("VALUE", fault.Value, StringComparison.Ordinal), message(fault));
        }
    }

    private async Task RefusedAsync(string operation, string input, string message)
    {
        using var client = new WireClient(cloud.Url, TimeProvider.System);
        var refusal = await client.RefusalAsync(operation, input);
        Assert.Equal(("ValidationException", message), (refusal.Code, refusal.Message));
    }
}
