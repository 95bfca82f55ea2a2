namespace Fractus.Kernel.Identity;

/// <summary>A service whose policies may ask about more than its requests' form shows, such as <c>dynamodb:LeadingKeys</c>.</summary>
public interface IConditionKeySource
{
    /// <summary>The service's name in an ARN, such as <c>dynamodb</c>; its keys begin with it and a colon.</summary>
    string ArnService { get; }

    /// <summary>The keys of a request as far as they are about one resource. Asked only where a condition names one of the service's.</summary>
    /// <param name="input">The operation's input, valid by its contract.</param>
    /// <param name="action">The IAM action: a request that does the work of several operations has keys of its own for each.</param>
    /// <param name="resource">The resource that permission is asked on.</param>
    IReadOnlyDictionary<string, IReadOnlyList<string>> FindConditionKeys(object input, string action, Arn resource);
}
