using Fractus.Kernel.Contracts;

namespace Fractus.Iam.Contract.Sts;

[Shape]
public sealed partial record GetSessionTokenInput
{
    [Range(900, 129600)]
    public int? DurationSeconds { get; init; }

    [Length(9, 256)]
    [Pattern(@"[\w+=/:,.@-]*")]
    public string? SerialNumber { get; init; }

    [Length(6, 6)]
    [Pattern(@"[\d]*")]
    public string? TokenCode { get; init; }
}

[Shape]
public sealed partial record GetSessionTokenOutput
{
    public Credentials? Credentials { get; init; }
}
