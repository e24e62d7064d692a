package dev.connections.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A start that hangs hangs rarely, and more often when threads wait for a processor. Takes a
 * quarter of an hour, so its name keeps it out of the build: README has the command.
 */
class StartsUnderLoad {
  /** {@code connections.start.deadline-seconds}: ends before {@link Product} gives up. */
  private static final int DEADLINE_SECONDS = 140;

  private static final Path TIMES = Path.of("target", "starts-under-load.txt");

  private final List<Process> load = new ArrayList<>();
  private final Product product = Product.named("under-load");

  @BeforeEach
  void load() throws IOException {
    for (int i = 0; i < 2; i++) {
      load.add(new ProcessBuilder("sh", "-c", "while :; do :; done").start());
    }
  }

  @AfterEach
  void stop() {
    load.forEach(Process::destroyForcibly);
    product.close();
  }

  /**
   * The product itself ends a start that hangs, and the failure shows the stacks that it leaves.
   */
  @ParameterizedTest
  @MethodSource("starts")
  void getsReady(int start) throws IOException {
    long began = System.nanoTime();
    product.with("CONNECTIONS_START_DEADLINE_SECONDS", String.valueOf(DEADLINE_SECONDS));
    try {
      product.start();
    } catch (AssertionError hung) {
      Path stacks = product.data().resolve("logs").resolve("hanging-start.txt");
      throw new AssertionError(Files.exists(stacks) ? Files.readString(stacks) : "no stacks", hung);
    }

    assertThat(product.get("/health/ready").statusCode()).isEqualTo(200);
    Files.writeString(
        TIMES,
        start + " " + TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began) + " ms\n",
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);
  }

  static IntStream starts() {
    return IntStream.rangeClosed(1, Integer.getInteger("starts", 30));
  }
}
