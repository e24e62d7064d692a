package dev.connections.web.profiles;

import dev.connections.api.ConnectionsException;

/** Something that a draft may refuse. */
@FunctionalInterface
interface DraftStep {
  void run() throws ConnectionsException;
}
