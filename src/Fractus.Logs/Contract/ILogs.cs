using Fractus.Kernel;
using Fractus.Kernel.Contracts;
using Fractus.Kernel.Shapes;

namespace Fractus.Logs.Contract;

/// <summary>CloudWatch Logs, API version 2014-03-28.</summary>
/// <remarks>
/// The service asks permission on a group as <c>log-group:NAME:log-stream:</c>, which is why policies name <c>log-group:NAME:*</c>; its
/// denials show it so. The operations on tags of a resource ask on the group's ARN itself.
/// </remarks>
[Service(
    "logs", ProtocolName.AwsJson11,
    Title = "CloudWatch Logs",
    Version = "2014-03-28",
    TargetPrefix = "Logs_20140328",
    ValidationErrorCode = "InvalidParameterException",
    ResourcePrefix = "arn:{Partition}:logs:{Region}:{Account}:")]
public partial interface ILogs
{
    [Authorize("logs:CreateLogGroup", "log-group:{LogGroupName}:log-stream:")]
    ValueTask<Unit> CreateLogGroup(CreateLogGroupInput input, Caller caller, CancellationToken cancellation);

    [Authorize("logs:CreateLogStream", "log-group:{LogGroupName}:log-stream:{LogStreamName}")]
    ValueTask<Unit> CreateLogStream(CreateLogStreamInput input, Caller caller, CancellationToken cancellation);

    [Authorize("logs:DeleteLogGroup", "log-group:{LogGroupName}:log-stream:")]
    ValueTask<Unit> DeleteLogGroup(DeleteLogGroupInput input, Caller caller, CancellationToken cancellation);

    [Authorize("logs:DeleteLogStream", "log-group:{LogGroupName}:log-stream:{LogStreamName}")]
    ValueTask<Unit> DeleteLogStream(DeleteLogStreamInput input, Caller caller, CancellationToken cancellation);

    [Authorize("logs:DeleteRetentionPolicy", "log-group:{LogGroupName}:log-stream:")]
    ValueTask<Unit> DeleteRetentionPolicy(DeleteRetentionPolicyInput input, Caller caller, CancellationToken cancellation);

    [Authorize("logs:DescribeLogGroups", "log-group::log-stream:")]
    ValueTask<DescribeLogGroupsOutput> DescribeLogGroups(DescribeLogGroupsInput input, Caller caller, CancellationToken cancellation);

    [Authorize("logs:DescribeLogStreams")]
    ValueTask<DescribeLogStreamsOutput> DescribeLogStreams(DescribeLogStreamsInput input, Caller caller, CancellationToken cancellation);

    [Authorize("logs:FilterLogEvents")]
    ValueTask<FilterLogEventsOutput> FilterLogEvents(FilterLogEventsInput input, Caller caller, CancellationToken cancellation);

    [Authorize("logs:GetLogEvents")]
    ValueTask<GetLogEventsOutput> GetLogEvents(GetLogEventsInput input, Caller caller, CancellationToken cancellation);

    [Authorize("logs:ListTagsForResource", "{ResourceArn}")]
    ValueTask<ListTagsForResourceOutput> ListTagsForResource(
        ListTagsForResourceInput input, Caller caller, CancellationToken cancellation);

    [Authorize("logs:ListTagsLogGroup", "log-group:{LogGroupName}:log-stream:")]
    ValueTask<ListTagsLogGroupOutput> ListTagsLogGroup(ListTagsLogGroupInput input, Caller caller, CancellationToken cancellation);

    [Authorize("logs:PutLogEvents", "log-group:{LogGroupName}:log-stream:{LogStreamName}")]
    ValueTask<PutLogEventsOutput> PutLogEvents(PutLogEventsInput input, Caller caller, CancellationToken cancellation);

    [Authorize("logs:PutRetentionPolicy", "log-group:{LogGroupName}:log-stream:")]
    ValueTask<Unit> PutRetentionPolicy(PutRetentionPolicyInput input, Caller caller, CancellationToken cancellation);

    [Authorize("logs:StartLiveTail")]
    ValueTask<StartLiveTailOutput> StartLiveTail(StartLiveTailInput input, Caller caller, CancellationToken cancellation);

    [Authorize("logs:TagLogGroup", "log-group:{LogGroupName}:log-stream:")]
    ValueTask<Unit> TagLogGroup(TagLogGroupInput input, Caller caller, CancellationToken cancellation);

    [Authorize("logs:TagResource", "{ResourceArn}")]
    ValueTask<Unit> TagResource(TagResourceInput input, Caller caller, CancellationToken cancellation);

    [Authorize("logs:UntagLogGroup", "log-group:{LogGroupName}:log-stream:")]
    ValueTask<Unit> UntagLogGroup(UntagLogGroupInput input, Caller caller, CancellationToken cancellation);

    [Authorize("logs:UntagResource", "{ResourceArn}")]
    ValueTask<Unit> UntagResource(UntagResourceInput input, Caller caller, CancellationToken cancellation);
}
