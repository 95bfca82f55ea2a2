using Fractus.Kernel;
using Fractus.Kernel.Contracts;

namespace Fractus.Lambda.Contract;

/// <summary>
/// A function as callers name it: <c>name</c>, <c>name:qualifier</c>, <c>account:function:name</c> or a whole ARN, with or without a
/// qualifier. Source: the FunctionName parameter of the Lambda API reference.
/// </summary>
public readonly record struct FunctionReference(string Name, string? Qualifier, string? Account, string? Region)
{
    public static FunctionReference Parse(string text)
    {
        if (Arn.TryParse(text, out var arn))
        {
            var resource = arn.Resource.Split(':');
            return new FunctionReference(resource.ElementAtOrDefault(1) ?? "", resource.ElementAtOrDefault(2), arn.Account, arn.Region);
        }

        var parts = text.Split(':');
        return parts switch
        {
            [var account, "function", var name, var qualifier] => new FunctionReference(name, qualifier, account, null),
            [var account, "function", var name] => new FunctionReference(name, null, account, null),
            ["function", var name, ..] => new FunctionReference(name, parts.ElementAtOrDefault(2), null, null),
            [var name, var qualifier] => new FunctionReference(name, qualifier, null, null),
            _ => new FunctionReference(text, null, null, null),
        };
    }

    /// <summary>The ARN to ask permission on.</summary>
    public static IEnumerable<string> Arns(ResourceScope scope, string text, string? qualifier)
    {
        var function = Parse(text);
        var version = function.Qualifier ?? qualifier;
        var arn = $"arn:{scope.Partition}:lambda:{function.Region ?? scope.Region}:{function.Account ?? scope.Account}:function:{function.Name}";
        return [version is null ? arn : $"{arn}:{version}"];
    }
}
