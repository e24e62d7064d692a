package dev.connections.provider.microsoft;

import dev.connections.console.profiles.DomainRefusal;
import dev.connections.platform.InputRules;
import dev.connections.provider.DomainRefusedException;
import dev.connections.provider.HostName;
import java.util.Locale;
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
  private static final Pattern SCHEME = Pattern.compile("([a-z][a-z0-9+.-]*)://(.*)");
  private static final Pattern HOST_AND_REST =
      Pattern.compile("([^/?#]*)([/?#].*)?", Pattern.DOTALL);
  private static final Pattern PORT = Pattern.compile("([^:]*):[0-9]{0,5}");

  /** Segments that the login takes in place of a tenant (Microsoft, "OpenID Connect", endpoint). */
  private static final Set<String> RESERVED =
      Set.of("common", "organizations", "consumers", "adfs", "me", "myorganization");

  /** Below these are pages and APIs, and no customer's domains. */
  private static final Pattern OWN_SITE =
      Pattern.compile(
          "(onmicrosoft\\.(com|us|de)|partner\\.onmschina\\.cn"
              + "|(portal|manage)\\.azure\\.(com|us|cn)|(www\\.)?(office|office365|microsoft365)\\.com"
              + "|(.*\\.)?microsoftonline\\.(com|us)|(.*\\.)?microsoftonline\\.cn"
              + "|(entra|admin|portal|account|myapps|graph|m365|admin\\.cloud)\\.microsoft\\.(com|us)"
              + "|(.*\\.)?(chinacloudapi\\.cn|windows\\.net)|admin\\.cloud\\.microsoft)");

  private static final Pattern SHAREPOINT =
      Pattern.compile("([a-z0-9-]+?)(-my|-admin)?\\.sharepoint\\.(com|us|cn)");

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
    if (GUID.matcher(text).matches()) {
      return new TenantName(text);
    }
    refuseAddress(text);
    if (text.contains("@")) {
      throw new DomainRefusedException(DomainRefusal.USER_INFO);
    }
    Matcher parts = HOST_AND_REST.matcher(text);
    if (parts.matches() && parts.group(2) != null) {
      throw new DomainRefusedException(DomainRefusal.PATH, customers(parts.group(1)));
    }
    Matcher port = PORT.matcher(text);
    if (port.matches()) {
      throw new DomainRefusedException(DomainRefusal.PORT, customers(port.group(1)));
    }
    return new TenantName(customers(text));
  }

  private static void refuseAddress(String text) throws DomainRefusedException {
    Matcher address = SCHEME.matcher(text);
    if (!address.matches()) {
      return;
    }
    if (!Set.of("http", "https").contains(address.group(1))) {
      String scheme = address.group(1);
      throw new DomainRefusedException(
          DomainRefusal.SCHEME, scheme.substring(0, Math.min(scheme.length(), 20)));
    }
    Matcher parts = HOST_AND_REST.matcher(address.group(2));
    String authority = parts.matches() ? parts.group(1) : "";
    String host = authority.replaceFirst("^.*@", "").replaceFirst(":[0-9]*$", "");
    throw new DomainRefusedException(DomainRefusal.WEB_ADDRESS, customers(host));
  }

  /** A host that may be a customer's domain. */
  private static String customers(String typed) throws DomainRefusedException {
    if (RESERVED.contains(typed)) {
      throw new DomainRefusedException(DomainRefusal.RESERVED_WORD, typed);
    }
    String host = HostName.of(typed);
    if (OWN_SITE.matcher(host).matches()) {
      throw new DomainRefusedException(DomainRefusal.OWN_SITE, host);
    }
    Matcher sharePoint = SHAREPOINT.matcher(host);
    if (sharePoint.matches()) {
      throw new DomainRefusedException(
          DomainRefusal.ADMIN_HOST, sharePoint.group(1) + ".onmicrosoft.com");
    }
    if (HostName.isLocal(host)) {
      throw new DomainRefusedException(DomainRefusal.LOCAL_NAME, host);
    }
    if (!host.contains(".")) {
      throw new DomainRefusedException(DomainRefusal.BARE_WORD, host + ".onmicrosoft.com");
    }
    return host;
  }

  boolean isGuid() {
    return GUID.matcher(value).matches();
  }

  /** Whether some text has the form of Entra's ids, as those of secrets have. */
  static boolean isGuid(String text) {
    return GUID.matcher(text.toLowerCase(Locale.ROOT)).matches();
  }
}
