using System.Text.Json;
using Fractus.Store;

namespace Fractus.Lambda.Storage;

internal static class TagsRecord
{
    public static IReadOnlyDictionary<string, string> Read(IReadTransaction reader, FunctionId id) =>
        reader.TryGet(FunctionKeys.Tags(id), out var stored)
            ? JsonSerializer.Deserialize(stored.Span, LambdaRecordsJson.Default.DictionaryStringString) ?? []
            : new Dictionary<string, string>();

    public static void Write(ITransaction transaction, FunctionId id, IReadOnlyDictionary<string, string> tags) =>
        transaction.Set(FunctionKeys.Tags(id), JsonSerializer.SerializeToUtf8Bytes(new Dictionary<string, string>(tags), LambdaRecordsJson.Default.DictionaryStringString));
}
