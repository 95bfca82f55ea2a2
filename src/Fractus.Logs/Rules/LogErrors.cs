using Fractus.Logs.Contract;

namespace Fractus.Logs.Rules;

/// <summary>The errors that several operations share, in the real service's words.</summary>
internal static class LogErrors
{
    public static ResourceNotFoundException NoGroup() => new("The specified log group does not exist.");

    public static ResourceNotFoundException NoStream() => new("The specified log stream does not exist.");

    public static ResourceAlreadyExistsException GroupExists() => new("The specified log group already exists");

    public static ResourceAlreadyExistsException StreamExists() => new("The specified log stream already exists");

    public static InvalidParameterException BadToken() => new("The specified nextToken is invalid.");

    /// <summary>The parameter is in the public model, but not built: it is never accepted and ignored.</summary>
    public static InvalidParameterException NotBuilt(string parameter) => new($"The parameter {parameter} is not built in Fractus yet.");
}
