using Fractus.Kernel.Contracts;
using Fractus.Kernel.Shapes;

namespace Fractus.Wire.Tests.Protocols.RestXml;

[Shape]
public sealed partial record InputAndOutputWithHeadersIO
{
    [Name("headerString")]
    [In(HttpLocation.Header, "X-String")]
    public string? HeaderString { get; init; }

    [Name("headerByte")]
    [In(HttpLocation.Header, "X-Byte")]
    public int? HeaderByte { get; init; }

    [Name("headerShort")]
    [In(HttpLocation.Header, "X-Short")]
    public int? HeaderShort { get; init; }

    [Name("headerInteger")]
    [In(HttpLocation.Header, "X-Integer")]
    public int? HeaderInteger { get; init; }

    [Name("headerLong")]
    [In(HttpLocation.Header, "X-Long")]
    public long? HeaderLong { get; init; }

    [Name("headerFloat")]
    [In(HttpLocation.Header, "X-Float")]
    public float? HeaderFloat { get; init; }

    [Name("headerDouble")]
    [In(HttpLocation.Header, "X-Double")]
    public double? HeaderDouble { get; init; }

    [Name("headerTrueBool")]
    [In(HttpLocation.Header, "X-Boolean1")]
    public bool? HeaderTrueBool { get; init; }

    [Name("headerFalseBool")]
    [In(HttpLocation.Header, "X-Boolean2")]
    public bool? HeaderFalseBool { get; init; }

    [Name("headerStringList")]
    [In(HttpLocation.Header, "X-StringList")]
    public IReadOnlyList<string>? HeaderStringList { get; init; }

    [Name("headerStringSet")]
    [In(HttpLocation.Header, "X-StringSet")]
    public IReadOnlyList<string>? HeaderStringSet { get; init; }

    [Name("headerIntegerList")]
    [In(HttpLocation.Header, "X-IntegerList")]
    public IReadOnlyList<int>? HeaderIntegerList { get; init; }

    [Name("headerBooleanList")]
    [In(HttpLocation.Header, "X-BooleanList")]
    public IReadOnlyList<bool>? HeaderBooleanList { get; init; }

    [Name("headerTimestampList")]
    [In(HttpLocation.Header, "X-TimestampList")]
    public IReadOnlyList<DateTimeOffset>? HeaderTimestampList { get; init; }

    [Name("headerEnum")]
    [In(HttpLocation.Header, "X-Enum")]
    public string? HeaderEnum { get; init; }

    [Name("headerEnumList")]
    [In(HttpLocation.Header, "X-EnumList")]
    public IReadOnlyList<string>? HeaderEnumList { get; init; }
}
