using Fractus.Kernel;
using Fractus.Kernel.Contracts;
using Fractus.Kernel.Shapes;

namespace Fractus.DynamoDb.Contract;

/// <summary>DynamoDB, API version 2012-08-10.</summary>
[Service(
    "dynamodb", ProtocolName.AwsJson10, ProtocolName.RpcV2Cbor,
    Title = "DynamoDB",
    Version = "2012-08-10",
    TargetPrefix = "DynamoDB_20120810",
    ErrorNamespace = "com.amazonaws.dynamodb.v20120810",
    ValidationErrorCode = "ValidationException",
    MaxRequestBytes = 16 * 1024 * 1024,
    SendsChecksums = true,
    MaxHeadBytes = 16 * 1024,
    ServerName = "Server",
    ResourcePrefix = "arn:{Partition}:dynamodb:{Region}:{Account}:")]
public partial interface IDynamoDb
{
    [AuthorizeEach]
    ValueTask<BatchExecuteStatementOutput> BatchExecuteStatement(BatchExecuteStatementInput input, Caller caller, CancellationToken cancellation);

    [Authorize("dynamodb:BatchGetItem", "table/{RequestItems.Keys}")]
    ValueTask<BatchGetItemOutput> BatchGetItem(BatchGetItemInput input, Caller caller, CancellationToken cancellation);

    [Authorize("dynamodb:BatchWriteItem", "table/{RequestItems.Keys}")]
    ValueTask<BatchWriteItemOutput> BatchWriteItem(BatchWriteItemInput input, Caller caller, CancellationToken cancellation);

    [Authorize("dynamodb:CreateBackup", "table/{TableName}")]
    ValueTask<CreateBackupOutput> CreateBackup(CreateBackupInput input, Caller caller, CancellationToken cancellation);

    [AuthorizeEach]
    ValueTask<CreateTableOutput> CreateTable(CreateTableInput input, Caller caller, CancellationToken cancellation);

    [Authorize("dynamodb:DeleteBackup", "{BackupArn}")]
    ValueTask<DeleteBackupOutput> DeleteBackup(DeleteBackupInput input, Caller caller, CancellationToken cancellation);

    [Authorize("dynamodb:DeleteItem", "table/{TableName}")]
    ValueTask<DeleteItemOutput> DeleteItem(DeleteItemInput input, Caller caller, CancellationToken cancellation);

    [Authorize("dynamodb:DeleteResourcePolicy", "{ResourceArn}")]
    ValueTask<DeleteResourcePolicyOutput> DeleteResourcePolicy(DeleteResourcePolicyInput input, Caller caller, CancellationToken cancellation);

    [Authorize("dynamodb:DeleteTable", "table/{TableName}")]
    ValueTask<DeleteTableOutput> DeleteTable(DeleteTableInput input, Caller caller, CancellationToken cancellation);

    [Authorize("dynamodb:DescribeBackup", "{BackupArn}")]
    ValueTask<DescribeBackupOutput> DescribeBackup(DescribeBackupInput input, Caller caller, CancellationToken cancellation);

    [Authorize("dynamodb:DescribeContinuousBackups", "table/{TableName}")]
    ValueTask<DescribeContinuousBackupsOutput> DescribeContinuousBackups(DescribeContinuousBackupsInput input, Caller caller, CancellationToken cancellation);

    [NoPermission]
    ValueTask<DescribeEndpointsOutput> DescribeEndpoints(DescribeEndpointsInput input, Caller caller, CancellationToken cancellation);

    [Authorize("dynamodb:DescribeLimits", "*")]
    ValueTask<DescribeLimitsOutput> DescribeLimits(DescribeLimitsInput input, Caller caller, CancellationToken cancellation);

    [Authorize("dynamodb:DescribeTable", "table/{TableName}")]
    ValueTask<DescribeTableOutput> DescribeTable(DescribeTableInput input, Caller caller, CancellationToken cancellation);

    [Authorize("dynamodb:DescribeTimeToLive", "table/{TableName}")]
    ValueTask<DescribeTimeToLiveOutput> DescribeTimeToLive(DescribeTimeToLiveInput input, Caller caller, CancellationToken cancellation);

