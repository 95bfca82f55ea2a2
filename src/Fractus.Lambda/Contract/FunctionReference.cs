using Fractus.Kernel.Contracts;

namespace Fractus.Lambda.Contract;

/// <summary>
/// A function as callers name it: <c>name</c>, <c>name:qualifier</c>, <c>account:function:name</c> or a whole ARN, with or without a
/// qualifier. Source: the FunctionName parameter of the Lambda API reference.
/// </summary>
public readonly record struct FunctionReference(string Name, string? Qualifier, string? Account, string? Region)
{
    private const int AccountDigits = 12;

    /// <summary>Reads a name that has the form that the contract asks: <c>[arn:aws:lambda:][region:][account:][function:]name[:qualifier]</c>.</summary>
    public static FunctionReference Parse(string text)
    {
        if (!text.Contains(':', StringComparison.Ordinal))
        {
            return new FunctionReference(text, null, null, null);
        }

        ReadOnlySpan<string> parts = text.Split(':');
        if (parts is ["arn", _, "lambda", .. var rest])
        {
            parts = rest;
        }

        string? region = null;
        string? account = null;
        if (parts.Length > 1 && IsRegion(parts[0]))
        {
            region = parts[0];
            parts = parts[1..];
        }

        if (parts.Length > 1 && parts[0].Length == AccountDigits && parts[0].All(char.IsAsciiDigit))
        {
            account = parts[0];
            parts = parts[1..];
        }

        if (parts is ["function", _, ..])
        {
            parts = parts[1..];
        }

        return new FunctionReference(parts[0], parts.Length > 1 ? parts[1] : null, account, region);
    }

    /// <summary>The ARN to ask permission on.</summary>
    public static IEnumerable<string> Arns(ResourceScope scope, string text, string? qualifier)
    {
        var function = Parse(text);
        return [Arn(scope, function with { Qualifier = function.Qualifier ?? qualifier })];
    }

    /// <summary>The ARN to ask permission on, of an operation that is about the function as a whole.</summary>
    public static IEnumerable<string> UnqualifiedArns(ResourceScope scope, string text) => [Arn(scope, Parse(text) with { Qualifier = null })];

    private static string Arn(ResourceScope scope, FunctionReference function)
    {
        var arn = $"arn:{scope.Partition}:lambda:{function.Region ?? scope.Region}:{function.Account ?? scope.Account}:function:{function.Name}";
        return function.Qualifier is null ? arn : $"{arn}:{function.Qualifier}";
    }

    // Such as us-east-1 and us-gov-west-1.
    private static bool IsRegion(string text) =>
        text.Split('-') is [{ Length: 2 } area, .., { Length: 1 } number] && area.All(char.IsAsciiLetterLower) && char.IsAsciiDigit(number[0]);
}
