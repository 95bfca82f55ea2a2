using Fractus.CloudWatch.Contract;

namespace Fractus.CloudWatch.Rules;

/// <summary>Gathers what is wrong with a request's parameters. The service tells all faults that are of the first one's kind, each on a line.</summary>
internal sealed class ParameterFaults
{
    private enum Kind
    {
        Missing,
        Invalid,
        Combination,
    }

    private readonly List<(Kind Kind, string Message)> _faults = [];

    public void Missing(string parameter) => _faults.Add((Kind.Missing, $"The parameter {parameter} is required."));

    public void Invalid(string message) => _faults.Add((Kind.Invalid, message));

    public void NotTogether(string first, string second) => _faults.Add(
        (Kind.Combination, $"The parameters {first} and {second} are mutually exclusive and you have specified both."));

    public void Combination(string message) => _faults.Add((Kind.Combination, message));

    /// <param name="parameter">Its name, with where it stands.</param>
    /// <param name="text">Its value.</param>
    /// <param name="longest">Characters.</param>
    /// <param name="isRequired">Whether it must be there.</param>
    public void CheckText(string parameter, string? text, int longest, bool isRequired = true)
    {
        if (string.IsNullOrEmpty(text))
        {
            if (isRequired || text is not null)
            {
                Missing(parameter);
            }
        }
        else if (text.Length > longest)
        {
            Invalid($"The parameter {parameter} must be shorter than {longest + 1} characters.");
        }
    }

    /// <exception cref="MissingRequiredParameterException">Something is missing.</exception>
    /// <exception cref="InvalidParameterValueException">Something is not as it must be.</exception>
    /// <exception cref="InvalidParameterCombinationException">Something cannot stand beside something else.</exception>
    public void ThrowIfAny()
    {
        if (_faults.Count == 0)
        {
            return;
        }

        var kind = _faults[0].Kind;
        var message = string.Join('\n', _faults.Where(fault => fault.Kind == kind).Select(fault => fault.Message));
        throw kind switch
        {
            Kind.Missing => new MissingRequiredParameterException(message),
            Kind.Invalid => new InvalidParameterValueException(message),
            _ => new InvalidParameterCombinationException(message),
        };
    }
}
