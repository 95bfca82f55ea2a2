using System.Globalization;
using Fractus.Kernel.Contracts;

namespace Fractus.Lambda.Contract;

/// <summary>A layer as callers name it: its name, or an ARN with or without a version. Account and region are null where only the name is given.</summary>
public readonly record struct LayerReference(string Name, string? Version, string? Account, string? Region)
{
    /// <summary>Reads a name that has the form that the contract asks.</summary>
    public static LayerReference Parse(string text) => text.Split(':') switch
    {
        ["arn", _, "lambda", var region, var account, "layer", var name] => new LayerReference(name, null, account, region),
        ["arn", _, "lambda", var region, var account, "layer", var name, var version] => new LayerReference(name, version, account, region),
        _ => new LayerReference(text, null, null, null),
    };

    /// <summary>The ARN to ask permission on: of a version where one is given, else of the layer.</summary>
    public static IEnumerable<string> Arns(ResourceScope scope, string text, long? version)
    {
        var layer = Parse(text);
        var arn = $"arn:{scope.Partition}:lambda:{layer.Region ?? scope.Region}:{layer.Account ?? scope.Account}:layer:{layer.Name}";
        return [version is null ? arn : string.Create(CultureInfo.InvariantCulture, $"{arn}:{version}")];
    }
}
