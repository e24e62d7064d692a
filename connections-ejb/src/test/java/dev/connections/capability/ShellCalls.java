package dev.connections.capability;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** What a script would call curl with, as a real shell reads it. Nothing is called. */
final class ShellCalls {
  private ShellCalls() {}

  static List<List<String>> of(String script) throws Exception {
    String pretend = "set -eu\ncurl() { printf '%s\\0' \"$@\"; printf '\\036'; }\n";
    Process shell =
        new ProcessBuilder("sh", "-c", pretend + script).redirectErrorStream(true).start();
    shell.getOutputStream().close();
    String said = new String(shell.getInputStream().readAllBytes(), UTF_8);
    assertThat(shell.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(shell.exitValue()).as(said).isZero();
    List<List<String>> calls = new ArrayList<>();
    for (String call : said.split("\036")) {
      calls.add(Arrays.asList(call.split("\0")));
    }
    return calls;
  }
}
