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

  private static final Map<String, FindingCode> BY_ERROR = new HashMap<>();
  private static final Map<String, FindingCode> BY_CODE = new HashMap<>();

  static {
    Map<String, Object> data = DataFile.read("aadsts.json");
    Json.member(data, "errors")
        .forEach((error, finding) -> BY_ERROR.put(error, FindingCode.valueOf((String) finding)));
    for (Map<String, Object> row : Json.objects(data, "codes")) {
      FindingCode finding = FindingCode.valueOf(Json.text(row, "finding"));
      ((List<?>) row.get("codes")).forEach(code -> BY_CODE.put(String.valueOf(code), finding));
    }
  }

  private MicrosoftErrors() {}

  /** A refusal by the login. */
  static ProviderRefusal refusal(HTTPResponse answer) {
    Map<String, Object> body = Json.objectOrNone(answer.getBody());
    String error = Json.text(body, "error");
    return new ProviderRefusal(finding(error, codes(body)), List.of(), words(answer), error);
  }

  /**
   * @param codes AADSTS numbers, the most telling first
   */
  static FindingCode finding(String error, List<String> codes) {
    FindingCode generic = BY_ERROR.get(error);
    boolean passes = generic != null && isTemporary(generic);
    for (String code : codes) {
      FindingCode exact = BY_CODE.get(code);
      if (exact != null && (!passes || isTemporary(exact))) {
        return exact;
      }
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
