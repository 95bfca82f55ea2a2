namespace Fractus.Runtime.Tests;

/// <summary>Custom runtimes bring their own client of the Runtime API: nothing of ours may be needed on their side.</summary>
public class CustomRuntimeTests
{
    /// <summary>A whole runtime in bash without any program: one connection for each request, as with curl.</summary>
    private const string Bash =
        """
        #!/bin/bash
        host=${AWS_LAMBDA_RUNTIME_API%:*}; port=${AWS_LAMBDA_RUNTIME_API#*:}
        while true; do
          exec 4<>/dev/tcp/$host/$port
          printf 'GET /2018-06-01/runtime/invocation/next HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n' >&4
          length=0
          while IFS= read -r line <&4 && line=${line%$'\r'} && [ -n "$line" ]; do
            case "$line" in
              Lambda-Runtime-Aws-Request-Id:*) id=${line#*: };;
              Content-Length:*) length=${line#*: };;
            esac
          done
          LC_ALL=C read -r -N "$length" event <&4
          exec 4>&-
          echo "handling $event with $_HANDLER"
          answer="{\"got\":$event}"
          exec 4<>/dev/tcp/$host/$port
          printf 'POST /2018-06-01/runtime/invocation/%s/response HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: %d\r\n\r\n%s' "$id" "${#answer}" "$answer" >&4
          cat <&4 >/dev/null
          exec 4>&-
        done
        """;

    /// <summary>With Node's ordinary HTTP client: keep-alive, chunked bodies, no pipelining.</summary>
    private const string NodeFetch =
        """
        #!/usr/bin/env node
        const api = `http://${process.env.AWS_LAMBDA_RUNTIME_API}/2018-06-01/runtime`;
        (async () => {
          for (;;) {
            const next = await fetch(`${api}/invocation/next`);
            const id = next.headers.get('lambda-runtime-aws-request-id');
            const event = await next.json();
            if (event.fail) {
              const error = { errorType: 'Custom.Type', errorMessage: 'as asked' };
              await fetch(`${api}/invocation/${id}/error`, { method: 'POST', body: JSON.stringify(error), headers: { 'lambda-runtime-function-error-type': 'Custom.Type' } });
              continue;
            }
            const parts = new ReadableStream({
              start(controller) {
                for (const part of ['[', '"chunked"', ',', JSON.stringify(event), ']']) controller.enqueue(new TextEncoder().encode(part));
                controller.close();
              },
            });
            const sent = await fetch(`${api}/invocation/${id}/response`, { method: 'POST', body: parts, duplex: 'half' });
            console.log('status', sent.status);
          }
        })();
        """;

    [Fact]
    public async Task A_runtime_written_in_bash_serves_calls()
    {
        await using var platform = new Platform();
        var function = platform.Function("provided.al2023", "my.handler", ("bootstrap", Bash));

        var first = await platform.InvokeAsync(function, """{"a":1}""");
        var second = await platform.InvokeAsync(function, "[2]");

        Assert.Equal("""{"got":{"a":1}}""", first.Text());
        Assert.Equal("""{"got":[2]}""", second.Text());
        Assert.Contains("handling {\"a\":1} with my.handler\n", first.Tail());
        Assert.NotNull(first.InitDuration);
        Assert.Null(second.InitDuration);
        Assert.Equal(1, platform.CredentialsAsked);
    }

    // The bootstrap of AWS's own tutorial starts like this: on the real service sh is bash, while on Debian it is a shell that knows no pipefail.
    [Fact]
    public async Task A_bootstrap_for_sh_finds_bash_in_a_sandbox()
    {
        await using var platform = Platform.Sandbox();
        var function = platform.Function("provided.al2023", "my.handler", ("bootstrap", Bash.Replace("#!/bin/bash", "#!/bin/sh\nset -euo pipefail", StringComparison.Ordinal)));

        Assert.Equal("""{"got":{"a":1}}""", (await platform.InvokeAsync(function, """{"a":1}""")).Text());
    }

    [Fact]
    public async Task Chunked_answers_and_errors_of_an_ordinary_HTTP_client_arrive()
    {
        await using var platform = new Platform();
        var function = platform.Function("provided.al2023", "h", ("bootstrap", NodeFetch));

        var result = await platform.InvokeAsync(function, """{"a":1}""");
        var failed = await platform.InvokeAsync(function, """{"fail":true}""");

        Assert.Equal("""["chunked",{"a":1}]""", result.Text());
        Assert.Equal("Unhandled", failed.FunctionError);
        Assert.Equal("Custom.Type", failed.ErrorType);
        Assert.Equal("""{"errorType":"Custom.Type","errorMessage":"as asked"}""", failed.Text());
        Assert.Contains("status 202\n", platform.LogText);
    }

    [Fact]
    public async Task A_runtime_that_reports_that_it_cannot_start_gives_its_error()
    {
        await using var platform = new Platform();
        var function = platform.Function(
            "provided.al2023",
            "h",
            ("bootstrap",
            """
            #!/bin/bash
            exec 4<>/dev/tcp/${AWS_LAMBDA_RUNTIME_API%:*}/${AWS_LAMBDA_RUNTIME_API#*:}
            body='{"errorType":"Mine.NoLuck","errorMessage":"no luck"}'
            printf 'POST /2018-06-01/runtime/init/error HTTP/1.1\r\nLambda-Runtime-Function-Error-Type: Mine.NoLuck\r\nConnection: close\r\nContent-Length: %d\r\n\r\n%s' "${#body}" "$body" >&4
            cat <&4 >/dev/null
            exit 1
            """));

        var result = await platform.InvokeAsync(function);

        Assert.Equal("""{"errorType":"Mine.NoLuck","errorMessage":"no luck"}""", result.Text());
    }

    [Fact]
    public async Task Code_without_a_bootstrap_says_so()
    {
        await using var platform = new Platform();

        var result = await platform.InvokeAsync(platform.Function("provided.al2023", "h", ("index.js", "")));

        Assert.Equal("Runtime.InvalidEntrypoint", result.ErrorType());
        Assert.EndsWith("Error: Couldn't find valid bootstrap(s): [/var/task/bootstrap /opt/bootstrap]", result.ErrorMessage());
    }

    [Fact]
    public async Task A_bootstrap_that_is_not_executable_says_so()
    {
        await using var platform = new Platform();
        var function = platform.Function("provided.al2023", "h", ("other", "x"));
        await File.WriteAllTextAsync(Path.Combine(function.CodeDirectory, "bootstrap"), "#!/bin/bash\n");

        Assert.EndsWith("Error: fork/exec /var/task/bootstrap: permission denied", (await platform.InvokeAsync(function)).ErrorMessage());
    }
}
