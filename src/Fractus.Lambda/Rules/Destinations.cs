using Fractus.Kernel;
using Fractus.Lambda.Contract;
using Fractus.Lambda.Storage;

namespace Fractus.Lambda.Rules;

/// <summary>Where the record of an invocation goes.</summary>
internal static class Destinations
{
    /// <summary>What a request says of one; an empty text stands for none.</summary>
    public static string? Of(OnSuccess? given) => given?.Destination is { Length: > 0 } arn ? arn : null;

    /// <inheritdoc cref="Of(OnSuccess?)"/>
    public static string? Of(OnFailure? given) => given?.Destination is { Length: > 0 } arn ? arn : null;

    /// <summary>Says what is wrong with the destinations of asynchronous invocations; the functions themselves are looked for by the caller.</summary>
    /// <exception cref="InvalidParameterValueException">One is of a service that takes no records, or that is not built.</exception>
    public static void Check(DestinationConfig? config)
    {
        var (success, failure) = (Of(config?.OnSuccess), Of(config?.OnFailure));
        foreach (var (arn, member) in new[] { (failure, "OnFailure"), (success, "OnSuccess") })
        {
            switch (ServiceOf(arn))
            {
                case null or "lambda":
                    break;
                case "sqs" or "sns" or "events" or "s3":
                    throw LambdaErrors.NotBuilt($"DestinationConfig.{member} with a destination of the service {ServiceOf(arn)}");
                default:
                    var shown = (Shown("OnSuccess", success), Shown("OnFailure", failure));
                    throw new InvalidParameterValueException(
                        $"The provided destination config DestinationConfig(onSuccess={shown.Item1}, onFailure={shown.Item2}) is invalid.");
            }
        }
    }

    /// <summary>The function that an ARN names.</summary>
    /// <exception cref="InvalidParameterValueException">It is the function whose destination it is, or of another region.</exception>
    public static FunctionLocator Function(string arn, FunctionId source)
    {
        var reference = FunctionReference.Parse(arn);
        if (reference.Region != source.Region || reference.Account is not { } account)
        {
            throw Invalid(arn);
        }

        var id = new FunctionId(account, source.Region, reference.Name);
        return id == source
            ? throw new InvalidParameterValueException("You can't specify the function as a destination for itself.")
            : new FunctionLocator(id, reference.Qualifier);
    }

    public static InvalidParameterValueException Invalid(string arn) => new($"The destination ARN {arn} is invalid.");

    private static string? ServiceOf(string? arn) => arn is null ? null : Arn.TryParse(arn, out var parsed) ? parsed.Service : "";

    private static string Shown(string type, string? destination) => destination is null ? "null" : $"{type}(destination={destination})";
}
