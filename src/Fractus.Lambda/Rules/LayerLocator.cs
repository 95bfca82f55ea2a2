using Fractus.Kernel;
using Fractus.Lambda.Contract;
using Fractus.Lambda.Storage;

namespace Fractus.Lambda.Rules;

/// <summary>Which layer a request means.</summary>
internal static class LayerLocator
{
    /// <exception cref="ResourceNotFoundException">It is of another region.</exception>
    public static LayerId Resolve(string layerName, Caller caller)
    {
        var reference = LayerReference.Parse(layerName);
        return reference.Region is { } region && region != caller.Region
            ? throw LambdaErrors.NoResource()
            : new LayerId(reference.Account ?? caller.Account, caller.Region, reference.Name);
    }

    /// <summary>The number of a version, which the caller gives beside the layer's name.</summary>
    /// <exception cref="InvalidParameterValueException">No version has such a number.</exception>
    public static long CheckVersion(long? number) =>
        number is >= 1 ? number.Value : throw new InvalidParameterValueException("Layer Version Cannot be less than 1");
}
