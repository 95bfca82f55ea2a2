using System.Diagnostics;

namespace Fractus.Runtime.Tests;

/// <summary>A custom runtime in a compiled language, with a client of the Runtime API that knows nothing of ours.</summary>
public class CompiledRuntimeTests
{
    /// <summary>A whole runtime in C: it answers with the event and how many it has had.</summary>
    private const string C =
        """
        #include <arpa/inet.h>
        #include <stdio.h>
        #include <stdlib.h>
        #include <string.h>
        #include <sys/socket.h>
        #include <unistd.h>

        static char answer[1 << 20];

        /* Sends a request on a connection of its own; what comes back is in answer. */
        static void ask(const char *head, const char *body) {
          char host[64];
          int port;
          sscanf(getenv("AWS_LAMBDA_RUNTIME_API"), "%63[^:]:%d", host, &port);
          struct sockaddr_in address = { .sin_family = AF_INET, .sin_port = htons(port) };
          inet_pton(AF_INET, host, &address.sin_addr);
          int server = socket(AF_INET, SOCK_STREAM, 0);
          if (connect(server, (struct sockaddr *)&address, sizeof address) != 0) exit(3);
          dprintf(server, "%s HTTP/1.1\r\nHost: %s\r\nConnection: close\r\nContent-Length: %zu\r\n\r\n%s", head, host, strlen(body), body);
          size_t length = 0;
          ssize_t count;
          while ((count = read(server, answer + length, sizeof answer - 1 - length)) > 0) length += count;
          answer[length] = 0;
          close(server);
        }

        int main(void) {
          for (int calls = 1;; calls++) {
            char id[64], head[256];
            ask("GET /2018-06-01/runtime/invocation/next", "");
            sscanf(strcasestr(answer, "lambda-runtime-aws-request-id:") + 30, " %63[^\r]", id);
            char *event = strstr(answer, "\r\n\r\n") + 4;
            printf("handling %s\n", event);
            fflush(stdout);
            char *result = malloc(strlen(event) + 64);
            sprintf(result, "{\"got\":%s,\"calls\":%d}", event, calls);
            snprintf(head, sizeof head, "POST /2018-06-01/runtime/invocation/%s/response", id);
            ask(head, result);
            free(result);
          }
        }
        """;

    // The start of a runtime that needs no interpreter is what people choose compiled languages for.
    [Fact]
    public async Task A_compiled_program_is_a_runtime()
    {
        await using var platform = Platform.Sandbox();
        var function = platform.Function("provided.al2023", "none", ("main.c", C));
        using var compiler = Process.Start("gcc", ["-O1", "-D_GNU_SOURCE", "-o", Path.Combine(function.CodeDirectory, "bootstrap"), Path.Combine(function.CodeDirectory, "main.c")]);
        await compiler.WaitForExitAsync();
        Assert.Equal(0, compiler.ExitCode);

        Assert.Equal("""{"got":{"n":1},"calls":1}""", (await platform.InvokeAsync(function, """{"n":1}""")).Text());
        var second = await platform.InvokeAsync(function, """{"n":2}""");
        Assert.Equal("""{"got":{"n":2},"calls":2}""", second.Text());
        Assert.Contains("handling {\"n\":2}\n", second.Tail(), StringComparison.Ordinal);
    }
}
