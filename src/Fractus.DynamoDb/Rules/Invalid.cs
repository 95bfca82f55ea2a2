using Fractus.Kernel;
using Fractus.Kernel.Validation;

namespace Fractus.DynamoDb.Rules;

/// <summary>The service's ValidationException.</summary>
internal static class Invalid
{
    public static ApiException Request(string message) => new ConstraintViolationException("ValidationException", message);

    /// <summary>With the words that most messages about parameters begin with.</summary>
    public static ApiException Parameter(string message) => Request("One or more parameter values were invalid: " + message);

    /// <summary>In the words that the services' common framework has for a broken constraint.</summary>
    public static ApiException Detected(string message) => Request(ConstraintCollector.Detected([message]));

    /// <summary>For a parameter that is not built, which must not be accepted and ignored.</summary>
    public static ApiException NotBuilt(string parameter) => Request($"The parameter {parameter} is not supported by this cloud yet");
}
