package dev.connections.provider.microsoft;

import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import dev.connections.api.FindingCode;
import dev.connections.api.Severity;
import dev.connections.console.grant.GrantEnd;
import dev.connections.platform.PlainText;
import dev.connections.provider.call.Json;
import dev.connections.provider.call.ProviderRefusal;
import dev.connections.provider.call.ProviderText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What Microsoft's errors mean, by {@code aadsts.json}: the {@code error} counts first, and the
 * codes refine it ("Microsoft Entra authentication and authorization error codes": apps that depend
 * on code numbers break over time, so an unknown code falls back to its {@code error}).
 */
final class MicrosoftErrors {
  private static final Pattern CODE = Pattern.compile("AADSTS([0-9]+)");
  private static final Pattern FOR_SUPPORT =
      Pattern.compile("\\s*(Trace ID|Correlation ID|Timestamp): .*", Pattern.DOTALL);
  private static final int MAX_SENTENCE = 220;

  private static final Map<String, Object> DATA = DataFile.read("aadsts.json");

  /** Of an application that signs in by itself. */
  static final MicrosoftErrors OF_APPLICATIONS = new MicrosoftErrors(DATA, null);

  /**
   * Of what a person granted by signing in, where the same codes and errors speak of the person;
   * what is not about one means the same for both.
   */
  static final MicrosoftErrors OF_PEOPLE =
      new MicrosoftErrors(Json.member(DATA, "people"), OF_APPLICATIONS);

  private static final Map<String, GrantEnd> ENDS =
      byCode(Json.objects(DATA, "ends"), "end", GrantEnd::valueOf);

  private final Map<String, FindingCode> byError = new HashMap<>();
  private final Map<String, FindingCode> bySuberror = new HashMap<>();
  private final Map<String, FindingCode> byCode = new HashMap<>();

  /**
   * @param data part of {@code aadsts.json}
   * @param others what is not in the data; null for nothing
   */
  private MicrosoftErrors(Map<String, Object> data, MicrosoftErrors others) {
    if (others != null) {
      byError.putAll(others.byError);
      bySuberror.putAll(others.bySuberror);
      byCode.putAll(others.byCode);
    }
    byError.putAll(findings(Json.member(data, "errors")));
    bySuberror.putAll(findings(Json.member(data, "suberrors")));
    byCode.putAll(byCode(Json.objects(data, "codes"), "finding", FindingCode::valueOf));
  }

  private static <T> Map<String, T> byCode(
      List<Map<String, Object>> rows, String member, Function<String, T> named) {
    Map<String, T> byCode = new HashMap<>();
    for (Map<String, Object> row : rows) {
      T meaning = named.apply(Json.text(row, member));
      ((List<?>) row.get("codes"))
          .forEach(code -> numbers(code).forEach(one -> byCode.put(one, meaning)));
    }
    return byCode;
  }

  private static Map<String, FindingCode> findings(Map<String, Object> byName) {
    Map<String, FindingCode> findings = new HashMap<>();
    byName.forEach((name, finding) -> findings.put(name, FindingCode.valueOf((String) finding)));
    return findings;
  }

  /** A number, or all of {@code 53000-53099}: Microsoft adds to a family without telling. */
  private static Stream<String> numbers(Object code) {
    String[] ends = String.valueOf(code).split("-");
    return IntStream.rangeClosed(Integer.parseInt(ends[0]), Integer.parseInt(ends[ends.length - 1]))
        .mapToObj(String::valueOf);
  }

  /**
   * A refusal by the login. That of a policy has the number of its kind as its detail, such as
   * {@code AADSTS53003}.
   */
  ProviderRefusal refusal(HTTPResponse answer) {
    Map<String, Object> body = Json.objectOrNone(answer.getBody());
    String error = Json.text(body, "error");
    List<String> codes = codes(body);
    FindingCode finding = finding(error, Json.text(body, "suberror"), codes);
    if (finding == FindingCode.CREDENTIAL_REJECTED && !Json.text(body, "claims").isEmpty()) {
      // Only a policy asks for claims.
      finding = FindingCode.POLICY_BLOCKED;
    }
    List<String> details = finding == FindingCode.POLICY_BLOCKED ? policy(codes) : List.of();
    return new ProviderRefusal(finding, details, words(answer), error);
  }

