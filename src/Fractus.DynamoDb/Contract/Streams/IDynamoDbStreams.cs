using Fractus.Kernel;
using Fractus.Kernel.Contracts;

namespace Fractus.DynamoDb.Contract.Streams;

/// <summary>DynamoDB Streams, API version 2012-08-10: a service of its own, signed as <c>dynamodb</c>.</summary>
[Service(
    "dynamodb", ProtocolName.AwsJson10,
    Title = "DynamoDB Streams",
    Version = "2012-08-10",
    TargetPrefix = "DynamoDBStreams_20120810",
    ErrorNamespace = "com.amazonaws.dynamodb.v20120810",
    ValidationErrorCode = "ValidationException",
    MaxHeadBytes = 16 * 1024,
    ServerName = "Server",
    ResourcePrefix = "arn:{Partition}:dynamodb:{Region}:{Account}:")]
public partial interface IDynamoDbStreams
{
    [Authorize("dynamodb:DescribeStream", "{StreamArn}")]
    ValueTask<DescribeStreamOutput> DescribeStream(DescribeStreamInput input, Caller caller, CancellationToken cancellation);

    [Authorize("dynamodb:GetRecords")]
    ValueTask<GetRecordsOutput> GetRecords(GetRecordsInput input, Caller caller, CancellationToken cancellation);

    [Authorize("dynamodb:GetShardIterator", "{StreamArn}")]
    ValueTask<GetShardIteratorOutput> GetShardIterator(GetShardIteratorInput input, Caller caller, CancellationToken cancellation);

    [Authorize("dynamodb:ListStreams")]
    ValueTask<ListStreamsOutput> ListStreams(ListStreamsInput input, Caller caller, CancellationToken cancellation);
}
