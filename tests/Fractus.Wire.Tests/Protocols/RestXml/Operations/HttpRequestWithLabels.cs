using Fractus.Kernel.Contracts;
using Fractus.Kernel.Shapes;

namespace Fractus.Wire.Tests.Protocols.RestXml;

[Shape]
public sealed partial record HttpRequestWithLabelsInput
{
    [Name("string")]
    [In(HttpLocation.Label)]
    public string? String { get; init; }

    [Name("short")]
    [In(HttpLocation.Label)]
    public int? Short { get; init; }

    [Name("integer")]
    [In(HttpLocation.Label)]
    public int? Integer { get; init; }

    [Name("long")]
    [In(HttpLocation.Label)]
    public long? Long { get; init; }

    [Name("float")]
    [In(HttpLocation.Label)]
    public float? Float { get; init; }

    [Name("double")]
    [In(HttpLocation.Label)]
    public double? Double { get; init; }

    [Name("boolean")]
    [In(HttpLocation.Label)]
    public bool? Boolean { get; init; }

    [Name("timestamp")]
    [In(HttpLocation.Label)]
    public DateTimeOffset? Timestamp { get; init; }
}
