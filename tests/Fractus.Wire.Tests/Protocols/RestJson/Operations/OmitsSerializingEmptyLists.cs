using Fractus.Kernel.Contracts;
using Fractus.Kernel.Shapes;

namespace Fractus.Wire.Tests.Protocols.RestJson;

[Shape]
public sealed partial record OmitsSerializingEmptyListsInput
{
    [Name("queryStringList")]
    [In(HttpLocation.Query, "StringList")]
    public IReadOnlyList<string>? QueryStringList { get; init; }

    [Name("queryIntegerList")]
    [In(HttpLocation.Query, "IntegerList")]
    public IReadOnlyList<int>? QueryIntegerList { get; init; }

    [Name("queryDoubleList")]
    [In(HttpLocation.Query, "DoubleList")]
    public IReadOnlyList<double>? QueryDoubleList { get; init; }

    [Name("queryBooleanList")]
    [In(HttpLocation.Query, "BooleanList")]
    public IReadOnlyList<bool>? QueryBooleanList { get; init; }

    [Name("queryTimestampList")]
    [In(HttpLocation.Query, "TimestampList")]
    public IReadOnlyList<DateTimeOffset>? QueryTimestampList { get; init; }

    [Name("queryEnumList")]
    [In(HttpLocation.Query, "EnumList")]
    public IReadOnlyList<string>? QueryEnumList { get; init; }

    [Name("queryIntegerEnumList")]
    [In(HttpLocation.Query, "IntegerEnumList")]
    public IReadOnlyList<int>? QueryIntegerEnumList { get; init; }
}
