using Fractus.Kernel.Contracts;

namespace Fractus.Lambda.Contract;

[Shape]
public sealed partial record LoggingConfig
{
    [Enum(typeof(LogFormat))]
    public string? LogFormat { get; init; }

    [Enum(typeof(ApplicationLogLevel))]
    public string? ApplicationLogLevel { get; init; }

    [Enum(typeof(SystemLogLevel))]
    public string? SystemLogLevel { get; init; }

    [Length(1, 512)]
    [Pattern(@"[\.\-_/#A-Za-z0-9]+")]
    public string? LogGroup { get; init; }
}
