using Fractus.CloudWatch.Contract;

namespace Fractus.CloudWatch.Rules;

/// <summary>The errors that several operations share.</summary>
internal static class CloudWatchErrors
{
    /// <summary>The parameter is in the public model, but not built: it is never accepted and ignored.</summary>
    public static InvalidParameterValueException NotBuilt(string parameter) => new($"The parameter {parameter} is not built in Fractus yet.");

    public static InvalidParameterValueException BadToken() => new("Request parameter NextToken is invalid.");
}
