using System.Collections.Frozen;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Fractus.Iam.Rules.Documents;

namespace Fractus.Iam.Rules.ManagedPolicies;

/// <summary>A policy that the provider manages: its ARN has <c>aws</c> for its account, and callers can only attach it.</summary>
/// <param name="Arn">Such as <c>arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole</c>.</param>
/// <param name="Id">Such as <c>ANPA…</c>; it depends on the ARN alone.</param>
/// <param name="Version">Its default version, such as <c>v1</c>.</param>
/// <param name="UpdatedAt">When that version was made.</param>
/// <param name="Text">The document as JSON.</param>
/// <param name="Document">The document compiled.</param>
public sealed record ManagedPolicy(string Arn, string Id, string Version, DateTimeOffset UpdatedAt, string Text, PolicyDocument Document)
{
    public string Name => Arn[(Arn.LastIndexOf('/') + 1)..];

    /// <summary>With both slashes, such as <c>/service-role/</c>.</summary>
    public string Path => Arn[ManagedPolicyCatalog.ArnPrefix.Length..(Arn.LastIndexOf('/') + 1)];
}

/// <summary>The AWS managed policies that serverless work uses, each a JSON file beside this one: what it allows, as of early 2026.</summary>
/// <remarks>
/// ReadOnlyAccess covers the services that this cloud has or is to have, and those that other policies here name; the original also
/// covers Amazon's other services.
/// </remarks>
public static class ManagedPolicyCatalog
{
    internal const string ArnPrefix = "arn:aws:iam::aws:policy";
    private const string ResourcePrefix = "ManagedPolicies/";

    private static readonly Lazy<FrozenDictionary<string, ManagedPolicy>> Loaded = new(() => Load().ToFrozenDictionary(policy => policy.Arn));

    /// <summary>In the order of their names.</summary>
    public static IEnumerable<ManagedPolicy> All => Loaded.Value.Values.OrderBy(policy => policy.Name, StringComparer.Ordinal);

    public static ManagedPolicy? Find(string arn) => Loaded.Value.GetValueOrDefault(arn);

    private static IEnumerable<ManagedPolicy> Load()
    {
        var assembly = typeof(ManagedPolicyCatalog).Assembly;
        foreach (var name in assembly.GetManifestResourceNames().Where(name => name.StartsWith(ResourcePrefix, StringComparison.Ordinal)))
        {
            using var stream = assembly.GetManifestResourceStream(name)!;
            using var json = JsonDocument.Parse(stream);
            var root = json.RootElement;
            var arn = ArnPrefix + root.GetProperty("Path").GetString() + name[ResourcePrefix.Length..];
            var text = root.GetProperty("Document").GetRawText();
            yield return new ManagedPolicy(
                arn,
                Id(arn),
                root.GetProperty("Version").GetString()!,
                root.GetProperty("UpdatedAt").GetDateTimeOffset(),
                text,
                PolicyDocument.Parse(text, PolicyKind.Managed));
        }
    }

    private static string Id(string arn)
    {
        const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(arn));
        return "ANPA" + string.Concat(hash.Take(17).Select(b => Alphabet[b % Alphabet.Length]));
    }
}
