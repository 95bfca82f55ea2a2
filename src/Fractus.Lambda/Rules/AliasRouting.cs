using System.Globalization;
using Fractus.Kernel;
using Fractus.Lambda.Contract;
using Fractus.Lambda.Storage;

namespace Fractus.Lambda.Rules;

/// <summary>An alias's second version and its share. Source: "Implement Lambda canary deployments using a weighted alias".</summary>
internal static class AliasRouting
{
    private const string KeyRule =
        "Map keys must satisfy constraint: [Member must have length less than or equal to 1024, Member must have length greater than or equal to 1, Member must satisfy regular expression pattern: [0-9]+]";

    private const string ValueRule =
        "Map value must satisfy constraint: [Member must have value less than or equal to 1.0, Member must have value greater than or equal to 0.0, Member must not be null]";

    /// <summary>What can be said without knowing the function.</summary>
    /// <returns>Null where no second version is asked for.</returns>
    /// <exception cref="CommonApiException">A version is no number, or a share not from 0 to 1.</exception>
    /// <exception cref="InvalidParameterValueException">There are several.</exception>
    public static AliasWeight? Read(AliasRoutingConfiguration? given)
    {
        if (given?.AdditionalVersionWeights is not { Count: > 0 } weights)
        {
            return null;
        }

        foreach (var (version, share) in weights)
        {
            var broken = !Qualifier.IsNumber(version) ? KeyRule : share is not (>= 0 and <= 1) ? ValueRule : null;
            if (broken is not null)
            {
                var shown = "{" + string.Join(", ", weights.Select(w => $"{w.Key}={Shown(w.Value)}")) + "}";
                throw new CommonApiException(
                    "ValidationException", 400, $"1 validation error detected: Value '{shown}' at 'routingConfig.additionalVersionWeights' failed to satisfy constraint: {broken}");
            }
        }

        return weights.Count == 1
            ? weights.Select(w => new AliasWeight(w.Key, w.Value)).Single()
            : throw new InvalidParameterValueException("Number of items in AdditionalVersionWeights cannot be greater than 1");
    }

    /// <exception cref="InvalidParameterValueException">The two versions do not go together.</exception>
    public static void Check(AliasRecord alias)
    {
        if (alias.Additional is not { } additional)
        {
            return;
        }

        if (additional.Version == alias.FunctionVersion)
        {
            throw new InvalidParameterValueException(
                $"Invalid function version {additional.Version}. Function version {additional.Version} is already included in routing configuration.");
        }

        if (alias.FunctionVersion == FunctionKeys.Latest)
        {
            throw new InvalidParameterValueException("$LATEST is not supported for an alias pointing to more than 1 version") { Type = null };
        }
    }

    /// <summary>The version that an invocation gets.</summary>
    public static string Pick(AliasRecord alias, IdGenerator random) =>
        alias.Additional is { } additional && Fraction(random) < additional.Share ? additional.Version : alias.FunctionVersion;

    // The most that a double can tell apart between 0 and 1.
    private static double Fraction(IdGenerator random)
    {
        Span<byte> bytes = stackalloc byte[sizeof(ulong)];
        random.Fill(bytes);
        return (BitConverter.ToUInt64(bytes) >> 11) * (1.0 / (1UL << 53));
    }

    private static string Shown(double share) => share.ToString("0.0################", CultureInfo.InvariantCulture);
}
