using System.Globalization;
using Fractus.Lambda.Contract;
using Fractus.Lambda.Storage;

namespace Fractus.Lambda.Rules;

/// <summary>What may be provisioned, in the real service's words.</summary>
internal static class ProvisionedRules
{
    /// <exception cref="InvalidParameterValueException">More than the limits leave.</exception>
    public static void CheckAmount(int requested, int othersOfFunction, string functionName, RegionConcurrency region)
    {
        if (region.Of(functionName) is { } reserved)
        {
            if (othersOfFunction + requested > reserved)
            {
                throw new InvalidParameterValueException("Requested Provisioned Concurrency should not be greater than the reservedConcurrentExecution for function");
            }

            return;
        }

        if (requested > LambdaLimits.ConcurrentExecutions)
        {
            throw new InvalidParameterValueException(
                $"Specified ConcurrentExecutions for function is greater than account's unreserved concurrency [{LambdaLimits.ConcurrentExecutions}].") { Type = null };
        }

        if (region.Shared + region.ProvisionedOf(functionName) - othersOfFunction - requested < LambdaLimits.UnreservedExecutions)
        {
            throw new InvalidParameterValueException(
                $"Specified ConcurrentExecutions for function decreases account's UnreservedConcurrentExecution below its minimum value of [{LambdaLimits.UnreservedExecutions}].") { Type = null };
        }
    }

    /// <summary>That a reservation covers what is provisioned.</summary>
    /// <exception cref="InvalidParameterValueException">It does not.</exception>
    public static void CheckReservation(int reserved, int provisioned)
    {
        if (reserved < provisioned)
        {
            throw new InvalidParameterValueException(string.Create(
                CultureInfo.InvariantCulture,
                $" ReservedConcurrentExecutions  {reserved} should not be lower than function's total provisioned concurrency [{provisioned}].")) { Type = null };
        }
    }

    /// <summary>That what is, or is to be, provisioned is one published version, which nothing else provisions.</summary>
    /// <param name="alias">Where the request is about an alias: that.</param>
    /// <param name="version">The version itself, or the one that the alias leads to.</param>
    /// <param name="provisionedScopes">All scopes of the function that are provisioned.</param>
    /// <param name="aliases">All aliases of the function.</param>
    /// <exception cref="InvalidParameterValueException">It is not one published version.</exception>
    /// <exception cref="ResourceConflictException">The version is provisioned already, by itself or by another alias.</exception>
    public static void CheckScope(AliasRecord? alias, string version, IReadOnlyCollection<string> provisionedScopes, IEnumerable<AliasRecord> aliases)
    {
        if (version == FunctionKeys.Latest)
        {
            throw new InvalidParameterValueException("Provisioned Concurrency Configs cannot be applied to unpublished function versions.");
        }

        if (alias?.Additional is not null)
        {
            throw new InvalidParameterValueException("Alias with weights can not be used with Provisioned Concurrency");
        }

        var others = aliases.Where(other => other.Name != alias?.Name && other.FunctionVersion == version).Select(other => other.Name);
        if (alias is not null && others.Append(version).Any(provisionedScopes.Contains))
        {
            throw new ResourceConflictException("Alias can't be used for Provisioned Concurrency configuration on an already Provisioned version");
        }

        if (alias is null && others.Any(provisionedScopes.Contains))
        {
            throw new ResourceConflictException("Version is pointed by a Provisioned Concurrency alias");
        }
    }
}
