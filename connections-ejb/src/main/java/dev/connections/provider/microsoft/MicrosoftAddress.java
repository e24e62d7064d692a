package dev.connections.provider.microsoft;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Addresses of Microsoft's own pages and APIs, and the tenant that they name. Nothing is called.
 */
final class MicrosoftAddress {
  /** Below these are pages and APIs, and no customer's domains. */
  private static final Pattern OWN =
      Pattern.compile(
          "(mail\\.)?onmicrosoft\\.(com|us|de)|partner\\.onmschina\\.cn"
              + "|(.+\\.)?(azure|windowsazure|office|office365|microsoft365|sharepoint)"
              + "\\.(com|us|cn|net)"
              + "|(.*\\.)?(microsoftonline|microsoftonline-p|partner\\.microsoftonline"
              + "|b2clogin|ciamlogin)\\.(com|us|cn|de)"
              + "|.+\\.microsoft(365)?\\.(com|us|scloud)|(.+\\.)?cloud\\.microsoft"
              + "|(.*\\.)?(chinacloudapi\\.cn|windows\\.net)"
              + "|.+\\.(outlook\\.com|outlook\\.cn|sharepoint-mil\\.us|powerbi\\.com)");

  /** The login and the tokens of each cloud, where the tenant is the first part of the path. */
  private static final Pattern LOGIN =
      Pattern.compile(
          "(login|sts|device\\.login|accounts\\.accesscontrol|graph)"
              + "\\.(microsoftonline\\.(com|us|de)|partner\\.microsoftonline\\.cn|microsoft\\.com"
              + "|windows\\.net|windows-ppe\\.net|chinacloudapi\\.cn)"
              + "|[a-z0-9-]+\\.(b2clogin|ciamlogin)\\.com"
              + "|(portal|ms\\.portal|manage|aad\\.portal|aad)\\.azure\\.(com|us|cn)"
              + "|(entra|myapps|myaccount)\\.microsoft\\.com|portal\\.azure\\.us");

  private static final Pattern GUID_OR_DOMAIN =
      Pattern.compile("[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|[a-z0-9-]+(?:\\.[a-z0-9-]+)+");

  private static final Pattern FIRST_OF_PATH =
      Pattern.compile("/+(" + GUID_OR_DOMAIN + ")(?:[/?#].*)?");

  /** {@code #@contoso.onmicrosoft.com/resource}: the directory that the portal shows. */
  private static final Pattern DIRECTORY =
      Pattern.compile(".*#/?@(" + GUID_OR_DOMAIN + ")(?:[/?&].*)?");

  /** Parameters, parts of a path and arguments of a function that name a tenant. */
  private static final Pattern NAMED =
      Pattern.compile(
          ".*?[/?&#;(,]~?(?:tenant_?-?id|tenant|tid|ctid|directory_?id|realm|whr|domain_hint)"
              + "(?:[=/]|~/)['\"]?("
              + GUID_OR_DOMAIN
              + ")(?:['\"/?&#;),].*)?");

  private static final Pattern SHAREPOINT =
      Pattern.compile(
          "([a-z0-9-]+?)(?:-my|-admin)?\\.(sharepoint\\.(?:com|us|cn)|sharepoint-mil\\.us)");

  private static final Pattern PERSONS =
      Pattern.compile(
          "(?:gmail|googlemail|outlook|hotmail|live|msn|passport|yahoo|ymail|icloud|me|mac|aol|gmx|web"
              + "|proton|protonmail|mail|yandex|qq|163|126)\\.[a-z]{2,3}(?:\\.[a-z]{2})?");

  private static final Set<String> PLACEHOLDERS =
      Set.of("00000000-0000-0000-0000-000000000000", "9188040d-6c67-4c5b-b112-36a304b66dad");

  private MicrosoftAddress() {}

  static boolean isMicrosofts(String host) {
    return OWN.matcher(host).matches();
  }

  /** Whether mailboxes of this domain are those of private persons, whoever they work for. */
  static boolean isOfPersons(String domain) {
    return PERSONS.matcher(domain).matches();
  }

  /**
   * The tenant that an address names, a GUID or a domain; empty when it names none or is not
   * Microsoft's. Whether a domain can be a tenant's is for the caller to see.
   *
   * @param host in lower case
   * @param rest what follows it, in lower case: path, query, fragment
   */
  static Optional<String> tenantIn(String host, String rest) {
    Matcher sharePoint = SHAREPOINT.matcher(host);
    if (sharePoint.matches()) {
      return Optional.of(sharePoint.group(1) + initialDomain(sharePoint.group(2)));
    }
    if (!isMicrosofts(host)) {
      return Optional.empty();
    }
    String clear = decoded(rest);
    return first(DIRECTORY, clear)
        .or(() -> first(NAMED, clear))
        .or(() -> LOGIN.matcher(host).matches() ? first(FIRST_OF_PATH, clear) : Optional.empty())
        .filter(named -> !PLACEHOLDERS.contains(named));
  }

  /** Each cloud gives its tenants their first domain below its own. */
  private static String initialDomain(String sharePoint) {
    if (sharePoint.endsWith(".cn")) {
      return ".partner.onmschina.cn";
    }
    return sharePoint.endsWith(".us") ? ".onmicrosoft.us" : ".onmicrosoft.com";
  }

  private static Optional<String> first(Pattern pattern, String rest) {
    Matcher matcher = pattern.matcher(rest);
    return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
  }

  /** What is no escape stays as it is. */
  private static String decoded(String rest) {
    try {
      return URLDecoder.decode(rest.replace("+", "%2b"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException noEscapes) {
      return rest;
    }
  }
}
