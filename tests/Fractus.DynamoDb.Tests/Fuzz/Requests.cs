namespace Fractus.DynamoDb.Tests.Fuzz;

/// <summary>A request for each operation, good or nearly so, for a fuzzer to spoil.</summary>
internal static class Requests
{
    private const string Arn = "arn:aws:dynamodb:us-east-1:000000000000:table/things";
    private const string Key = """{"p": {"S": "a"}, "c": {"N": "1"}}""";
    private const string Item = """{"p": {"S": "a"}, "c": {"N": "1"}, "n": {"N": "-1.5e3"}, "s": {"SS": ["a", "b"]}, "b": {"B": "AAE="}, "l": {"L": [{"NULL": true}, {"M": {"x": {"BOOL": false}}}]}}""";
    private const string Names = """{"#n": "n"}""";
    private const string Values = """{":v": {"N": "1"}}""";

    private static readonly Dictionary<string, string> s_examples = new()
    {
        ["BatchExecuteStatement"] = """{"Statements": [{"Statement": "SELECT * FROM things WHERE p = ? AND c = 1", "Parameters": [{"S": "a"}], "ConsistentRead": true}], "ReturnConsumedCapacity": "TOTAL"}""",
        ["BatchGetItem"] = """{"RequestItems": {"things": {"Keys": [<Key>], "ConsistentRead": true, "ProjectionExpression": "p, #n", "ExpressionAttributeNames": <Names>}}, "ReturnConsumedCapacity": "INDEXES"}""",
        ["BatchWriteItem"] = """{"RequestItems": {"things": [{"PutRequest": {"Item": <Item>}}, {"DeleteRequest": {"Key": {"p": {"S": "b"}, "c": {"N": "2"}}}}]}, "ReturnItemCollectionMetrics": "SIZE"}""",
        ["CreateTable"] = """
            {"TableName": "things", "BillingMode": "PAY_PER_REQUEST",
             "AttributeDefinitions": [{"AttributeName": "p", "AttributeType": "S"}, {"AttributeName": "c", "AttributeType": "N"}, {"AttributeName": "x", "AttributeType": "B"}],
             "KeySchema": [{"AttributeName": "p", "KeyType": "HASH"}, {"AttributeName": "c", "KeyType": "RANGE"}],
             "LocalSecondaryIndexes": [{"IndexName": "local", "KeySchema": [{"AttributeName": "p", "KeyType": "HASH"}, {"AttributeName": "x", "KeyType": "RANGE"}], "Projection": {"ProjectionType": "KEYS_ONLY"}}],
             "GlobalSecondaryIndexes": [{"IndexName": "global", "KeySchema": [{"AttributeName": "x", "KeyType": "HASH"}], "Projection": {"ProjectionType": "INCLUDE", "NonKeyAttributes": ["n"]}, "OnDemandThroughput": {"MaxReadRequestUnits": 10}}],
             "StreamSpecification": {"StreamEnabled": true, "StreamViewType": "NEW_AND_OLD_IMAGES"}, "SSESpecification": {"Enabled": false}, "Tags": [{"Key": "k", "Value": "v"}],
             "TableClass": "STANDARD", "DeletionProtectionEnabled": true, "WarmThroughput": {"ReadUnitsPerSecond": 12000, "WriteUnitsPerSecond": 4000}}
            """,
        ["DeleteItem"] = """{"TableName": "things", "Key": <Key>, "ConditionExpression": "#n < :v", "ExpressionAttributeNames": <Names>, "ExpressionAttributeValues": <Values>, "ReturnValues": "ALL_OLD"}""",
        ["DescribeStream"] = """{"StreamArn": "arn:aws:dynamodb:us-east-1:000000000000:table/things/stream/2020-01-01T00:00:00.000", "Limit": 10}""",
        ["ExecuteStatement"] = """{"Statement": "UPDATE things SET n = n + ? WHERE p = 'a' AND c = 1 RETURNING ALL NEW *", "Parameters": [{"N": "1"}], "Limit": 1}""",
        ["ExecuteTransaction"] = """{"TransactStatements": [{"Statement": "DELETE FROM things WHERE p = 'a' AND c = 1"}], "ClientRequestToken": "token"}""",
        ["GetItem"] = """{"TableName": "things", "Key": <Key>, "ConsistentRead": true, "ProjectionExpression": "p, l[1].x, #n", "ExpressionAttributeNames": <Names>}""",
        ["GetRecords"] = """{"ShardIterator": "AAAA", "Limit": 10}""",
        ["GetShardIterator"] = """{"StreamArn": "arn:aws:dynamodb:us-east-1:000000000000:table/things/stream/2020-01-01T00:00:00.000", "ShardId": "shardId-00000000000000000000-00000000", "ShardIteratorType": "AT_SEQUENCE_NUMBER", "SequenceNumber": "000000000000000000001"}""",
        ["ListTables"] = """{"ExclusiveStartTableName": "things", "Limit": 10}""",
        ["PutItem"] = """{"TableName": "things", "Item": <Item>, "Expected": {"n": {"Value": {"N": "1"}, "Exists": true}, "l": {"ComparisonOperator": "NOT_NULL"}}, "ConditionalOperator": "OR", "ReturnValues": "ALL_OLD"}""",
        ["Query"] = """
            {"TableName": "things", "IndexName": "local", "KeyConditions": {"p": {"AttributeValueList": [{"S": "a"}], "ComparisonOperator": "EQ"}},
             "QueryFilter": {"n": {"AttributeValueList": [{"N": "1"}, {"N": "2"}], "ComparisonOperator": "BETWEEN"}}, "AttributesToGet": ["n"], "Limit": 10, "ScanIndexForward": false,
             "ExclusiveStartKey": {"p": {"S": "a"}, "c": {"N": "1"}, "x": {"B": "AA=="}}}
            """,
        ["Scan"] = """{"TableName": "things", "IndexName": "global", "FilterExpression": "#n > :v", "ExpressionAttributeNames": <Names>, "ExpressionAttributeValues": <Values>, "Segment": 1, "TotalSegments": 3, "Select": "COUNT", "ExclusiveStartKey": {"p": {"S": "a"}, "c": {"N": "1"}, "x": {"B": "AA=="}}}""",
        ["TransactGetItems"] = """{"TransactItems": [{"Get": {"TableName": "things", "Key": <Key>, "ProjectionExpression": "p"}}]}""",
        ["TransactWriteItems"] = """
            {"TransactItems": [{"Put": {"TableName": "things", "Item": <Item>}}, {"Delete": {"TableName": "things", "Key": {"p": {"S": "b"}, "c": {"N": "2"}}}},
              {"Update": {"TableName": "things", "Key": {"p": {"S": "c"}, "c": {"N": "2"}}, "UpdateExpression": "SET #n = :v", "ExpressionAttributeNames": <Names>, "ExpressionAttributeValues": <Values>}},
              {"ConditionCheck": {"TableName": "things", "Key": {"p": {"S": "d"}, "c": {"N": "2"}}, "ConditionExpression": "attribute_not_exists(p)"}}], "ClientRequestToken": "token"}
            """,
        ["TagResource"] = """{"ResourceArn": "<Arn>", "Tags": [{"Key": "k", "Value": "v"}]}""",
        ["UntagResource"] = """{"ResourceArn": "<Arn>", "TagKeys": ["k"]}""",
        ["UpdateItem"] = """{"TableName": "things", "Key": <Key>, "AttributeUpdates": {"n": {"Value": {"N": "1"}, "Action": "ADD"}, "s": {"Value": {"SS": ["a"]}, "Action": "DELETE"}}, "Expected": {"n": {"AttributeValueList": [{"N": "1"}], "ComparisonOperator": "LT"}}, "ReturnValues": "UPDATED_NEW"}""",
        ["UpdateTable"] = """
            {"TableName": "things", "AttributeDefinitions": [{"AttributeName": "y", "AttributeType": "S"}], "GlobalSecondaryIndexUpdates": [{"Create": {"IndexName": "added", "KeySchema": [{"AttributeName": "y", "KeyType": "HASH"}], "Projection": {"ProjectionType": "ALL"}}}, {"Delete": {"IndexName": "global"}}, {"Update": {"IndexName": "global", "ProvisionedThroughput": {"ReadCapacityUnits": 1, "WriteCapacityUnits": 1}}}],
             "BillingMode": "PROVISIONED", "ProvisionedThroughput": {"ReadCapacityUnits": 1, "WriteCapacityUnits": 1}, "StreamSpecification": {"StreamEnabled": false}}
            """,
        ["UpdateTimeToLive"] = """{"TableName": "things", "TimeToLiveSpecification": {"Enabled": true, "AttributeName": "ttl"}}""",
    };

    /// <summary>The members that most operations have some of, where nothing better is known.</summary>
    private const string Common = """{"TableName": "things", "ResourceArn": "<Arn>", "Limit": 10, "NextToken": "x", "BackupName": "backup", "BackupArn": "<Arn>/backup/01489602797149-73d8d5bc", "Policy": "{}"}""";

    public static string Of(string operation) => s_examples.GetValueOrDefault(operation, Common)
        .Replace("<Arn>", Arn, StringComparison.Ordinal)
        .Replace("<Key>", Key, StringComparison.Ordinal)
        .Replace("<Item>", Item, StringComparison.Ordinal)
        .Replace("<Names>", Names, StringComparison.Ordinal)
        .Replace("<Values>", Values, StringComparison.Ordinal);
}
