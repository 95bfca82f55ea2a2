using Fractus.DynamoDb.Contract;
using Fractus.Kernel;

namespace Fractus.DynamoDb.Tests;

/// <summary>What policies may ask of a request. A key that were missing would let a condition of ForAllValues hold for everything.</summary>
public sealed class ConditionKeyTests
{
    private const string Table = "arn:aws:dynamodb:us-east-1:000000000000:table/things";

    [Fact]
    public async Task Each_operation_of_a_transaction_is_asked_about_its_own_items()
    {
        await using var cloud = new Cloud();
        await cloud.CreateTableAsync();
        var input = new TransactWriteItemsInput
        {
            TransactItems =
            [
                new() { Put = new() { TableName = "things", Item = Json.Map("""{"p": {"S": "a"}, "x": {"N": "1"}}""") } },
                new() { Delete = new() { TableName = Table, Key = Json.Map("""{"p": {"S": "b"}}"""), ConditionExpression = "attribute_exists(y.z)" } },
                new() { Put = new() { TableName = "others", Item = Json.Map("""{"p": {"S": "c"}}""") } },
            ],
        };

        Assert.Equal("dynamodb:Attributes=p,x dynamodb:LeadingKeys=a dynamodb:ReturnConsumedCapacity=NONE", Ask(cloud, input, "PutItem"));
        Assert.Equal("dynamodb:Attributes=p,y dynamodb:LeadingKeys=b dynamodb:ReturnConsumedCapacity=NONE", Ask(cloud, input, "DeleteItem"));
    }

    [Fact]
    public async Task Names_in_expressions_are_found_and_functions_and_keywords_are_not()
    {
        await using var cloud = new Cloud();
        await cloud.CreateTableAsync();
        var input = new UpdateItemInput
        {
            TableName = "things",
            Key = Json.Map("""{"p": {"S": "a"}}"""),
            UpdateExpression = "SET #n[0].inner = if_not_exists(b, :one), c = c + :one REMOVE d ADD e :one",
            ConditionExpression = "size(f) BETWEEN :one AND :one OR NOT contains(g, :one)",
            ExpressionAttributeNames = new Dictionary<string, string> { ["#n"] = "name.with.dots" },
        };

        Assert.Equal(
            "dynamodb:Attributes=b,c,d,e,f,g,name.with.dots,p dynamodb:LeadingKeys=a dynamodb:ReturnConsumedCapacity=NONE dynamodb:ReturnValues=NONE",
            Ask(cloud, input, "UpdateItem"));
    }

    [Theory]
    [InlineData("SELECT * FROM things WHERE p = ?", "PartiQLSelect", "dynamodb:FullTableScan=false dynamodb:LeadingKeys=a")]
    [InlineData("SELECT * FROM things WHERE x = ?", "PartiQLSelect", "dynamodb:FullTableScan=true")]
    [InlineData("UPDATE things SET x = 1 WHERE p = ?", "PartiQLUpdate", "dynamodb:LeadingKeys=a")]
    [InlineData("DELETE FROM things WHERE p = ?", "PartiQLDelete", "dynamodb:LeadingKeys=a")]
    [InlineData("INSERT INTO things VALUE {'p': ?, 'x': 1}", "PartiQLInsert", "dynamodb:Attributes=p,x dynamodb:LeadingKeys=a")]
    public async Task Statements_say_which_partitions_they_are_about(string statement, string action, string expected)
    {
        await using var cloud = new Cloud();
        await cloud.CreateTableAsync();
        var input = new ExecuteStatementInput { Statement = statement, Parameters = [Json.Value("""{"S": "a"}""")] };

        Assert.Equal(expected, Ask(cloud, input, action).Replace(" dynamodb:ReturnConsumedCapacity=NONE", "", StringComparison.Ordinal));
    }

    // The operation refuses them afterwards, in its own words.
    [Fact]
    public async Task Requests_that_make_no_sense_have_no_keys_and_no_fault()
    {
        await using var cloud = new Cloud();
        await cloud.CreateTableAsync();
        var query = new QueryInput { TableName = "things", KeyConditionExpression = "p = :missing AND (" };
        Assert.DoesNotContain("LeadingKeys", Ask(cloud, query, "Query"), StringComparison.Ordinal);
        var statement = new ExecuteStatementInput { Statement = "SELECT * FROM things WHERE p = ?" };
        Assert.DoesNotContain("LeadingKeys", Ask(cloud, statement, "PartiQLSelect"), StringComparison.Ordinal);
        Assert.Empty(cloud.Service.FindConditionKeys(query, "dynamodb:Query", Parse(Table.Replace("things", "nothing", StringComparison.Ordinal))));
    }

    private static string Ask(Cloud cloud, object input, string action) => string.Join(' ', cloud.Service
        .FindConditionKeys(input, "dynamodb:" + action, Parse(Table))
        .OrderBy(pair => pair.Key, StringComparer.Ordinal)
        .Select(pair => $"{pair.Key}={string.Join(',', pair.Value)}"));

    private static Arn Parse(string text) => Arn.TryParse(text, out var arn) ? arn : throw new ArgumentException(text);
}
