using System.Text.Json;
using Fractus.Store;

namespace Fractus.Lambda.Storage;

internal static class TagsRecord
{
    /// <param name="reader">Where to look.</param>
    /// <param name="key">As <see cref="FunctionKeys.Tags"/> or <see cref="MappingKeys.Tags"/> has it.</param>
    public static IReadOnlyDictionary<string, string> Read(IReadTransaction reader, byte[] key) =>
        reader.TryGet(key, out var stored) ? Read(stored) : new Dictionary<string, string>();

    public static IReadOnlyDictionary<string, string> Read(ReadOnlyMemory<byte> stored) =>
        JsonSerializer.Deserialize(stored.Span, LambdaRecordsJson.Default.DictionaryStringString) ?? [];

    public static void Write(ITransaction transaction, byte[] key, IReadOnlyDictionary<string, string> tags) =>
        transaction.Set(key, JsonSerializer.SerializeToUtf8Bytes(new Dictionary<string, string>(tags), LambdaRecordsJson.Default.DictionaryStringString));
}
