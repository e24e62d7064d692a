package dev.connections.platform.outbound;

import java.math.BigInteger;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Which addresses belong to other people on the public Internet, after IANA's registries of special
 * purpose addresses (RFC 6890 and its updates).
 */
public final class PublicAddress {
  private static final List<Range> SPECIAL_V4 =
      List.of(
          new Range("0.0.0.0", 8), // this network
          new Range("10.0.0.0", 8), // private
          new Range("100.64.0.0", 10), // carrier-grade NAT, RFC 6598
          new Range("127.0.0.0", 8), // loopback
          new Range("169.254.0.0", 16), // link-local, and the metadata services of clouds
          new Range("172.16.0.0", 12), // private
          new Range("192.0.0.0", 24), // IETF protocol assignments
          new Range("192.0.2.0", 24), // documentation
          new Range("192.88.99.0", 24), // 6to4 relays
          new Range("192.168.0.0", 16), // private
          new Range("198.18.0.0", 15), // benchmarks
          new Range("198.51.100.0", 24), // documentation
          new Range("203.0.113.0", 24), // documentation
          new Range("224.0.0.0", 3)); // multicast, reserved, broadcast

  /** Everything outside is loopback, local, mapped, NAT64 (RFC 6052), multicast or not assigned. */
  private static final Range GLOBAL_V6 = new Range("2000::", 3);

  private static final List<Range> SPECIAL_V6 =
      List.of(
          new Range("2001::", 23), // IETF protocol assignments, Teredo among them
          new Range("2001:db8::", 32), // documentation
          new Range("2002::", 16), // 6to4 wraps any IPv4 address
          new Range("3fff::", 20)); // documentation

  /**
   * A last label of digits makes a host an IPv4 address, whatever comes before (WHATWG URL 3.5).
   */
  private static final Pattern ENDS_IN_A_NUMBER =
      Pattern.compile("(.*\\.)?([0-9]+|0[xX][0-9a-fA-F]*)\\.?");

  private PublicAddress() {}

  static boolean is(InetAddress address) {
    return address instanceof Inet4Address
        ? SPECIAL_V4.stream().noneMatch(range -> range.contains(address))
        : GLOBAL_V6.contains(address)
            && SPECIAL_V6.stream().noneMatch(range -> range.contains(address));
  }

  /** Whether a URL's host is an address in any spelling, and not a name. */
  public static boolean isLiteral(String host) {
    return host.contains(":") || host.startsWith("[") || ENDS_IN_A_NUMBER.matcher(host).matches();
  }

  private record Range(BigInteger prefix, int bits, int width) {
    Range(String address, int bits) {
      this(bytes(address), bits);
    }

    private Range(byte[] address, int bits) {
      this(
          new BigInteger(1, address).shiftRight(address.length * 8 - bits),
          bits,
          address.length * 8);
    }

    boolean contains(InetAddress address) {
      return new BigInteger(1, address.getAddress()).shiftRight(width - bits).equals(prefix);
    }

    private static byte[] bytes(String address) {
      try {
        return InetAddress.getByName(address).getAddress();
      } catch (UnknownHostException impossible) {
        throw new IllegalArgumentException(address, impossible);
      }
    }
  }
}
