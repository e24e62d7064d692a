package dev.connections.launcher;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The options of Payara Micro as they were given, and what we add to them. */
final class CommandLine {
  /** Who sets one of these wants the data grid; everybody else does without. */
  private static final Set<String> GRID =
      Set.of(
          "clustermode",
          "clustername",
          "hzconfigfile",
          "hzpublicaddress",
          "interfaces",
          "mcaddress",
          "mcport",
          "startport",
          "lite",
          "nohazelcast",
          "nocluster");

  private static final int DEFAULT_PORT = 8080;

  private final List<String> args;

  CommandLine(List<String> args) {
    this.args = args;
  }

  /** Payara Micro answers and ends. */
  boolean asksForHelp() {
    return given("help") || given("version") || given("outputuberjar") || given("outputlauncher");
  }

  /** The operator has a logging configuration of their own. */
  boolean logsElsewhere() {
    return given("logproperties");
  }

  boolean grid() {
    return args.stream().anyMatch(a -> GRID.contains(name(a)) && !name(a).startsWith("no"));
  }

  /** The file of asadmin commands that the operator wants run before the server starts. */
  Optional<Path> preBootCommands() {
    return value(args, "prebootcommandfile").map(Path::of);
  }

  /**
   * @throws StartException when another program listens on the port; Payara Micro would say so with
   *     stack traces
   */
  void refuseABusyPort() throws StartException {
    String text = value(args, "port").orElse(String.valueOf(DEFAULT_PORT));
    if (given("autobindhttp") || !text.matches("[1-9][0-9]{0,4}")) {
      return; // Payara Micro looks for a free port, or refuses the number itself
    }
    int port = Integer.parseInt(text);
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(port));
    } catch (IOException | IllegalArgumentException e) {
      throw new StartException(
          "Port "
              + port
              + " cannot be used ("
              + e.getMessage()
              + "); stop the program that uses it, or choose another one with --port.",
          e);
    }
  }

  /** All options for Payara Micro. */
  String[] forMicro(Path preBoot, Path logging) {
    List<String> all = new ArrayList<>();
    for (int i = 0; i < args.size(); i++) {
      if (name(args.get(i)).equals("prebootcommandfile")) {
        i++; // its commands are in ours
      } else {
        all.add(args.get(i));
      }
    }
    if (!grid() && !given("nohazelcast")) {
      all.add("--nohazelcast");
    }
    if (!given("disablephonehome")) {
      // It would send version, JVM and an id to its maker over clear-text HTTP, past our guard.
      all.add("--disablephonehome");
    }
    if (!logsElsewhere()) {
      all.add("--logproperties");
      all.add(logging.toString());
    }
    all.add("--prebootcommandfile");
    all.add(preBoot.toString());
    return all.toArray(String[]::new);
  }

  private boolean given(String option) {
    return args.stream().anyMatch(a -> name(a).equals(option));
  }

  static Optional<String> value(List<String> args, String option) {
    for (int i = 0; i < args.size() - 1; i++) {
      if (name(args.get(i)).equals(option)) {
        return Optional.of(args.get(i + 1));
      }
    }
    return Optional.empty();
  }

  private static String name(String arg) {
    return arg.startsWith("--") ? arg.substring(2).toLowerCase(Locale.ROOT) : "";
  }
}
