namespace Fractus.Kernel.Contracts;

/// <summary>A service as its contract declares it; see <see cref="ServiceAttribute"/> for the meaning of the members.</summary>
public sealed class ServiceSchema
{
    public required string Name { get; init; }

    public required string Title { get; init; }

    public required string SigningName { get; init; }

    public required string Version { get; init; }

    public required IReadOnlyList<ProtocolName> Protocols { get; init; }

    public string TargetPrefix { get; init; } = "";

    public string XmlNamespace { get; init; } = "";

    public string ErrorNamespace { get; init; } = "";

    public string ValidationErrorCode { get; init; } = "ValidationException";

    public bool NamesInputs { get; init; }

    public bool NamesClasses { get; init; }

    public required string ResourcePrefix { get; init; }

    public bool NoErrorWrapping { get; init; }

    public int MaxRequestBytes { get; init; }

    public bool SendsChecksums { get; init; }

    public int MaxHeadBytes { get; init; }

    public string ServerName { get; init; } = "";

    public IReadOnlyList<NotBuiltOperation> NotBuilt { get; init; } = [];

    /// <summary>The prefix with its partition, region and account.</summary>
    public string ResourcePrefixFor(ResourceScope scope) => ResourcePrefix
        .Replace("{Partition}", scope.Partition, StringComparison.Ordinal)
        .Replace("{Region}", scope.Region, StringComparison.Ordinal)
        .Replace("{Account}", scope.Account, StringComparison.Ordinal);
}

/// <summary>An operation of the public model that is refused by name.</summary>
public sealed record NotBuiltOperation(string Name, string? Method, string? Uri);

/// <summary>What a resource's ARN is relative to.</summary>
public readonly record struct ResourceScope(string Partition, string Region, string Account);
