package dev.connections.provider.call;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProviderTextTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "No name matching identity.acme-corporation.example found",
        "invalid_client: Invalid value for 'client_id' parameter.",
        "See https://developer.okta.com/docs/reference/error-codes/"
      })
  void keepsWhatIsNoSecret(String said) {
    assertThat(ProviderText.sanitize(said)).isEqualTo(said);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "token eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOiIwb2EifQ.c2ln refused",
        "token eyJhbGciOiJSUzI1NiJ9 refused",
        "token MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQC7VJTUt9Us8cKj refused"
      })
  void keepsNoTokenAndNoKey(String said) {
    assertThat(ProviderText.sanitize(said)).isEqualTo("token (token) refused");
  }

  @Test
  void isOneShortLineOfVisibleCharacters() {
    String hostile = "a\r\n\tb\u0007\u202e\u200b" + " long".repeat(1_000_000);

    assertThat(ProviderText.sanitize(hostile)).startsWith("a b long").hasSizeLessThanOrEqualTo(400);
    assertThat(ProviderText.sanitize(null)).isEmpty();
  }
}
