using Fractus.Kernel.Contracts;
using Fractus.Kernel.Shapes;

namespace Fractus.Logs.Contract;

[Shape]
public sealed partial record StartLiveTailInput
{
    [Name("logGroupIdentifiers")]
    [Length(1, 10)]
    [Each(MinLength = 1, MaxLength = 2048, Pattern = @"^[\w#+=/:,.@-]*$")]
    public required IReadOnlyList<string> LogGroupIdentifiers { get; init; }

    [Name("logStreamNames")]
    [Length(1, 100)]
    [Each(MinLength = 1, MaxLength = 512, Pattern = "^[^:*]*$")]
    public IReadOnlyList<string>? LogStreamNames { get; init; }

    [Name("logStreamNamePrefixes")]
    [Length(1, 100)]
    [Each(MinLength = 1, MaxLength = 512, Pattern = "^[^:*]*$")]
    public IReadOnlyList<string>? LogStreamNamePrefixes { get; init; }

    [Name("logEventFilterPattern")]
    [Length(0, 1024)]
    public string? LogEventFilterPattern { get; init; }
}

[Shape]
public sealed partial record StartLiveTailOutput
{
    [Name("responseStream")]
    public EventStream<StartLiveTailResponseStream>? ResponseStream { get; init; }
}