  /**
   * What an answer to a person's sign-in means that has an error instead of a code.
   *
   * @param description where Microsoft has its numbers
   */
  static GrantEnd end(String error, String description) {
    List<String> codes = codes(description);
    Optional<GrantEnd> exact = codes.stream().filter(ENDS::containsKey).findFirst().map(ENDS::get);
    if (exact.isPresent()) {
      return exact.get();
    }
    if (error.equals("access_denied") && codes.stream().noneMatch(OF_PEOPLE.byCode::containsKey)) {
      return GrantEnd.DECLINED;
    }
    return switch (OF_PEOPLE.finding(error, "", codes)) {
      case CONSENT_MISSING -> GrantEnd.APPROVAL_NEEDED;
      case INTERACTION_REQUIRED, SERVICE_ACCOUNT_REFUSED, GRANT_REVOKED, GRANT_EXPIRED ->
          GrantEnd.INTERACTION_REQUIRED;
      case POLICY_BLOCKED -> GrantEnd.POLICY_BLOCKED;
      case PROVIDER_FAILED, RATE_LIMITED -> GrantEnd.PROVIDER_FAILED;
      default -> GrantEnd.APPLICATION_REFUSED;
    };
  }

  private List<String> policy(List<String> codes) {
    return codes.stream()
        .filter(code -> byCode.get(code) == FindingCode.POLICY_BLOCKED)
        .findFirst()
        .or(() -> codes.stream().findFirst())
        .map(code -> List.of("AADSTS" + code))
        .orElse(List.of());
  }

  /**
   * @param suberror refines the error where no code does; empty when there is none
   * @param codes AADSTS numbers, the most telling first
   */
  FindingCode finding(String error, String suberror, List<String> codes) {
    FindingCode generic = byError.get(error);
    boolean passes = generic != null && isTemporary(generic);
    for (String code : codes) {
      FindingCode exact = byCode.get(code);
      if (exact != null && (!passes || isTemporary(exact))) {
        return exact;
      }
    }
    if (!passes && bySuberror.containsKey(suberror)) {
      return bySuberror.get(suberror);
    }
    if (generic != null) {
      return generic;
    }
    return error.isEmpty() ? FindingCode.ANSWER_NOT_UNDERSTOOD : FindingCode.CREDENTIAL_REJECTED;
  }

  private static boolean isTemporary(FindingCode finding) {
    return finding.severity() == Severity.UNVERIFIED && finding != FindingCode.REQUEST_REFUSED;
  }

  private static List<String> codes(Map<String, Object> body) {
    List<String> codes = new ArrayList<>();
    if (body.get("error_codes") instanceof List<?> numbers) {
      numbers.forEach(number -> codes.add(String.valueOf(number).replaceFirst("\\.0$", "")));
    }
    codes.addAll(codes(Json.text(body, "error_description")));
    return codes;
  }

  private static List<String> codes(String description) {
    return CODE.matcher(description).results().map(found -> found.group(1)).toList();
  }

  /**
   * What the login or Microsoft Graph says, and the ids that Microsoft's support asks for, which
   * are never what is cut off.
   */
  static String words(HTTPResponse answer) {
    Map<String, Object> body = Json.objectOrNone(answer.getBody());
    Map<String, Object> graph = Json.member(body, "error");
    String code = Json.text(body, "error") + Json.text(graph, "code");
    if (code.isEmpty()) {
      return "HTTP " + answer.getStatusCode();
    }
    String said = Json.text(body, "error_description") + Json.text(graph, "message");
    String sentence =
        PlainText.shortened(
            ProviderText.sanitize(FOR_SUPPORT.matcher(said).replaceFirst("")), MAX_SENTENCE);
    Map<String, Object> inner = Json.member(graph, "innerError");
    String ids =
        id("Trace ID", Json.text(body, "trace_id"))
            + id("Correlation ID", Json.text(body, "correlation_id"))
            + id("Timestamp", Json.text(body, "timestamp"))
            + id("Request ID", Json.text(inner, "request-id"))
            + id("Date", Json.text(inner, "date"));
    return ProviderText.sanitize(code + (sentence.isEmpty() ? "" : ": " + sentence) + ids);
  }

  private static String id(String name, String value) {
    return value.isEmpty() || value.length() > 40 ? "" : " " + name + ": " + value;
  }
}
