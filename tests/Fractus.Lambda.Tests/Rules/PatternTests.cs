using Fractus.Kernel.Validation;

namespace Fractus.Lambda.Tests.Rules;

/// <summary>Some of the model's patterns look around, which the engine for patterns does not know: they must not end in a fault.</summary>
public sealed class PatternTests
{
    [Theory]
    [InlineData("(?!^[0-9]+$)([a-zA-Z0-9-_]+)", "2024-01-02", true)]
    [InlineData("(?!^[0-9]+$)([a-zA-Z0-9-_]+)", "2024", false)]
    [InlineData(@"[0-9A-Za-z\.\-_]*(?<!\.)", "bucket.a", true)]
    [InlineData(@"[0-9A-Za-z\.\-_]*(?<!\.)", "bucket.", false)]
    public void A_pattern_that_looks_around_is_matched(string pattern, string value, bool expected) =>
        Assert.Equal(expected, new PatternConstraint(pattern).IsMatch(value));
}
