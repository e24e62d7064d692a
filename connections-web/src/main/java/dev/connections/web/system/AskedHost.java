package dev.connections.web.system;

import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The address that a browser, or the proxy before us, asked for.
 *
 * @param host with its port where the request names one; empty when it names none
 * @param expected what the settings lead to; empty for this machine by any of its names for itself
 */
record AskedHost(String host, Optional<String> expected) {
  private static final Pattern THIS_MACHINE =
      Pattern.compile("(?i)(localhost|127(\\.[0-9]{1,3}){3}|\\[::1])(:[0-9]+)?");

  static AskedHost of(Optional<String> publicUrl, String header) {
    return new AskedHost(header == null ? "" : header.strip(), publicUrl.map(AskedHost::authority));
  }

  /** As browsers name it: without the port that goes with the scheme. */
  private static String authority(String origin) {
    URI address = URI.create(origin);
    int usual = "https".equals(address.getScheme()) ? 443 : 80;
    return address.getPort() == usual ? address.getHost() : address.getAuthority();
  }

  boolean isElsewhere() {
    return !host.isEmpty()
        && !expected
            .map(authority -> authority.equalsIgnoreCase(host))
            .orElseGet(() -> THIS_MACHINE.matcher(host).matches());
  }
}
