package dev.connections.provider.microsoft;

import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import dev.connections.api.FindingCode;
import dev.connections.platform.JsonText;
import dev.connections.provider.call.Json;
import dev.connections.provider.call.ProviderRefusal;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An API that checks the policies of a tenant again on each call, and refuses a token that the
 * login just gave (Microsoft, "Continuous access evaluation for workload identities").
 */
final class ContinuousAccess {
  private static final Pattern CLAIMS = Pattern.compile("claims=\"([A-Za-z0-9+/=_-]{1,4000})\"");
  private static final Pattern ADDRESS = Pattern.compile("[0-9A-Fa-f.:]{2,45}");

  private ContinuousAccess() {}

  /**
   * Why it refused, when that was it. A refused place has the address that the API saw as its
   * detail, where it tells one.
   *
   * @param answer a 401
   */
  static Optional<ProviderRefusal> refusal(HTTPResponse answer) {
    String challenge = String.valueOf(answer.getHeaderValue("WWW-Authenticate"));
    String words = MicrosoftErrors.words(answer);
    Matcher claims = CLAIMS.matcher(challenge);
    boolean challenged = claims.find();
    if (!challenged && !words.contains("Continuous access evaluation")) {
      return Optional.empty();
    }
    String address = challenged ? address(claims.group(1)) : "";
    boolean place = !address.isEmpty() || words.contains("LocationConditionEvaluation");
    return Optional.of(
        new ProviderRefusal(
            place ? FindingCode.LOCATION_BLOCKED : FindingCode.POLICY_BLOCKED,
            address.isEmpty() ? List.of() : List.of(address),
            words,
            ""));
  }

  /** Empty when none is told. */
  private static String address(String claims) {
    try {
      byte[] json = Base64.getDecoder().decode(claims.replace('-', '+').replace('_', '/'));
      Map<String, Object> asked =
          JsonText.object(new String(json, StandardCharsets.UTF_8)).orElse(Map.of());
      String address = Json.text(asked, "access_token", "xms_rp_ipaddr", "value");
      return ADDRESS.matcher(address).matches() ? address : "";
    } catch (IllegalArgumentException notBase64) {
      return "";
    }
  }
}
