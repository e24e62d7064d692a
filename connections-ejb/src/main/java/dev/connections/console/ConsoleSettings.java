package dev.connections.console;

import java.util.List;
import java.util.Optional;

/** What the web layer has to know of the configuration. Nothing in it is secret. */
public interface ConsoleSettings {

  /** Origin under which people reach the console; empty on a laptop. */
  Optional<String> publicUrl();

  /** Addresses and CIDR ranges of the proxies whose forwarded headers count. */
  List<String> trustedProxies();

  /** After how many idle minutes a session ends. */
  int sessionIdleMinutes();

  /** How many requests a program may make by REST in a minute, at each node. */
  int programRequestsPerMinute();

  /** For how many days a deleted connection can be restored. */
  int undoDays();
}
