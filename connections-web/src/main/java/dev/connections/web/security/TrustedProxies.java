package dev.connections.web.security;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Finds the caller's address behind proxies. Anybody can send X-Forwarded-For, so an entry counts
 * only when the one who added it, to its right, is a trusted proxy.
 */
final class TrustedProxies {
  /**
   * No names, which would be looked up in DNS, and neither what the JDK would take for one:
   * 1.2.3.4.5 or 999.1.1.1. No longer than the longest way to write an address, since it is stored.
   */
  private static final Pattern LITERAL =
      Pattern.compile(
          "(?:OCTET[.]){3}OCTET|(?=.{2,45}$)[0-9a-fA-F.]*:[0-9a-fA-F:.]*"
              .replace("OCTET", "(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])"));

  private final List<Range> ranges;

  /**
   * @param ranges addresses and CIDR ranges, checked by the settings
   */
  TrustedProxies(List<String> ranges) {
    this.ranges = ranges.stream().map(Range::of).toList();
  }

  /**
   * @param peer who opened the connection
   * @param forwarded the values of X-Forwarded-For
   */
  String caller(String peer, Enumeration<String> forwarded) {
    if (ranges.isEmpty() || forwarded == null) {
      return peer;
    }
    List<String> hops = new ArrayList<>();
    Collections.list(forwarded)
        .forEach(line -> List.of(line.split(",")).forEach(hop -> hops.add(hop.strip())));
    String caller = peer;
    for (int i = hops.size() - 1; i >= 0 && trusts(caller); i--) {
      if (address(hops.get(i)).isEmpty()) {
        return caller;
      }
      caller = hops.get(i);
    }
    return caller;
  }

  private boolean trusts(String address) {
    return address(address).filter(a -> ranges.stream().anyMatch(r -> r.holds(a))).isPresent();
  }

  private static Optional<InetAddress> address(String text) {
    try {
      return LITERAL.matcher(text).matches()
          ? Optional.of(InetAddress.getByName(text))
          : Optional.empty();
    } catch (UnknownHostException notAnAddress) {
      return Optional.empty();
    }
  }

  private record Range(byte[] base, int bits) {
    static Range of(String text) {
      String[] parts = text.split("/");
      byte[] base =
          address(parts[0])
              .map(InetAddress::getAddress)
              .orElseThrow(() -> new IllegalArgumentException(text));
      return new Range(base, parts.length > 1 ? Integer.parseInt(parts[1]) : base.length * 8);
    }

    boolean holds(InetAddress address) {
      byte[] other = address.getAddress();
      int rest = base.length * 8 - bits;
      return other.length == base.length
          && new BigInteger(1, other)
              .shiftRight(rest)
              .equals(new BigInteger(1, base).shiftRight(rest));
    }
  }
}
