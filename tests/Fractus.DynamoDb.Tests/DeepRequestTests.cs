using System.Globalization;
using System.Text.RegularExpressions;
using Fractus.Testing;

namespace Fractus.DynamoDb.Tests;

/// <summary>
/// What is told of requests whose values nest too deep, and what before it. Recorded in us-east-1, October 8 and 9, 2026. DEEP40 stands for
/// a text within 40 maps, KEY and ITEM for a table with the key or the item of the request. But for the last tests no table is needed: all of it is told before a table is looked for.
/// </summary>
public sealed partial class DeepRequestTests(CloudFixture cloud) : IClassFixture<CloudFixture>
{
    private const string One = "1 validation error detected: ";
    private const string Nesting =
        "Nesting Levels have exceeded supported limits: Attributes in the item have nested levels beyond supported limit";

    private const string NestingOfDeep = "ExpressionAttributeValues contains invalid value: " + Nesting + " for key :d";
    private const string EmptyName = "Empty attribute name";
    private const string Syntax = "Invalid ConditionExpression: Syntax error; token: \"=\", near: \"= = b\"";
    private const string Key = "\"TableName\":\"abc\",\"Key\":{\"p\":{\"S\":\"a\"}}";
    private const string Item = "\"TableName\":\"abc\",\"Item\":{\"p\":{\"S\":\"a\"}}";
    private const string Unused = "\"ExpressionAttributeValues\":{\":v\":{\"S\":\"x\"},\":u\":{\"S\":\"y\"}}";
    private const string PutUnnamed = """{"Put":{"TableName":"abc","Item":{"p":{"S":"a"},"":{"S":"x"}}}}""";
    private const string PutDeep40 = """{"Put":{"TableName":"abc","Item":{"p":{"S":"b"},"d":DEEP40}}}""";
    private const string PutDeep100 = """{"Put":{"TableName":"abc","Item":{"p":{"S":"b"},"d":DEEP100}}}""";
    private const string PutBadCondition = """{"Put":{ITEM,"ConditionExpression":"a = = b"}}""";
    private const string DeleteDeep40 = """{"Delete":{"TableName":"abc","Key":{"p":DEEP40}}}""";
    private const string DeleteDeep100 = """{"Delete":{"TableName":"abc","Key":{"p":DEEP100}}}""";
    private const string CheckDeep40 = """{"ConditionCheck":{KEY,"ConditionExpression":"d = :d","ExpressionAttributeValues":{":d":DEEP40}}}""";
    private const string CheckDeep100 = """{"ConditionCheck":{KEY,"ConditionExpression":"d = :d","ExpressionAttributeValues":{":d":DEEP100}}}""";
    private const string UpdateDeep40 = """{"Update":{KEY,"UpdateExpression":"SET d = :d","ExpressionAttributeValues":{":d":DEEP40}}}""";
    private const string UpdateUnused = """{"Update":{KEY,"UpdateExpression":"SET a = :v",UNUSED}}""";

    private const string ReturnValues =
        "Value 'X' at 'returnValues' failed to satisfy constraint: Member must satisfy enum value set: [ALL_NEW, UPDATED_OLD, ALL_OLD, NONE, UPDATED_NEW]";

    private const string NewerReturnValues =
        "Failed to satisfy constraint: Member must satisfy enum value set: [ALL_OLD, UPDATED_OLD, ALL_NEW, UPDATE_NEW, NONE]";

    private const string Operator =
        "Value 'XOR' at 'conditionalOperator' failed to satisfy constraint: Member must satisfy enum value set: [OR, AND]";

    private const string NewerOperator = "Failed to satisfy constraint: Member must satisfy enum value set: [ALL, OR]";

    [GeneratedRegex("DEEP([0-9]+)")]
    private static partial Regex DeepMarks { get; }

