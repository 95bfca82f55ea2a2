using Fractus.Kernel;
using Fractus.Lambda.Contract;
using Fractus.Lambda.Storage;

namespace Fractus.Lambda.Rules;

/// <summary>Which function a request means, and which version or alias of it.</summary>
/// <param name="Id">The function.</param>
/// <param name="Qualifier">Null where the request names none.</param>
internal readonly record struct FunctionLocator(FunctionId Id, string? Qualifier)
{
    /// <summary>The ARN as the request means it, with its qualifier.</summary>
    public string Arn => Qualifier is null ? Id.Arn() : $"{Id.Arn()}:{Qualifier}";

    /// <param name="functionName">In any of its forms.</param>
    /// <param name="qualifier">The request's own parameter.</param>
    /// <param name="caller">Whose account and region count where the name has none.</param>
    /// <exception cref="ResourceNotFoundException">The name is of another region.</exception>
    /// <exception cref="InvalidParameterValueException">Name and parameter disagree about the qualifier.</exception>
    public static FunctionLocator Resolve(string functionName, string? qualifier, Caller caller)
    {
        var reference = FunctionReference.Parse(functionName);
        CheckRegion(reference, caller);
        qualifier = qualifier is "" ? null : qualifier;
        if (qualifier is not null && reference.Qualifier is not null && qualifier != reference.Qualifier)
        {
            throw new InvalidParameterValueException("The derived qualifier from the function name does not match the specified qualifier.");
        }

        return new FunctionLocator(new FunctionId(reference.Account ?? caller.Account, caller.Region, reference.Name), reference.Qualifier ?? qualifier);
    }

    /// <summary>The name of a function that is to be made.</summary>
    /// <exception cref="InvalidParameterValueException">The name is too long.</exception>
    /// <exception cref="CommonApiException">The name is of another account.</exception>
    public static FunctionId ResolveNew(string functionName, Caller caller)
    {
        var reference = FunctionReference.Parse(functionName);
        CheckRegion(reference, caller);
        if (reference.Account is { } account && account != caller.Account)
        {
            throw new CommonApiException("AccessDeniedException", 403, "None");
        }

        return reference.Name.Length <= LambdaLimits.FunctionName
            ? new FunctionId(caller.Account, caller.Region, reference.Name)
            : throw new InvalidParameterValueException(
                $"1 validation error detected: Value '{reference.Name}' at 'functionName' failed to satisfy constraint: Member must have length less than or equal to {LambdaLimits.FunctionName}");
    }

    /// <summary>The function of a resource's ARN, as the operations on tags take it.</summary>
    /// <exception cref="ResourceNotFoundException">The ARN is of another region.</exception>
    /// <exception cref="InvalidParameterValueException">It is not a function, or one with a qualifier.</exception>
    public static FunctionId ResolveTagged(string resource, Caller caller)
    {
        if (!Kernel.Arn.TryParse(resource, out var arn) || !arn.Resource.StartsWith("function:", StringComparison.Ordinal))
        {
            throw LambdaErrors.NotBuilt($"Resource {resource}");
        }

        var locator = Resolve(resource, null, caller);
        return locator.Qualifier is null
            ? locator.Id
            : throw new InvalidParameterValueException(
                "Tags on function aliases and versions are not supported. Please specify a function ARN.");
    }

    /// <summary>For operations that change the function, which are on its latest version alone.</summary>
    /// <exception cref="ResourceNotFoundException">The request names another.</exception>
    public void RequireLatest()
    {
        if (Qualifier is not null and not FunctionKeys.Latest)
        {
            throw LambdaErrors.NoFunction(Arn);
        }
    }

    private static void CheckRegion(FunctionReference reference, Caller caller)
    {
        if (reference.Region is { } region && region != caller.Region)
        {
            throw new ResourceNotFoundException($"Functions from '{region}' are not reachable in this region ('{caller.Region}')");
        }
    }
}
