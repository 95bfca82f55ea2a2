namespace Fractus.Kernel.Shapes;

/// <summary>
/// A structure or union of a contract. Generated for every record marked <c>[Shape]</c>; a few types with a form of their own
/// (such as DynamoDB's attribute value) write it by hand.
/// </summary>
public interface IShape<TSelf>
    where TSelf : IShape<TSelf>
{
    static abstract StructureSchema Schema { get; }

    /// <summary>Reads members until the structure ends. The structure has been begun by the caller. Nothing is validated.</summary>
    static abstract TSelf ReadMembers<TReader>(ref TReader reader)
        where TReader : IShapeReader, allows ref struct;

    /// <summary>Writes the members that are set. The structure is begun and ended by the caller.</summary>
    static abstract void WriteMembers<TWriter>(ref TWriter writer, TSelf value)
        where TWriter : IShapeWriter, allows ref struct;

    /// <summary>Checks the constraints of the model: required, length, range, pattern, enum.</summary>
    static abstract void Validate(TSelf value, ref Validation.ConstraintCollector constraints);
}
