package dev.connections.provider.okta;

import dev.connections.console.profiles.DomainRefusal;
import dev.connections.platform.InputRules;
import dev.connections.provider.DomainRefusedException;
import dev.connections.provider.HostName;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The host of an Okta organization as a person typed it: of Okta's own ({@code acme.okta.com}), a
 * custom domain, or an origin that the operator trusts. That it looks right says nothing about what
 * answers there: {@code acme.okta.com.evil.org} is a custom domain until it was asked.
 *
 * @param authority the host in lower case and ASCII, with its port where that is not 443
 */
record OktaDomain(String authority) {
  /** A host name has at most 253 characters (RFC 1035); this leaves room for scheme and path. */
  private static final int MAX_TYPED = 2_000;

  private static final Pattern SCHEME = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*)://(.*)");
  private static final Pattern HOST_AND_REST =
      Pattern.compile("([^/?#]*)([/?#].*)?", Pattern.DOTALL);
  private static final Pattern PORT = Pattern.compile("([^:]*):([0-9]{0,5})");

  /** What Okta calls its own sites, or itself, so that no organization can be called so. */
  private static final Set<String> OWN_LABELS =
      Set.of(
          "okta", "www", "login", "help", "support", "developer", "status", "trust", "community");

  /**
   * @param typed by a person: with or without scheme, slash, trailing dot, blanks, capitals
   * @param allowedSuffixes Okta's own domains, such as {@code okta.com}
   * @param trustedOrigins exact origins that may be anything, with a port or an address
   * @throws DomainRefusedException when it cannot be an organization's domain; says why
   */
  static OktaDomain parse(String typed, Set<String> allowedSuffixes, Set<String> trustedOrigins)
      throws DomainRefusedException {
    String text = InputRules.meant(typed);
    if (text.isEmpty()) {
      throw new DomainRefusedException(DomainRefusal.EMPTY);
    }
    if (text.length() > MAX_TYPED) {
      throw new DomainRefusedException(DomainRefusal.TOO_LONG);
    }
    Matcher scheme = SCHEME.matcher(text);
    String rest = text;
    if (scheme.matches()) {
      requireWeb(scheme.group(1));
      rest = scheme.group(2);
    }
    Matcher parts = HOST_AND_REST.matcher(rest);
    if (!parts.matches()) {
      throw new DomainRefusedException(DomainRefusal.NOT_A_HOST);
    }
    OktaDomain domain = ofAuthority(parts.group(1), allowedSuffixes, trustedOrigins);
    if (parts.group(2) != null && !parts.group(2).equals("/")) {
      throw new DomainRefusedException(DomainRefusal.PATH, domain.authority());
    }
    return domain;
  }

  /** A typed http is no reason to refuse: it is always https that is spoken. */
  private static void requireWeb(String scheme) throws DomainRefusedException {
    String lower = scheme.toLowerCase(Locale.ROOT);
    if (!lower.equals("https") && !lower.equals("http")) {
      throw new DomainRefusedException(
          DomainRefusal.SCHEME, lower.substring(0, Math.min(lower.length(), 20)));
    }
  }

  private static OktaDomain ofAuthority(
      String authority, Set<String> allowedSuffixes, Set<String> trustedOrigins)
      throws DomainRefusedException {
    if (authority.contains("@")) {
      throw new DomainRefusedException(DomainRefusal.USER_INFO);
    }
    String lower = authority.toLowerCase(Locale.ROOT);
    if (isTrusted(lower, trustedOrigins)) {
      return new OktaDomain(
          lower.endsWith(":443") ? lower.substring(0, lower.length() - 4) : lower);
    }
    Matcher port = PORT.matcher(authority);
    String host = HostName.of(port.matches() ? port.group(1) : authority);
    if (port.matches() && !port.group(2).isEmpty() && !port.group(2).equals("443")) {
      if (isTrusted(host + ":" + port.group(2), trustedOrigins)) {
        return new OktaDomain(host + ":" + port.group(2));
      }
      refuseWhatIsNoOrganization(host, allowedSuffixes);
      throw new DomainRefusedException(DomainRefusal.PORT, host);
    }
    if (!isTrusted(host, trustedOrigins)) {
      refuseWhatIsNoOrganization(host, allowedSuffixes);
    }
    return new OktaDomain(host);
  }

  private static boolean isTrusted(String authority, Set<String> trustedOrigins) {
    return trustedOrigins.contains("https://" + authority)
        || trustedOrigins.contains("http://" + authority);
  }

  private static void refuseWhatIsNoOrganization(String host, Set<String> suffixes)
      throws DomainRefusedException {
    if (HostName.isLocal(host)) {
      throw new DomainRefusedException(DomainRefusal.LOCAL_NAME, host);
    }
    if (!host.contains(".")) {
      String usual = suffixes.contains("okta.com") ? "okta.com" : suffixes.iterator().next();
      throw OWN_LABELS.contains(withoutAdmin(host))
          ? new DomainRefusedException(DomainRefusal.NOT_A_HOST)
          : new DomainRefusedException(DomainRefusal.BARE_WORD, withoutAdmin(host) + "." + usual);
    }
    for (String suffix : suffixes) {
      if (host.equals(suffix)) {
        throw new DomainRefusedException(DomainRefusal.OWN_SITE, host);
      }
      if (host.endsWith("." + suffix)) {
        refuseOktasOwn(host, host.substring(0, host.length() - suffix.length() - 1), suffix);
      }
    }
  }

  private static void refuseOktasOwn(String host, String label, String suffix)
      throws DomainRefusedException {
    if (OWN_LABELS.contains(withoutAdmin(label))) {
      throw new DomainRefusedException(DomainRefusal.OWN_SITE, host);
    }
    if (label.endsWith("-admin")) {
      throw new DomainRefusedException(
          DomainRefusal.ADMIN_HOST, withoutAdmin(label) + "." + suffix);
    }
  }

  private static String withoutAdmin(String label) {
    return label.replaceFirst("(-+admin)+$", "");
  }

  /** Whether Okta itself answers for this host, and no customer's own DNS. */
  boolean isOktas(Set<String> allowedSuffixes) {
    return allowedSuffixes.stream().anyMatch(suffix -> authority.endsWith("." + suffix));
  }

  @Override
  public String toString() {
    return authority;
  }
}