    [Theory]
    [InlineData(PutDeep40 + "," + PutUnnamed, Nesting)]
    [InlineData(PutUnnamed + "," + PutDeep100, EmptyName)]
    [InlineData("""{"Put":{"TableName":"abc","Item":{"p":{"S":"a"},"d":DEEP100,"":{"S":"x"}}}}""", EmptyName)]
    [InlineData("""{"Put":{"TableName":"abc","Item":{"p":{"S":"a"},"m":{"M":{"":{"S":"x"}}},"d":DEEP40}}}""", Nesting)]
    [InlineData(PutUnnamed + "," + CheckDeep100, EmptyName)]
    [InlineData(CheckDeep40 + "," + PutUnnamed, NestingOfDeep)]
    [InlineData(UpdateDeep40 + "," + PutUnnamed, NestingOfDeep)]
    [InlineData(DeleteDeep40 + "," + PutBadCondition, Nesting)]
    [InlineData(DeleteDeep40 + "," + UpdateUnused, Nesting)]
    [InlineData(PutBadCondition + "," + DeleteDeep100, Syntax)]
    [InlineData(UpdateUnused + "," + DeleteDeep100, "Value provided in ExpressionAttributeValues unused in expressions: keys: {:u}")]
    [InlineData("""{"Delete":{"TableName":"abc","Key":{"p":DEEP100},"ConditionExpression":"a = = b"}}""", Syntax)]
    public Task A_transaction_tells_of_the_first_action_with_a_fault_and_of_its_expressions_before_its_key(string actions, string message) =>
        RefusedAsync("TransactWriteItems", $$"""{"TransactItems":[{{actions}}]}""", message);

    // As in transactions the size is told, but of no update; the newer layer tells it of nothing.
    [Theory]
    [InlineData("TransactWriteItems", """{"TransactItems":[{"Delete":{KEY,"ConditionExpression":"LONG"}}]}""", "Invalid ConditionExpression: ", " expression size: 4097")]
    [InlineData("TransactWriteItems", """{"TransactItems":[{"Update":{KEY,"UpdateExpression":"LONG"}}]}""", "Invalid UpdateExpression: ", "")]
    [InlineData("Scan", """{"TableName":"abc","FilterExpression":"LONG"}""", "Invalid FilterExpression: ", " expression size: 4097")]
    [InlineData("UpdateItem", """{KEY,"UpdateExpression":"LONG"}""", One + "Invalid UpdateExpression: ", "")]
    [InlineData("PutItem", """{ITEM,"ConditionExpression":"LONG"}""", One + "Invalid ConditionExpression: ", "")]
    [InlineData("GetItem", """{KEY,"ProjectionExpression":"LONG"}""", "Invalid ProjectionExpression: ", "")]
    public Task An_expression_that_is_too_long_is_told_of_as_its_layer_does(string operation, string input, string start, string end) => RefusedAsync(
        operation,
        input.Replace("LONG", new string('a', 4097), StringComparison.Ordinal),
        $"{start}Expression size has exceeded the maximum allowed size;{end}");