    [AuthorizeEach]
    ValueTask<ExecuteStatementOutput> ExecuteStatement(ExecuteStatementInput input, Caller caller, CancellationToken cancellation);

    [AuthorizeEach]
    ValueTask<ExecuteTransactionOutput> ExecuteTransaction(ExecuteTransactionInput input, Caller caller, CancellationToken cancellation);

    [Authorize("dynamodb:GetItem", "table/{TableName}")]
    ValueTask<GetItemOutput> GetItem(GetItemInput input, Caller caller, CancellationToken cancellation);

    [Authorize("dynamodb:GetResourcePolicy", "{ResourceArn}")]
    ValueTask<GetResourcePolicyOutput> GetResourcePolicy(GetResourcePolicyInput input, Caller caller, CancellationToken cancellation);

    [Authorize("dynamodb:ListBackups", "*")]
    ValueTask<ListBackupsOutput> ListBackups(ListBackupsInput input, Caller caller, CancellationToken cancellation);

    [Authorize("dynamodb:ListTables", "*")]
    ValueTask<ListTablesOutput> ListTables(ListTablesInput input, Caller caller, CancellationToken cancellation);

    [Authorize("dynamodb:ListTagsOfResource", "{ResourceArn}")]
    ValueTask<ListTagsOfResourceOutput> ListTagsOfResource(ListTagsOfResourceInput input, Caller caller, CancellationToken cancellation);

    [Authorize("dynamodb:PutItem", "table/{TableName}")]
    ValueTask<PutItemOutput> PutItem(PutItemInput input, Caller caller, CancellationToken cancellation);

    [Authorize("dynamodb:PutResourcePolicy", "{ResourceArn}")]
    ValueTask<PutResourcePolicyOutput> PutResourcePolicy(PutResourcePolicyInput input, Caller caller, CancellationToken cancellation);

    [Authorize("dynamodb:Query")]
    ValueTask<QueryOutput> Query(QueryInput input, Caller caller, CancellationToken cancellation);

    [AuthorizeEach]
    ValueTask<RestoreTableFromBackupOutput> RestoreTableFromBackup(RestoreTableFromBackupInput input, Caller caller, CancellationToken cancellation);

    [AuthorizeEach]
    ValueTask<RestoreTableToPointInTimeOutput> RestoreTableToPointInTime(RestoreTableToPointInTimeInput input, Caller caller, CancellationToken cancellation);

    [Authorize("dynamodb:Scan")]
    ValueTask<ScanOutput> Scan(ScanInput input, Caller caller, CancellationToken cancellation);

    [Authorize("dynamodb:TagResource", "{ResourceArn}")]
    ValueTask<Unit> TagResource(TagResourceInput input, Caller caller, CancellationToken cancellation);

    [AuthorizeEach]
    ValueTask<TransactGetItemsOutput> TransactGetItems(TransactGetItemsInput input, Caller caller, CancellationToken cancellation);

    [AuthorizeEach]
    ValueTask<TransactWriteItemsOutput> TransactWriteItems(TransactWriteItemsInput input, Caller caller, CancellationToken cancellation);

    [Authorize("dynamodb:UntagResource", "{ResourceArn}")]
    ValueTask<Unit> UntagResource(UntagResourceInput input, Caller caller, CancellationToken cancellation);

    [Authorize("dynamodb:UpdateContinuousBackups", "table/{TableName}")]
    ValueTask<UpdateContinuousBackupsOutput> UpdateContinuousBackups(UpdateContinuousBackupsInput input, Caller caller, CancellationToken cancellation);

    [Authorize("dynamodb:UpdateItem", "table/{TableName}")]
    ValueTask<UpdateItemOutput> UpdateItem(UpdateItemInput input, Caller caller, CancellationToken cancellation);

    [Authorize("dynamodb:UpdateTable", "table/{TableName}")]
    ValueTask<UpdateTableOutput> UpdateTable(UpdateTableInput input, Caller caller, CancellationToken cancellation);

    [Authorize("dynamodb:UpdateTimeToLive", "table/{TableName}")]
    ValueTask<UpdateTimeToLiveOutput> UpdateTimeToLive(UpdateTimeToLiveInput input, Caller caller, CancellationToken cancellation);
}
