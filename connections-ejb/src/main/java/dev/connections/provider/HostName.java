package dev.connections.provider;

import dev.connections.console.profiles.DomainRefusal;
import dev.connections.platform.outbound.PublicAddress;
import java.net.IDN;
import java.util.Locale;
import java.util.regex.Pattern;

/** Host names as people type them. Nothing here looks one up. */
public final class HostName {
  /** RFC 1035 section 2.3.4. */
  private static final int MAX_HOST = 253;

  private static final Pattern LABELS =
      Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*");
  private static final Pattern LOCAL =
      Pattern.compile("(.*\\.)?(localhost|local|internal|localdomain)");

  private HostName() {}

  /**
   * In lower case and ASCII, without a trailing dot.
   *
   * @throws DomainRefusedException TOO_LONG, IP_ADDRESS or NOT_A_HOST
   */
  public static String of(String typed) throws DomainRefusedException {
    String dotless = typed.endsWith(".") ? typed.substring(0, typed.length() - 1) : typed;
    if (dotless.startsWith("[") || dotless.matches("[0-9a-fA-F:.]*:[0-9a-fA-F:.]*")) {
      throw new DomainRefusedException(DomainRefusal.IP_ADDRESS);
    }
    if (dotless.length() > MAX_HOST) {
      throw new DomainRefusedException(DomainRefusal.TOO_LONG);
    }
    String ascii = ascii(dotless);
    if (ascii.length() > MAX_HOST) {
      throw new DomainRefusedException(DomainRefusal.TOO_LONG);
    }
    if (!LABELS.matcher(ascii).matches()) {
      throw new DomainRefusedException(DomainRefusal.NOT_A_HOST);
    }
    if (PublicAddress.isLiteral(ascii)) {
      throw new DomainRefusedException(DomainRefusal.IP_ADDRESS);
    }
    // No top-level domain starts with a digit (RFC 1123, section 2.1), and no URL has such a host.
    if (Character.isDigit(ascii.charAt(ascii.lastIndexOf('.') + 1))) {
      throw new DomainRefusedException(DomainRefusal.NOT_A_HOST);
    }
    return ascii;
  }

  /** Custom domains may be typed in their own script (RFC 3490). */
  private static String ascii(String host) throws DomainRefusedException {
    try {
      return IDN.toASCII(host, IDN.USE_STD3_ASCII_RULES).toLowerCase(Locale.ROOT);
    } catch (IllegalArgumentException notAHost) {
      throw new DomainRefusedException(DomainRefusal.NOT_A_HOST);
    }
  }

  /** Whether it names this machine or its network (RFC 6761, RFC 6762). */
  public static boolean isLocal(String host) {
    return LOCAL.matcher(host).matches();
  }
}
