using Fractus.DynamoDb.Contract;
using Fractus.Kernel.Validation;

namespace Fractus.DynamoDb.Rules;

/// <summary>
/// What is wrong with a request itself, as PutItem, UpdateItem and DeleteItem tell it since June 2026: like a broken constraint, with
/// <c>1 validation error detected: </c> in front. What only the table or the item shows stands bare. Recorded in us-east-1.
/// </summary>
internal static class RequestFaults
{
    /// <param name="input">The request.</param>
    /// <param name="wording">In the older words these faults too stand bare.</param>
    /// <param name="read">Checks and reads what can be known without the table; static, so that it costs nothing.</param>
    public static TRead Detect<TInput, TRead>(TInput input, Wording wording, Func<TInput, Wording, TRead> read)
    {
        try
        {
            return read(input, wording);
        }
        catch (ConstraintViolationException fault) when (wording == Wording.Newer)
        {
            throw Invalid.Detected(fault.Message);
        }
    }
}
