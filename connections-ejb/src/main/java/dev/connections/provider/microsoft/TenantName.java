package dev.connections.provider.microsoft;

import dev.connections.console.profiles.DomainRefusal;
import dev.connections.platform.InputRules;
import dev.connections.provider.DomainRefusedException;
import dev.connections.provider.HostName;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a person typed for a tenant: its GUID, or any of its verified domains.
 *
 * @param value in lower case and ASCII
 */
record TenantName(String value) {
  private static final int MAX_TYPED = 2_000;
  private static final Pattern GUID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

  /** A GUID that lost or got a character or two when it was copied, or its dashes. */
  private static final Pattern ALMOST_GUID =
      Pattern.compile("[0-9a-f]{6,10}(-[0-9a-f]{2,6}){3}-?[0-9a-f]{8,14}|[0-9a-f]{30,34}");

  private static final Pattern SCHEME = Pattern.compile("([a-z][a-z0-9+.-]*)://(.*)");
  private static final Pattern HOST_AND_REST =
      Pattern.compile("([^/?#]*)([/?#].*)?", Pattern.DOTALL);
  private static final Pattern PORT = Pattern.compile("([^:]*):[0-9]{0,5}");

  /** In the account name of a guest, before the domain of the tenant that invited. */
  private static final String GUEST = "#ext#@";

  /** The name of a tenant before .onmicrosoft.com has at most 27 letters, digits and dashes. */
  private static final Pattern INITIAL_NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,26}");

  /** Segments that the login takes in place of a tenant (Microsoft, "OpenID Connect", endpoint). */
  private static final Set<String> RESERVED =
      Set.of("common", "organizations", "consumers", "adfs", "me", "myorganization");

  /** Microsoft's own words, which people type for want of another, and no tenant is called. */
  private static final Set<String> OWN_WORDS =
      Set.of(
          "onmicrosoft",
          "microsoft",
          "microsoftonline",
          "sharepoint",
          "outlook",
          "office",
          "office365",
          "azure",
          "entra",
          "portal",
          "login",
          "admin",
          "www");

  /**
   * @throws DomainRefusedException when it cannot be a tenant; says why
   */
  static TenantName parse(String typed) throws DomainRefusedException {
    String text = InputRules.meant(typed).toLowerCase(Locale.ROOT);
    if (text.isEmpty()) {
      throw new DomainRefusedException(DomainRefusal.EMPTY);
    }
    if (text.length() > MAX_TYPED) {
      throw new DomainRefusedException(DomainRefusal.TOO_LONG);
    }
    if (isGuid(text)) {
      return new TenantName(text);
    }
    Matcher address = SCHEME.matcher(text);
    if (address.matches()) {
      requireWeb(address.group(1));
      Matcher parts = HOST_AND_REST.matcher(address.group(2));
      throw refusalOf(parts, DomainRefusal.WEB_ADDRESS);
    }
    if (text.contains(GUEST)) {
      throw ofPerson(text);
    }
    Matcher parts = HOST_AND_REST.matcher(text);
    if (parts.matches() && parts.group(2) != null && !parts.group(1).isEmpty()) {
      throw refusalOf(parts, DomainRefusal.PATH);
    }
    if (text.contains("@")) {
      throw ofPerson(text);
    }
    Matcher port = PORT.matcher(text);
    if (port.matches()) {
      throw new DomainRefusedException(DomainRefusal.PORT, customers(port.group(1)));
    }
    return new TenantName(customers(text));
  }

  private static void requireWeb(String scheme) throws DomainRefusedException {
    if (!Set.of("http", "https").contains(scheme)) {
      throw new DomainRefusedException(
          DomainRefusal.SCHEME, scheme.substring(0, Math.min(scheme.length(), 20)));
    }
  }

  /** Offers the tenant that an address of Microsoft's names, else the host when it may be one. */
  private static DomainRefusedException refusalOf(Matcher parts, DomainRefusal refusal)
      throws DomainRefusedException {
    String authority = parts.matches() ? parts.group(1) : "";
    String rest = parts.matches() && parts.group(2) != null ? parts.group(2) : "";
    String typed = authority.replaceFirst("^.*@", "").replaceFirst(":[0-9]*$", "");
    if (!isGuid(typed)) {
      String host = HostName.of(typed);
      Optional<String> named = MicrosoftAddress.tenantIn(host, rest).filter(TenantName::isOffered);
      if (named.isPresent()) {
        return new DomainRefusedException(DomainRefusal.ADMIN_HOST, named.get());
      }
      if (authority.contains("@") && refusal == DomainRefusal.PATH) {
        return ofPerson(authority);
      }
      return new DomainRefusedException(refusal, customers(host));
    }
    return new DomainRefusedException(refusal, typed);
  }

  /** An account's name ends with a domain of its tenant, unless it is a personal one. */
  private static DomainRefusedException ofPerson(String account) {
    String domain = account.substring(account.lastIndexOf('@') + 1);
    return isOffered(domain) && !MicrosoftAddress.isOfPersons(domain)
        ? new DomainRefusedException(DomainRefusal.ACCOUNT, domain)
        : new DomainRefusedException(DomainRefusal.USER_INFO);
  }

  /** Whether it could be a tenant, so that it may be offered instead of what was typed. */
  private static boolean isOffered(String name) {
    try {
      return isGuid(name)
          || !OWN_WORDS.contains(name.replaceFirst("\\..*", "")) && !customers(name).isEmpty();
    } catch (DomainRefusedException noTenant) {
      return false;
    }
  }

  /** A host that may be a customer's domain. */
  private static String customers(String typed) throws DomainRefusedException {
    if (RESERVED.contains(typed)) {
      throw new DomainRefusedException(DomainRefusal.RESERVED_WORD, typed);
    }
    String host = HostName.of(typed);
    Optional<String> named = MicrosoftAddress.tenantIn(host, "");
    if (named.isPresent()) {
      throw isInitialName(named.get().substring(0, named.get().indexOf('.')))
          ? new DomainRefusedException(DomainRefusal.ADMIN_HOST, named.get())
          : new DomainRefusedException(DomainRefusal.OWN_SITE, host);
    }
    if (MicrosoftAddress.isMicrosofts(host)) {
      throw new DomainRefusedException(DomainRefusal.OWN_SITE, host);
    }
    if (HostName.isLocal(host)) {
      throw new DomainRefusedException(DomainRefusal.LOCAL_NAME, host);
    }
    if (!host.contains(".")) {
      throw isInitialName(host)
          ? new DomainRefusedException(DomainRefusal.BARE_WORD, host + ".onmicrosoft.com")
          : new DomainRefusedException(DomainRefusal.NOT_A_HOST);
    }
    return host;
  }

  private static boolean isInitialName(String label) {
    return INITIAL_NAME.matcher(label).matches()
        && !OWN_WORDS.contains(label)
        && !ALMOST_GUID.matcher(label).matches();
  }

  boolean isGuid() {
    return GUID.matcher(value).matches();
  }

  /** Whether some text has the form of Entra's ids, as those of secrets have. */
  static boolean isGuid(String text) {
    return GUID.matcher(text.toLowerCase(Locale.ROOT)).matches();
  }
}
