using Fractus.Kernel.Validation;

namespace Fractus.Kernel.Shapes;

/// <summary>The input or output of an operation that has none.</summary>
public sealed class Unit : IShape<Unit>
{
    public static Unit Value { get; } = new();

    public static StructureSchema Schema { get; } = new("Unit");

    public static Unit ReadMembers<TReader>(ref TReader reader)
        where TReader : IShapeReader, allows ref struct
    {
        while (reader.NextMember(Schema) >= 0)
        {
        }

        return Value;
    }

    public static void WriteMembers<TWriter>(ref TWriter writer, Unit value)
        where TWriter : IShapeWriter, allows ref struct
    {
    }

    public static void Validate(Unit value, ref ConstraintCollector constraints)
    {
    }
}
