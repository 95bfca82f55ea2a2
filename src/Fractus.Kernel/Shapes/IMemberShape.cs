namespace Fractus.Kernel.Shapes;

/// <summary>
/// A type that stands for the whole value of a member and has a form of its own in memory, such as a DynamoDB item, which is read
/// from the wire into its stored bytes and written from them. The generator calls it in place of the code that it would emit.
/// </summary>
public interface IMemberShape<TSelf>
    where TSelf : IMemberShape<TSelf>
{
    /// <summary>The schema of a member, or of a list's element or a map's value, that is of this type.</summary>
    static abstract MemberSchema CreateMember(string name, bool isItem);

    /// <summary>Reads the value from its beginning to its end. Nothing is validated.</summary>
    static abstract TSelf Read<TReader>(ref TReader reader, MemberSchema member)
        where TReader : IShapeReader, allows ref struct;

    /// <summary>Writes the value from its beginning to its end.</summary>
    static abstract void Write<TWriter>(ref TWriter writer, MemberSchema member, TSelf value)
        where TWriter : IShapeWriter, allows ref struct;
}
