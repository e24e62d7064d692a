package dev.connections.sandbox;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

/**
 * How to start.
 *
 * @param stateFolder keeps organizations, keys and the certificate authority across starts
 * @param firstPort of the origins, which take this one and the next seven; 0 for free ones
 * @param pagePort of the page; 0 for a free one
 * @param clock of every organization
 * @param redirectUris registered for the platform's own application everywhere; a start takes none
 *     away
 */
public record SandboxOptions(
    Path stateFolder, int firstPort, int pagePort, Clock clock, List<String> redirectUris) {
  /**
   * Of Acme; Globex has 9444 and, as its custom domain, 9445. Microsoft's global login and Graph
   * have 9447 and 9448, those for the US government 9449 and 9450.
   */
  public static final int FIRST_PORT = 9443;

  public static final int PAGE_PORT = 9440;

  public SandboxOptions(Path stateFolder, int firstPort, int pagePort, Clock clock) {
    this(stateFolder, firstPort, pagePort, clock, List.of());
  }

  /** For tests. */
  public static SandboxOptions onFreePorts(Path stateFolder) {
    return new SandboxOptions(stateFolder, 0, 0, Clock.systemUTC());
  }

  public SandboxOptions withClock(Clock newClock) {
    return new SandboxOptions(stateFolder, firstPort, pagePort, newClock, redirectUris);
  }

  public SandboxOptions withRedirectUris(String... uris) {
    return new SandboxOptions(stateFolder, firstPort, pagePort, clock, List.of(uris));
  }

  int port(int index) {
    return firstPort == 0 ? 0 : firstPort + index;
  }
}
