using Fractus.Kernel;
using Fractus.Kernel.Contracts;
using Fractus.Kernel.Shapes;

namespace Fractus.CloudWatch.Contract;

/// <summary>CloudWatch, API version 2010-08-01.</summary>
/// <remarks>
/// The public model has the query protocol alone; the service speaks the others too, and newer SDKs use them. Its actions know no
/// resources, so permission is asked on everything.
/// </remarks>
[Service(
    "monitoring", ProtocolName.AwsQuery, ProtocolName.AwsJson10, ProtocolName.RpcV2Cbor,
    Title = "CloudWatch",
    Version = "2010-08-01",
    TargetPrefix = "GraniteServiceVersion20100801",
    XmlNamespace = "http://monitoring.amazonaws.com/doc/2010-08-01/",
    ErrorNamespace = "com.amazonaws.cloudwatch.v2010_08_01",
    ResourcePrefix = "arn:{Partition}:cloudwatch:{Region}:{Account}:")]
public partial interface ICloudWatch
{
    [Authorize("cloudwatch:GetMetricData", "*")]
    ValueTask<GetMetricDataOutput> GetMetricData(GetMetricDataInput input, Caller caller, CancellationToken cancellation);

    [Authorize("cloudwatch:GetMetricStatistics", "*")]
    ValueTask<GetMetricStatisticsOutput> GetMetricStatistics(GetMetricStatisticsInput input, Caller caller, CancellationToken cancellation);

    [Authorize("cloudwatch:ListMetrics", "*")]
    ValueTask<ListMetricsOutput> ListMetrics(ListMetricsInput input, Caller caller, CancellationToken cancellation);

    [Authorize("cloudwatch:PutMetricData", "*")]
    ValueTask<Unit> PutMetricData(PutMetricDataInput input, Caller caller, CancellationToken cancellation);
}
