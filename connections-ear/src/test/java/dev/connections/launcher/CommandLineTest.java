package dev.connections.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class CommandLineTest {
  private static final Path PRE_BOOT = Path.of("/tmp/ours.txt");
  private static final Path LOGGING = Path.of("/tmp/logging.properties");

  @Test
  void doesWithoutTheDataGridUnlessItIsAskedFor() {
    assertThat(forMicro()).contains("--nohazelcast");
    assertThat(forMicro("--clustermode", "tcpip:10.0.0.1:6900")).doesNotContain("--nohazelcast");
    assertThat(forMicro("--nohazelcast")).containsOnlyOnce("--nohazelcast");
  }

  @Test
  void keepsTheServerFromCallingItsMaker() {
    assertThat(forMicro()).contains("--disablephonehome");
    assertThat(forMicro("--disablePhoneHome")).containsOnlyOnce("--disablePhoneHome").hasSize(6);
  }

  @Test
  void passesEverythingElseThrough() {
    assertThat(forMicro("--port", "8081", "--name", "one"))
        .startsWith("--port", "8081", "--name", "one");
  }

  @Test
  void replacesTheFileOfPreBootCommandsByOneThatHoldsBoth() {
    assertThat(forMicro("--preBootCommandFile", "theirs.txt"))
        .containsSequence("--prebootcommandfile", PRE_BOOT.toString())
        .doesNotContain("theirs.txt");
    assertThat(commandLine("--preBootCommandFile", "theirs.txt").preBootCommands())
        .contains(Path.of("theirs.txt"));
  }

  @Test
  void leavesALoggingConfigurationOfTheOperatorAlone() {
    assertThat(forMicro("--logproperties", "mine.properties"))
        .containsOnlyOnce("--logproperties")
        .doesNotContain(LOGGING.toString());
  }

  private static List<String> forMicro(String... args) {
    return List.of(commandLine(args).forMicro(PRE_BOOT, LOGGING));
  }

  private static CommandLine commandLine(String... args) {
    return new CommandLine(List.of(args));
  }
}
