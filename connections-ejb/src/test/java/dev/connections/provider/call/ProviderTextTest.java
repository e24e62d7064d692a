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
        "See https://developer.okta.com/docs/reference/error-codes/",
        "Thumbprint of key used by client:"
            + " 'A1B2C3D4E5F60718293A4B5C6D7E8F90A1B2C3D4E5F60718293A4B5C6D7E8F90'",
        "the certificate with thumbprint"
            + " a1b2c3d4e5f60718293a4b5c6d7e8f90a1b2c3d4e5f60718293a4b5c6d7e8f90 is unknown",
        "SHA-256 fingerprint = a1b2c3d4e5f60718293a4b5c6d7e8f90a1b2c3d4e5f60718293a4b5c6d7e8f90",
        "Thumbprint: A1B2C3D4E5F60718293A4B5C6D7E8F90A1B2C3D4",
        "x5t#S256 'kE8zO1bq8k3m0XQd8mYQ2a5sB3pQZ0yqk7xv1J8c2dE' not found"
      })
  void keepsWhatIsNoSecret(String said) {
    assertThat(ProviderText.sanitize(said)).isEqualTo(said);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "token eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOiIwb2EifQ.c2ln refused",
        "token eyJhbGciOiJSUzI1NiJ9 refused",
        "token MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQC7VJTUt9Us8cKj refused",
        "token A1B2C3D4E5F60718293A4B5C6D7E8F90A1B2C3D4E5F60718293A4B5C6D7E8F90 refused",
        "token"
            + " A1B2C3D4E5F60718293A4B5C6D7E8F90A1B2C3D4E5F60718293A4B5C6D7E8F90A1B2C3D4E5F60718293A4B5C6D7E8F90A1B2C3D4E5F60718293A4B5C6D7E8F90"
            + " refused"
      })
  void keepsNoTokenAndNoKey(String said) {
    assertThat(ProviderText.sanitize(said)).isEqualTo("token (token) refused");
  }

  /** A secret that is no thumbprint stays hidden, whatever word stands before it. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "client_secret A1B2C3D4E5F60718293A4B5C6D7E8F90A1B2C3D4E5F60718293A4B5C6D7E8F90",
        "thumbprint unknown."
            + " client_secret=A1B2C3D4E5F60718293A4B5C6D7E8F90A1B2C3D4E5F60718293A4B5C6D7E8F90",
        "thumbprint: a1, assertion:"
            + " A1B2C3D4E5F60718293A4B5C6D7E8F90A1B2C3D4E5F60718293A4B5C6D7E8F90",
        "thumbprint eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOiIwb2EifQ.c2ln",
        "thumbprint G1B2C3D4E5F60718293A4B5C6D7E8F90A1B2C3D4E5F60718293A4B5C6D7E8F90",
        "thumbprint A1B2C3D4E5F60718293A4B5C6D7E8F90A1B2C3D4E5F60718293A4B5C6D7E8F900"
      })
  void takesNoSecretForAThumbprint(String said) {
    assertThat(ProviderText.sanitize(said)).contains("(token)").hasSizeLessThan(said.length());
  }

  @Test
  void isOneShortLineOfVisibleCharacters() {
    String hostile = "a\r\n\tb\u0007\u202e\u200b" + " long".repeat(1_000_000);

    assertThat(ProviderText.sanitize(hostile)).startsWith("a b long").hasSizeLessThanOrEqualTo(400);
    assertThat(ProviderText.sanitize(null)).isEmpty();
  }
}
