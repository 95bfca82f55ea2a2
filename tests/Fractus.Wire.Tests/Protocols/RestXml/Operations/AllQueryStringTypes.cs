using Fractus.Kernel.Contracts;
using Fractus.Kernel.Shapes;

namespace Fractus.Wire.Tests.Protocols.RestXml;

[Shape]
public sealed partial record AllQueryStringTypesInput
{
    [Name("queryString")]
    [In(HttpLocation.Query, "String")]
    public string? QueryString { get; init; }

    [Name("queryStringList")]
    [In(HttpLocation.Query, "StringList")]
    public IReadOnlyList<string>? QueryStringList { get; init; }

    [Name("queryStringSet")]
    [In(HttpLocation.Query, "StringSet")]
    public IReadOnlyList<string>? QueryStringSet { get; init; }

    [Name("queryByte")]
    [In(HttpLocation.Query, "Byte")]
    public int? QueryByte { get; init; }

    [Name("queryShort")]
    [In(HttpLocation.Query, "Short")]
    public int? QueryShort { get; init; }

    [Name("queryInteger")]
    [In(HttpLocation.Query, "Integer")]
    public int? QueryInteger { get; init; }

    [Name("queryIntegerList")]
    [In(HttpLocation.Query, "IntegerList")]
    public IReadOnlyList<int>? QueryIntegerList { get; init; }

    [Name("queryIntegerSet")]
    [In(HttpLocation.Query, "IntegerSet")]
    public IReadOnlyList<int>? QueryIntegerSet { get; init; }

    [Name("queryLong")]
    [In(HttpLocation.Query, "Long")]
    public long? QueryLong { get; init; }

    [Name("queryFloat")]
    [In(HttpLocation.Query, "Float")]
    public float? QueryFloat { get; init; }

    [Name("queryDouble")]
    [In(HttpLocation.Query, "Double")]
    public double? QueryDouble { get; init; }

    [Name("queryDoubleList")]
    [In(HttpLocation.Query, "DoubleList")]
    public IReadOnlyList<double>? QueryDoubleList { get; init; }

    [Name("queryBoolean")]
    [In(HttpLocation.Query, "Boolean")]
    public bool? QueryBoolean { get; init; }

    [Name("queryBooleanList")]
    [In(HttpLocation.Query, "BooleanList")]
    public IReadOnlyList<bool>? QueryBooleanList { get; init; }

    [Name("queryTimestamp")]
    [In(HttpLocation.Query, "Timestamp")]
    public DateTimeOffset? QueryTimestamp { get; init; }

    [Name("queryTimestampList")]
    [In(HttpLocation.Query, "TimestampList")]
    public IReadOnlyList<DateTimeOffset>? QueryTimestampList { get; init; }

    [Name("queryEnum")]
    [In(HttpLocation.Query, "Enum")]
    public string? QueryEnum { get; init; }

    [Name("queryEnumList")]
    [In(HttpLocation.Query, "EnumList")]
    public IReadOnlyList<string>? QueryEnumList { get; init; }

    [Name("queryIntegerEnum")]
    [In(HttpLocation.Query, "IntegerEnum")]
    public int? QueryIntegerEnum { get; init; }

    [Name("queryIntegerEnumList")]
    [In(HttpLocation.Query, "IntegerEnumList")]
    public IReadOnlyList<int>? QueryIntegerEnumList { get; init; }

    [Name("queryParamsMapOfStrings")]
    [In(HttpLocation.QueryParams)]
    public IReadOnlyDictionary<string, string>? QueryParamsMapOfStrings { get; init; }
}
