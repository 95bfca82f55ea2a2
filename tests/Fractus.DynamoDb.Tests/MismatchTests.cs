using System.Text.Json;
using Fractus.Testing;

namespace Fractus.DynamoDb.Tests;

/// <summary>JSON that does not fit: the service names the shape that it wanted (recorded by the tests of dynalite).</summary>
public sealed class MismatchTests(CloudFixture cloud) : IClassFixture<CloudFixture>
{
    [Theory]
    [InlineData("""{"TableName":"things","Item":[]}""", "Unrecognized collection type java.util.Map<java.lang.String, com.amazonaws.dynamodb.v20120810.AttributeValue>")]
    [InlineData("""{"TableName":"things","Item":{"a":[]}}""", "Unrecognized collection type class com.amazonaws.dynamodb.v20120810.AttributeValue")]
    [InlineData("""{"TableName":"things","Item":{"a":{"L":[[]]}}}""", "Unrecognized collection type class com.amazonaws.dynamodb.v20120810.AttributeValue")]
    public async Task A_list_in_place_of_a_value_is_refused_with_the_values_name(string input, string message)
    {
        using var client = new WireClient(cloud.Url, TimeProvider.System);
        var refused = await Assert.ThrowsAsync<WireException>(
            () => client.CallAsync("DynamoDB_20120810.PutItem", JsonSerializer.Deserialize<JsonElement>(input)));
        Assert.Equal(("SerializationException", message), (refused.Code, refused.Message));
    }
}
