using Fractus.Kernel.Contracts;

namespace Fractus.DynamoDb.Contract;

[NotBuilt("CreateGlobalTable")]
[NotBuilt("DescribeContributorInsights")]
[NotBuilt("DescribeExport")]
[NotBuilt("DescribeGlobalTable")]
[NotBuilt("DescribeGlobalTableSettings")]
[NotBuilt("DescribeImport")]
[NotBuilt("DescribeKinesisStreamingDestination")]
[NotBuilt("DescribeTableReplicaAutoScaling")]
[NotBuilt("DisableKinesisStreamingDestination")]
[NotBuilt("EnableKinesisStreamingDestination")]
[NotBuilt("ExportTableToPointInTime")]
[NotBuilt("ImportTable")]
[NotBuilt("ListContributorInsights")]
[NotBuilt("ListExports")]
[NotBuilt("ListGlobalTables")]
[NotBuilt("ListImports")]
[NotBuilt("SearchVectors")]
[NotBuilt("UpdateContributorInsights")]
[NotBuilt("UpdateGlobalTable")]
[NotBuilt("UpdateGlobalTableSettings")]
[NotBuilt("UpdateKinesisStreamingDestination")]
[NotBuilt("UpdateTableReplicaAutoScaling")]
public partial interface IDynamoDb;
