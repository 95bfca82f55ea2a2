using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Fractus.Iam.Sessions;

namespace Fractus.Iam.Storage;

/// <summary>The stored form of the records: JSON, by code that the compiler generates.</summary>
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, RespectNullableAnnotations = true)]
[JsonSerializable(typeof(UserRecord))]
[JsonSerializable(typeof(GroupRecord))]
[JsonSerializable(typeof(RoleRecord))]
[JsonSerializable(typeof(PolicyRecord))]
[JsonSerializable(typeof(AccessKeyRecord))]
[JsonSerializable(typeof(UsageRecord))]
[JsonSerializable(typeof(Session))]
internal sealed partial class IamJson : JsonSerializerContext
{
    public static byte[] Write<T>(T value, JsonTypeInfo<T> type) => JsonSerializer.SerializeToUtf8Bytes(value, type);

    public static T Read<T>(ReadOnlySpan<byte> stored, JsonTypeInfo<T> type) =>
        JsonSerializer.Deserialize(stored, type) ?? throw new InvalidDataException($"A stored {typeof(T).Name} is empty.");
}
