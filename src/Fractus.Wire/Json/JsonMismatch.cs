using Fractus.Kernel.Shapes;

namespace Fractus.Wire.Json;

/// <summary>
/// The refusals of JSON that does not fit a shape, in the words of the services' common framework, which is written in Java and shows
/// it. Recorded on the real service by the tests of dynalite.
/// </summary>
internal static class JsonMismatch
{
    private const string NestedGeneric =
        "class sun.reflect.generics.reflectiveObjects.ParameterizedTypeImpl cannot be cast to class java.lang.Class "
        + "(sun.reflect.generics.reflectiveObjects.ParameterizedTypeImpl and java.lang.Class are in module java.base of loader 'bootstrap')";

    public static SerializationException Unexpected() => new("Unexpected token received from parser");

    public static SerializationException Structure() => new("Start of structure or map found where not expected");

    /// <param name="found">NUMBER, DECIMAL, STRING, TRUE or FALSE.</param>
    /// <param name="wanted">A simple type, such as Integer.</param>
    public static SerializationException Value(string found, string wanted) => new($"{found}_VALUE cannot be converted to {wanted}");

    /// <summary>A text was wanted, in the words of API Gateway's older framework; recorded on the real service.</summary>
    /// <param name="javaClass">What was found.</param>
    public static SerializationException TextFrom(string javaClass) => new($"class {javaClass} can not be converted to an String");

    /// <param name="javaType">What was wanted where an array was found.</param>
    public static SerializationException Collection(string javaType) => new($"Unrecognized collection type {javaType}");

    /// <summary>A simple value was found where a structure, list or map belongs.</summary>
    public static SerializationException Scalar(MemberSchema member) => new(member switch
    {
        { IsItem: false } => "Unexpected field type",
        { Kind: ShapeKind.Structure } => "Unexpected value type in payload",
        _ => NestedGeneric,
    });

    public static SerializationException Base64(string text) => new(text.Length % 4 == 0
        ? "Invalid last non-pad Base64 character dectected"
        : $"Base64 encoded length is expected a multiple of 4 bytes but found: {text.Length}");

    public static string JavaClassOf(ShapeKind kind) => kind switch
    {
        ShapeKind.Blob => "class java.nio.ByteBuffer",
        ShapeKind.Timestamp => "class java.util.Date",
        _ => $"class java.lang.{kind}",
    };

    public static string JavaTypeOf(MemberSchema member, string typeNamespace) => member.Kind switch
    {
        ShapeKind.Map => $"java.util.Map<java.lang.String, {JavaTypeOf(member.Value!, typeNamespace)}>",
        ShapeKind.List => $"java.util.List<{JavaTypeOf(member.Element!, typeNamespace)}>",
        ShapeKind.Structure => Qualified(typeNamespace, member.StructureName),
        _ => JavaClassOf(member.Kind)["class ".Length..],
    };

    public static string Qualified(string typeNamespace, string name) => typeNamespace.Length == 0 ? name : $"{typeNamespace}.{name}";
}
