package dev.connections.e2e;

import java.io.IOException;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;

/**
 * Ports for processes that must be told theirs and take it seconds later. They lie below those that
 * systems give to outgoing connections (from 32768 on Linux, from 49152 on others): of these, one
 * that is free now may belong to a browser or a database connection when the process asks for it.
 */
final class Ports {
  private static final int FIRST = 20_000;
  private static final int END = 32_000;

  private Ports() {}

  static int free() {
    return free(1);
  }

  /** The first of this many free ports in a row. */
  static int free(int count) {
    return ThreadLocalRandom.current()
        .ints(FIRST, END - count)
        .filter(first -> IntStream.range(first, first + count).allMatch(Ports::isFree))
        .findFirst()
        .orElseThrow();
  }

  private static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket(port)) {
      return socket.isBound();
    } catch (IOException e) {
      return false;
    }
  }
}