    // The newer layer reads 62 maps within one another and no more; the writes of one item then have the words of before for everything.
    [Theory]
    [InlineData("PutItem", """{ITEM,"Expected":{"a":{"Value":DEEP62},"b":{"Exists":false}},"ConditionalOperator":"XOR"}""", One + NewerOperator)]
    [InlineData("PutItem", """{ITEM,"Expected":{"a":{"Value":DEEP100},"b":{"Exists":false}},"ConditionalOperator":"XOR"}""", One + Operator)]
    [InlineData(
        "UpdateItem", """{KEY,"Expected":{"a":{"Value":DEEP100},"b":{"Exists":false}},"ConditionalOperator":"XOR"}""", One + Operator)]
    [InlineData("UpdateItem", """{KEY,"AttributeUpdates":{"a":{"Value":DEEP63}},"ReturnValues":"X"}""", One + ReturnValues)]
    [InlineData(
        "DeleteItem", """{KEY,"ConditionExpression":"d = :d","ExpressionAttributeValues":{":d":DEEP62},"ReturnValues":"X"}""", One + NewerReturnValues)]
    [InlineData(
        "DeleteItem", """{KEY,"ConditionExpression":"d = :d","ExpressionAttributeValues":{":d":DEEP63},"ReturnValues":"X"}""", One + ReturnValues)]
    [InlineData("DeleteItem", """{KEY,"Expected":{"d":{"Value":DEEP63}},"ReturnValues":"X"}""", One + ReturnValues)]
    [InlineData("DeleteItem", """{"TableName":"abc","Key":{"p":DEEP100},"ReturnValues":"X"}""", One + ReturnValues)]
    [InlineData(
        "DeleteItem",
        """{KEY,"ConditionExpression":"d = :d","ExpressionAttributeValues":{":d":DEEP100},"ReturnValues":"UPDATED_NEW"}""",
        "ReturnValues can only be ALL_OLD or NONE")]
    [InlineData("PutItem", """{"TableName":"abc","Item":{"p":{"S":"a"},"d":DEEP62}}""", One + Nesting)]
    [InlineData("PutItem", """{"TableName":"abc","Item":{"p":{"S":"a"},"d":DEEP63}}""", Nesting)]
    public Task What_the_newer_layer_cannot_read_is_told_of_in_the_words_of_before(string operation, string input, string message) =>
        RefusedAsync(operation, input, message);

    [Fact]
    public Task A_scan_tells_of_values_before_a_needless_operator() => RefusedAsync(
        "Scan",
        """{"TableName":"abc","ScanFilter":{"a":{"ComparisonOperator":"EQ","AttributeValueList":[DEEP40]}},"ConditionalOperator":"AND"}""",
        Nesting);

    // Of a value for an expression the older layer allows one level more than an item may have: a condition then just does not hold, and
    // what would be in the item cancels the transaction.
    [Theory]
    [InlineData("\"UpdateExpression\":\"SET d = :d\",\"ExpressionAttributeValues\":{\":d\":DEEP32}", "ValidationError")]
    [InlineData(
        "\"UpdateExpression\":\"SET t = :t\",\"ConditionExpression\":\"d = :d\",\"ExpressionAttributeValues\":{\":t\":{\"S\":\"y\"},\":d\":DEEP32}",
        "ConditionalCheckFailed")]
    public async Task A_value_of_32_maps_reaches_the_item_of_a_transaction(string update, string reason)
    {
        using var sdk = new Sdk(cloud.Url);
        var table = "deep-" + reason;
        await sdk.CreateTableAsync(table);
        await RefusedAsync(
            "TransactWriteItems",
            $$$"""{"TransactItems":[{"Update":{"TableName":"{{{table}}}","Key":{"p":{"S":"a"}},{{{update}}} } }]}""",
            $"Transaction cancelled, please refer cancellation reasons for specific reasons [{reason}]",
            "TransactionCanceledException");
        Assert.False(await sdk.HasAsync(table, "a"));
    }

    private async Task RefusedAsync(string operation, string input, string message, string code = "ValidationException")
    {
        using var client = new WireClient(cloud.Url, TimeProvider.System);
        input = input.Replace("KEY", Key, StringComparison.Ordinal).Replace("ITEM", Item, StringComparison.Ordinal)
            .Replace("UNUSED", Unused, StringComparison.Ordinal);
        var refusal = await client.RefusalAsync(operation, DeepMarks.Replace(
            input, mark => Deep(int.Parse(mark.Groups[1].ValueSpan, CultureInfo.InvariantCulture))));
        Assert.Equal((code, message), (refusal.Code, refusal.Message));
    }

    private static string Deep(int maps) =>
        string.Concat(Enumerable.Repeat("""{"M":{"n":""", maps)) + """{"S":"leaf"}""" + new string('}', 2 * maps);
}
