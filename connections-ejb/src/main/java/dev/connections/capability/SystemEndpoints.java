package dev.connections.capability;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * How the authorization server of a workload is spoken to, for a provider that is made of its
 * catalog file alone. Addresses may have {@code {organization}} in them, which stands for the host
 * of the organization.
 *
 * @param issuer as the server names itself (RFC 8414), whose metadata tells the addresses that are
 *     empty here; a claim of the ID token in braces where it names itself after each organization;
 *     empty when it has no name
 * @param issuerInAnswers whether it promises to name itself in each answer (RFC 9207); for one
 *     whose metadata is not asked
 * @param authorization address where people are sent; empty where the metadata tells it, and so for
 *     the next
 * @param pushed takes requests beforehand (RFC 9126)
 * @param token gives tokens
 * @param revocation takes tokens back (RFC 7009)
 * @param keys that ID tokens are signed with
 * @param basic whether a client secret is sent in the header, and not in the body
 * @param proofOfPossession whether tokens are bound to a key from the first request on (RFC 9449)
 * @param bearer what the server calls the type of bearer tokens
 * @param scopes asked for beside the permissions, such as {@code openid}
 * @param scopePrefix before the name of each permission in requests and answers; may be empty
 * @param scopeSeparator between scopes
 * @param permissionsAsked whether permissions are asked for as scopes; false where the registration
 *     of the application settles them
 * @param parameters further ones of the authorization request
 * @param narrows whether a token can be asked for with fewer scopes than were granted
 * @param api address of the API that permissions are for
 * @param hosts which hosts organizations have, a regular expression for the whole of one; empty
 *     where nobody is asked for a host
 * @param refusals what codes of the token endpoint mean that are not the standard's, a {@link
 *     dev.connections.api.FindingCode} each
 * @param answers what codes of the sign-in page mean that are not the standard's, a {@link
 *     dev.connections.console.grant.GrantEnd} each
 * @param limits codes in the body of a 403 by which the API says that there were too many calls
 */
public record SystemEndpoints(
    String issuer,
    boolean issuerInAnswers,
    String authorization,
    String pushed,
    String token,
    String revocation,
    String keys,
    boolean basic,
    boolean proofOfPossession,
    String bearer,
    List<String> scopes,
    String scopePrefix,
    String scopeSeparator,
    boolean permissionsAsked,
    Map<String, String> parameters,
    boolean narrows,
    String api,
    String hosts,
    Map<String, String> refusals,
    Map<String, String> answers,
    Set<String> limits,
    Told organization) {

  /** Stands for the organization's host. */
  public static final String ORGANIZATION = "{organization}";

  public SystemEndpoints {
    scopes = List.copyOf(scopes);
    parameters = Map.copyOf(parameters);
    refusals = Map.copyOf(refusals);
    answers = Map.copyOf(answers);
    limits = Set.copyOf(limits);
  }

  /** Whether its metadata has to be asked for where its endpoints are. */
  public boolean isDiscovered() {
    return authorization.isEmpty();
  }

  /** Whether a person says the host of the organization before signing in. */
  public boolean isHostAsked() {
    return !hosts.isEmpty();
  }

  /**
   * Where it is told whose organization was granted. Each value but {@code call} and {@code list}
   * is a source and a JSON pointer within it (RFC 6901), such as {@code token:/team/id}; empty
   * where nobody tells it. The sources are {@code idToken}, {@code token} (the answer of the token
   * endpoint) and {@code call}.
   *
   * @param call address of one GET call with the access token; empty where none is needed. A
   *     pointer into the token endpoint's answer may stand in it, such as {@code {token:/instance}}
   * @param list pointer to the array in the call's answer that has one entry for each organization
   *     that the account reaches; pointers of {@code call} begin at the entry then. Null where the
   *     answer is about one organization
   * @param id the provider's own of the organization; empty where its host is its id
   * @param name for people
   * @param host or an address at it
   * @param accountId the provider's own of the account
   * @param account for people, such as an e-mail address
   * @param scopes what is granted, where the token endpoint does not tell: a text, an array, or an
   *     object whose members are permissions with their values
   */
  public record Told(
      String call,
      String list,
      String id,
      String name,
      String host,
      String accountId,
      String account,
      String scopes) {
    private static final Pattern SOURCE = Pattern.compile("(idToken|token|call):(.*)");

    /** The claim of ID tokens that names the account; empty where something else does. */
    public String accountClaim() {
      return accountId.matches("idToken:/[^/]+") ? accountId.substring("idToken:/".length()) : "";
    }

    /** All that is read. */
    List<String> values() {
      return List.of(id, name, host, accountId, account, scopes);
    }

    /** Whether a value is read there. */
    static boolean isOf(String source, String value) {
      var matcher = SOURCE.matcher(value);
      return matcher.matches() && matcher.group(1).equals(source);
    }
  }
}
