using Fractus.Kernel.Validation;
using Fractus.Lambda.Contract;

namespace Fractus.Lambda.Tests.Rules;

/// <summary>The texts are the real service's: scripts and tests of users compare with them.</summary>
public sealed class ValidationTests
{
    private const string Name =
        @"(arn:(aws[a-zA-Z-]*)?:lambda:)?((eusc-)?[a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-\d{1}:)?(\d{12}:)?(function:)?([a-zA-Z0-9-_\.]+)(:(\$LATEST(\.PUBLISHED)?|[a-zA-Z0-9-_]+))?";

    [Fact]
    public void A_name_and_a_qualifier_without_form_are_told_with_the_pattern()
    {
        Assert.Equal(
            "1 validation error detected: Value '*' at 'functionName' failed to satisfy constraint: Member must satisfy regular expression pattern: " + Name,
            Fault((ref ConstraintCollector found) => GetFunctionInput.Validate(new GetFunctionInput { FunctionName = "*" }, ref found)));
        Assert.Equal(
            @"1 validation error detected: Value 'invalid!' at 'qualifier' failed to satisfy constraint: Member must satisfy regular expression pattern: \$(LATEST(\.PUBLISHED)?)|[a-zA-Z0-9-_$]+",
            Fault((ref ConstraintCollector found) => InvokeInput.Validate(new InvokeInput { FunctionName = "f", Qualifier = "invalid!" }, ref found)));
    }

    // 170 characters behind a region are too long for no operation that takes the long form.
    [Fact]
    public void A_long_name_of_another_form_is_told_once()
    {
        var name = "arn:aws:lambda:invalid-region:111111111111:function:my-function" + new string('a', 170);
        Assert.StartsWith("1 validation error detected", Fault((ref ConstraintCollector found) => InvokeInput.Validate(new InvokeInput { FunctionName = name }, ref found)), StringComparison.Ordinal);
    }

    // Of a list the real service shows the whole, with all that each element must satisfy.
    [Fact]
    public void An_element_of_a_list_is_told_as_the_list()
    {
        Assert.Equal(
            "1 validation error detected: Value '[X86_64]' at 'architectures' failed to satisfy constraint: "
            + "Member must satisfy constraint: [Member must satisfy enum value set: [x86_64, arm64], Member must not be null]",
            Fault((ref ConstraintCollector found) => UpdateFunctionCodeInput.Validate(new UpdateFunctionCodeInput { FunctionName = "f", Architectures = ["X86_64"] }, ref found)));
        Assert.Equal(
            "1 validation error detected: Value '[a, b]' at 'layers' failed to satisfy constraint: Member must satisfy constraint: "
            + "[Member must have length less than or equal to 2048, Member must have length greater than or equal to 1, Member must satisfy regular expression pattern: "
            + @"(arn:(aws[a-zA-Z-]*)?:lambda:(eusc-)?[a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-\d{1}:\d{12}:layer:[a-zA-Z0-9-_]+:[0-9]+)|(arn:[a-zA-Z0-9-]+:lambda:::awslayer:[a-zA-Z0-9-_]+), Member must not be null]",
            Fault((ref ConstraintCollector found) => UpdateFunctionConfigurationInput.Validate(new UpdateFunctionConfigurationInput { FunctionName = "f", Layers = ["a", "b"] }, ref found)));
    }

    // Without "must not be null": the real service checks the runtimes of a layer elsewhere.
    [Fact]
    public void A_layers_runtimes_are_told_without_brackets()
    {
        var layer = new PublishLayerVersionInput { LayerName = "l", Content = new LayerVersionContentInput(), CompatibleRuntimes = ["nodejs20.x", "basic"] };
        Assert.StartsWith(
            "1 validation error detected: Value '[nodejs20.x, basic]' at 'compatibleRuntimes' failed to satisfy constraint: Member must satisfy enum value set: [nodejs20.x, python3.14, provided.al2023,",
            Fault((ref ConstraintCollector found) => PublishLayerVersionInput.Validate(layer, ref found)),
            StringComparison.Ordinal);

        // A layer may be for a runtime that functions are not given any more, though no message names it.
        Assert.Equal("", Fault((ref ConstraintCollector found) => PublishLayerVersionInput.Validate(layer with { CompatibleRuntimes = ["nodejs14.x"] }, ref found)));
    }

    // SDKs read an error's text by the model's name for it, which is not the same for all errors.
    [Fact]
    public void An_error_has_its_text_under_the_name_of_the_model()
    {
        Assert.Equal("message", new InvalidParameterValueException("").MessageName);
        Assert.Equal("message", new ResourceConflictException("").MessageName);
        Assert.Equal("Message", new ResourceNotFoundException("").MessageName);
        Assert.Equal("User", new InvalidParameterValueException("").Type);
    }

    private delegate void Check(ref ConstraintCollector found);

    private static string Fault(Check check)
    {
        var found = new ConstraintCollector(null);
        check(ref found);
        return found.HasViolations ? found.Message : "";
    }
}
