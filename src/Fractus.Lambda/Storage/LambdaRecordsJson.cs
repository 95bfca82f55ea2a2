using System.Text.Json.Serialization;

namespace Fractus.Lambda.Storage;

[JsonSerializable(typeof(AliasRecord))]
[JsonSerializable(typeof(EventInvokeRecord))]
[JsonSerializable(typeof(EventSourceMappingRecord))]
[JsonSerializable(typeof(FunctionSettingsRecord))]
[JsonSerializable(typeof(FunctionUrlRecord))]
[JsonSerializable(typeof(FunctionVersionRecord))]
[JsonSerializable(typeof(LayerPolicyRecord))]
[JsonSerializable(typeof(LayerVersionRecord))]
[JsonSerializable(typeof(PolicyRecord))]
[JsonSerializable(typeof(ProvisionedRecord))]
[JsonSerializable(typeof(RuntimeUpdateRecord))]
[JsonSerializable(typeof(ShardCheckpoint))]
[JsonSerializable(typeof(Dictionary<string, string>))]
internal sealed partial class LambdaRecordsJson : JsonSerializerContext;
