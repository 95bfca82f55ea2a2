using Fractus.Kernel;
using Fractus.Kernel.Identity;
using Fractus.Lambda.Contract;
using Fractus.Lambda.Rules;
using Fractus.Lambda.Storage;

namespace Fractus.Lambda;

public sealed partial class LambdaService
{
    private const string UseLayerAction = "lambda:GetLayerVersion";

    /// <summary>The layers that a function is to have.</summary>
    /// <param name="arns">Of their versions, the lowest first; null where the request does not say.</param>
    /// <param name="caller">Who must be allowed to use them.</param>
    /// <exception cref="InvalidParameterValueException">There are too many, or one twice, or one that is not there or of another region.</exception>
    /// <exception cref="CommonApiException">The caller may not use one.</exception>
    private List<LayerUse>? LayersOf(IReadOnlyList<string>? arns, Caller caller)
    {
        if (arns is null)
        {
            return null;
        }

        if (arns.Count > LambdaLimits.Layers)
        {
            throw new InvalidParameterValueException($"Cannot reference more than {LambdaLimits.Layers} layers.");
        }

        var layers = new List<LayerUse>();
        var seen = new Dictionary<LayerReference, string>();
        foreach (var arn in arns)
        {
            layers.Add(LayerOf(arn, caller));
            var layer = LayerReference.Parse(arn) with { Version = null };
            if (!seen.TryAdd(layer, arn))
            {
                throw new InvalidParameterValueException(
                    $"Two different versions of the same layer are not allowed to be referenced in the same function. {seen[layer]} and {arn} are versions of the same layer.");
            }
        }

        return layers;
    }

    private LayerUse LayerOf(string versionArn, Caller caller)
    {
        var reference = LayerReference.Parse(versionArn);
        var id = new LayerId(reference.Account!, reference.Region!, reference.Name);
        if (id.Region != caller.Region && id.Account == caller.Account)
        {
            throw new InvalidParameterValueException(
                $"Layers are not in the same region as the function. Layers are expected to be in region {caller.Region}.");
        }

        var version = Qualifier.IsNumber(reference.Version!) ? Qualifier.Number(reference.Version!) : 0;
        using var snapshot = _store.OpenSnapshot();
        var found = id.Region == caller.Region ? FindLayer(snapshot, id, version) : null;
        if (found is null && id.Account == caller.Account)
        {
            throw new InvalidParameterValueException($"Layer version {versionArn} does not exist.");
        }

        // Of a stranger's layer nobody learns whether it is there: without permission the answer is the same.
        var policy = LayerPolicy(snapshot, id, version) is { } own ? ResourcePolicy.ToJson(own.Policy) : null;
        var decision = _authorizer.Authorize(new AccessQuestion(caller.Principal, UseLayerAction, versionArn, id.Account, caller.Region)
        {
            SourceIp = caller.SourceIp,
            UserAgent = caller.UserAgent,
            SecureTransport = caller.SecureTransport,
            ResourcePolicy = policy,
        });
        if (!decision.IsAllowed)
        {
            throw new CommonApiException("AccessDeniedException", 403, decision.Message);
        }

        return found is null
            ? throw new InvalidParameterValueException($"Layer version {versionArn} does not exist.")
            : new LayerUse(versionArn, found.CodeSha256, found.CodeSize, found.UnzippedBytes);
    }

    /// <exception cref="InvalidParameterValueException">Code and layers together are too large.</exception>
    private static FunctionVersionRecord CheckUnzipped(FunctionVersionRecord record)
    {
        var bytes = record.UnzippedBytes + record.Layers.Sum(layer => layer.UnzippedBytes);
        return bytes <= LambdaLimits.UnzippedBytes
            ? record
            : throw new InvalidParameterValueException(
                $"Function code combined with layers exceeds the maximum allowed size of {LambdaLimits.UnzippedBytes} bytes. The actual size is {bytes} bytes.");
    }
}
