using Fractus.Lambda.Contract;
using Names = Fractus.Lambda.Contract.Runtime;

namespace Fractus.Lambda.Rules;

/// <summary>Which runtimes a function may be given. Source: "Lambda runtimes" in the developer guide.</summary>
internal static class RuntimeNames
{
    private static readonly string[] s_retired =
    [
        Names.Nodejs, Names.Nodejs43, Names.Nodejs43edge, Names.Nodejs610, Names.Nodejs810, Names.Nodejs10x, Names.Nodejs12x, Names.Nodejs14x,
        Names.Java8, Names.Python27, Names.Python36, Names.Python37, Names.Dotnetcore10, Names.Dotnetcore20,
        Names.Dotnetcore21, Names.Dotnetcore31, Names.Go1x, Names.Ruby25, Names.Ruby27, Names.Provided,
    ];

    /// <summary>A runtime's build as the platform's log names it: <c>nodejs:20.v1</c>, <c>provided:al2023.v1</c>.</summary>
    public static string Build(string runtime)
    {
        var version = runtime.AsSpan().IndexOfAnyInRange('0', '9');
        var (family, rest) = runtime.Split('.') is ["provided", var system] ? ("provided", system)
            : version < 0 ? (runtime, "") : (runtime[..version], runtime[version..].Replace(".x", "", StringComparison.Ordinal));
        return $"{family}:{rest}.v1";
    }

    /// <exception cref="InvalidParameterValueException">It is no runtime, or one that is not given to functions any more.</exception>
    public static void Check(string runtime)
    {
        if (SupportedRuntimes.All.Contains(runtime))
        {
            return;
        }

        throw new InvalidParameterValueException(s_retired.Contains(runtime)
            ? $"The runtime parameter of {runtime} is no longer supported for creating or updating AWS Lambda functions. We recommend you use a supported runtime while creating or updating functions."
            : $"Value {runtime} at 'runtime' failed to satisfy constraint: Member must satisfy enum value set: [{string.Join(", ", SupportedRuntimes.All)}] or be a valid ARN");
    }
}
