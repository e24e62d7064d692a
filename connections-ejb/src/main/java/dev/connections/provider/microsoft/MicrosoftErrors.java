package dev.connections.provider.microsoft;

import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import dev.connections.api.FindingCode;
import dev.connections.api.Severity;
import dev.connections.platform.PlainText;
import dev.connections.provider.call.Json;
import dev.connections.provider.call.ProviderRefusal;
import dev.connections.provider.call.ProviderText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
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

  private static final Map<String, FindingCode> BY_ERROR;
  private static final Map<String, FindingCode> BY_SUBERROR;
  private static final Map<String, FindingCode> BY_CODE = new HashMap<>();

  static {
    Map<String, Object> data = DataFile.read("aadsts.json");
    BY_ERROR = findings(Json.member(data, "errors"));
    BY_SUBERROR = findings(Json.member(data, "suberrors"));
    for (Map<String, Object> row : Json.objects(data, "codes")) {
      FindingCode finding = FindingCode.valueOf(Json.text(row, "finding"));
      ((List<?>) row.get("codes"))
          .forEach(code -> numbers(code).forEach(one -> BY_CODE.put(one, finding)));
    }
  }

  private MicrosoftErrors() {}

  private static Map<String, FindingCode> findings(Map<String, Object> byName) {
    Map<String, FindingCode> findings = new HashMap<>();
    byName.forEach((name, finding) -> findings.put(name, FindingCode.valueOf((String) finding)));
    return Map.copyOf(findings);
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
  static ProviderRefusal refusal(HTTPResponse answer) {
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

  private static List<String> policy(List<String> codes) {
    return codes.stream()
        .filter(code -> BY_CODE.get(code) == FindingCode.POLICY_BLOCKED)
        .findFirst()
        .or(() -> codes.stream().findFirst())
        .map(code -> List.of("AADSTS" + code))
        .orElse(List.of());
  }

  /**
   * @param suberror refines the error where no code does; empty when there is none
   * @param codes AADSTS numbers, the most telling first
   */
  static FindingCode finding(String error, String suberror, List<String> codes) {
    FindingCode generic = BY_ERROR.get(error);
    boolean passes = generic != null && isTemporary(generic);
    for (String code : codes) {
      FindingCode exact = BY_CODE.get(code);
      if (exact != null && (!passes || isTemporary(exact))) {
        return exact;
      }
    }
    if (!passes && BY_SUBERROR.containsKey(suberror)) {
      return BY_SUBERROR.get(suberror);
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
    Matcher named = CODE.matcher(Json.text(body, "error_description"));
    while (named.find()) {
      codes.add(named.group(1));
    }
    return codes;
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
