using Fractus.ApiGateway.Contract;
using Fractus.ApiGateway.Rules.Responses;

namespace Fractus.ApiGateway.Rules.Compiled;

/// <summary>Where a stage's access log goes, and what a line of it says.</summary>
/// <param name="LogGroup">The name of a group of CloudWatch Logs.</param>
/// <param name="Format">With a hyphen for what a request does not have.</param>
internal sealed record AccessLog(string LogGroup, VariableTemplate Format)
{
    private const string Missing = "-";

    public static AccessLog? Compile(AccessLogSettings? settings) => settings is { DestinationArn: { } arn, Format: { } format }
        ? new AccessLog(StageRules.LogGroup(arn)!, new VariableTemplate(format, Missing))
        : null;
}
