package dev.connections.web.rest;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TokenExchangeTest {
  private final Map<String, String[]> form = new HashMap<>();
  private String query;
  private String authorization;
  private boolean undecodable;

  TokenExchangeTest() {
    set("grant_type", TokenExchange.GRANT);
    set("subject_token", "cnk_x");
    set("subject_token_type", TokenExchange.ACCESS_TOKEN);
    set("audience", "nightly");
    set("scope", "users-backup");
  }

  @Test
  void readsConnectorCapabilityAndApi() {
    assertThat(read().refusal()).isEmpty();
    assertThat(read().connectorId()).isEqualTo("nightly");
    assertThat(read().capability()).isEqualTo("users-backup");
    assertThat(read().api()).isEmpty();
    assertThat(read().subject()).contains("cnk_x");

    set("resource", "urn:connections:api:00000003-0000-0000-c000-000000000000");

    assertThat(read().api()).isEqualTo("00000003-0000-0000-c000-000000000000");
  }

  @ParameterizedTest
  @CsvSource({
    "grant_type,client_credentials,unsupported_grant_type",
    "grant_type,'',unsupported_grant_type",
    "subject_token,'',invalid_request",
    "subject_token_type,urn:ietf:params:oauth:token-type:jwt,invalid_request",
    "requested_token_type,urn:ietf:params:oauth:token-type:refresh_token,invalid_request",
    "actor_token,x,invalid_request",
    "audience,'',invalid_target",
    "resource,https://graph.microsoft.com,invalid_target",
    "scope,'',invalid_scope",
    "scope,users-backup groups-backup,invalid_scope"
  })
  void refusesWhatItCannotGive(String field, String value, String error) {
    set(field, value);

    assertThat(read().refusal().orElseThrow().error()).isEqualTo(error);
    assertThat(read().refusal().orElseThrow().status()).isEqualTo(400);
  }

  @Test
  void refusesAFieldThatIsThereTwice() {
    form.put("audience", new String[] {"nightly", "hourly"});

    assertThat(read().refusal().orElseThrow().error()).isEqualTo("invalid_request");
  }

  @Test
  void refusesAZeroCharacterWhichNoDatabaseTakes() {
    set("audience", "night\0ly");

    assertThat(read().refusal().orElseThrow().error()).isEqualTo("invalid_request");
  }

  /** Addresses get into logs. */
  @Test
  void refusesFieldsInTheAddress() {
    query = "subject_token=cnk_x";

    assertThat(read().refusal().orElseThrow().error()).isEqualTo("invalid_request");
  }

  /** The server throws for characters that are none of the encoding which the request names. */
  @Test
  void refusesABodyThatCannotBeDecoded() {
    undecodable = true;

    assertThat(read().refusal().orElseThrow().error()).isEqualTo("unsupported_grant_type");
    assertThat(read().subject()).isEmpty();
  }

  @Test
  void takesTheSameKeyAsTheSecretOfTheClientAndNoOther() {
    assertThat(read().clientIsAnother()).isFalse();
    set("client_secret", "cnk_x");
    assertThat(read().clientIsAnother()).isFalse();
    set("client_secret", "cnk_y");
    assertThat(read().clientIsAnother()).isTrue();

    authorization = basic("any:cnk_x");
    assertThat(read().clientIsAnother()).isFalse();
    authorization = basic("any:cnk%5Fx");
    assertThat(read().clientIsAnother()).as("form-encoded").isFalse();
    authorization = basic("any:cnk_y");
    assertThat(read().clientIsAnother()).isTrue();
    authorization = "Basic !";
    assertThat(read().clientIsAnother()).isTrue();
    authorization = "Bearer cnk_x";
    assertThat(read().clientIsAnother()).isTrue();
  }

  @Test
  void leavesTheKeyOutOfWhatIsLogged() {
    assertThat(read()).asString().doesNotContain("cnk_x");
  }

  private static String basic(String pair) {
    return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
  }

  private void set(String field, String value) {
    form.put(field, new String[] {value});
  }

  private TokenExchange read() {
    return TokenExchange.of(
        (HttpServletRequest)
            Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {HttpServletRequest.class},
                (proxy, method, arguments) ->
                    switch (method.getName()) {
                      case "getParameterMap" -> {
                        if (undecodable) {
                          throw new IllegalStateException("Decoding error");
                        }
                        yield form;
                      }
                      case "getQueryString" -> query;
                      case "getHeader" -> authorization;
                      default -> throw new UnsupportedOperationException(method.getName());
                    }));
  }
}
