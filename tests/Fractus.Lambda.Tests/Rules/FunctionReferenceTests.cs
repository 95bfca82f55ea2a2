using Fractus.Kernel.Contracts;
using Fractus.Lambda.Contract;

namespace Fractus.Lambda.Tests.Rules;

/// <summary>The pipeline asks permission on the ARN that this makes of a name: another reading by the handler would be a way around it.</summary>
public sealed class FunctionReferenceTests
{
    [Theory]
    [InlineData("f", "f", null, null, null)]
    [InlineData("f:prod", "f", "prod", null, null)]
    [InlineData("f:$LATEST", "f", "$LATEST", null, null)]
    [InlineData("function:f", "f", null, null, null)]
    [InlineData("111111111111:function:f", "f", null, "111111111111", null)]
    [InlineData("111111111111:f", "f", null, "111111111111", null)]
    [InlineData("111111111111:function:f:1", "f", "1", "111111111111", null)]
    [InlineData("eu-west-1:111111111111:function:f:1", "f", "1", "111111111111", "eu-west-1")]
    [InlineData("arn:aws:lambda:eu-west-1:111111111111:function:f", "f", null, "111111111111", "eu-west-1")]
    [InlineData("arn:aws:lambda:eu-west-1:111111111111:function:f:prod", "f", "prod", "111111111111", "eu-west-1")]
    [InlineData("arn:aws:lambda:us-gov-west-1:111111111111:f", "f", null, "111111111111", "us-gov-west-1")]
    [InlineData("function", "function", null, null, null)]
    public void Every_form_of_a_name_is_understood(string text, string name, string? qualifier, string? account, string? region) =>
        Assert.Equal(new FunctionReference(name, qualifier, account, region), FunctionReference.Parse(text));

    [Fact]
    public void Permission_is_asked_on_the_function_that_is_meant()
    {
        var scope = new ResourceScope("aws", "us-east-1", "000000000000");
        Assert.Equal(["arn:aws:lambda:us-east-1:000000000000:function:f"], FunctionReference.Arns(scope, "function:f", null));
        Assert.Equal(["arn:aws:lambda:us-east-1:111111111111:function:f:1"], FunctionReference.Arns(scope, "111111111111:function:f", "1"));
    }
}
