package dev.connections.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PackedTokensTest {
  private static final AccessToken TOKEN =
      new AccessToken(
          "eyJ.secret.value",
          TokenType.DPOP,
          Instant.ofEpochMilli(1_800_000_000_123L),
          "nightly-\u00fcsers",
          "users-backup",
          "",
          URI.create("https://acme.okta.com:8443"),
          "connection",
          "application",
          "Sicherung \u20ac \ud83d\ude00",
          Set.of());

  @Test
  void aQuestionComesOutAsItWentIn() {
    TokenRequest wanted =
        TokenRequest.of("nightly-\u00fcsers", "users-backup")
            .at("00000003-0000-0000-c000-000000000000")
            .lasting(Duration.ofMinutes(7));

    assertThat(PackedTokens.request(PackedTokens.packed(wanted))).isEqualTo(wanted);
  }

  @Test
  void aTokenComesOutAsItWentIn() {
    assertThat(PackedTokens.token(PackedTokens.packed(TOKEN))).isEqualTo(TOKEN);
  }

  @Test
  void aTokenThatCoversMoreComesOutAsItWentIn() {
    AccessToken covering = covering(Set.of("mail-backup", "sites-backup"));

    assertThat(PackedTokens.token(PackedTokens.packed(covering))).isEqualTo(covering);
  }

  @Test
  void theCallerGetsTheTokenThatTheOtherSideFound() throws Exception {
    TokenRequest wanted = TokenRequest.of("nightly", "users-backup");
    AccessTokens found =
        tokens(
            AccessTokens.class,
            (method, argument) -> {
              assertThat(argument).isEqualTo(wanted);
              return TOKEN;
            });
    AccessTokensRemote remote =
        tokens(
            AccessTokensRemote.class,
            (method, argument) -> {
              assertThat(method).isEqualTo("requestPacked");
              return PackedTokens.answer(found, (byte[]) argument);
            });

    assertThat(new PackedTokens(remote).request(wanted)).isEqualTo(TOKEN);
  }

  @Test
  void theCallerGetsTheRefusalOfTheOtherSide() {
    AccessTokensRemote refusing =
        tokens(
            AccessTokensRemote.class,
            (method, argument) -> {
              throw new RetryLaterException("Later", Instant.EPOCH);
            });

    assertThatThrownBy(() -> new PackedTokens(refusing).request(TokenRequest.of("a", "b")))
        .isInstanceOf(RetryLaterException.class)
        .hasMessage("Later");
  }

  /** A newer other side may tell more. */
  @Test
  void textsBehindTheKnownOnesAreLeftOut() {
    byte[] packed = PackedTokens.packed(TOKEN);
    byte[] longer = Arrays.copyOf(packed, packed.length + 5);
    longer[packed.length + 3] = 1;
    longer[packed.length + 4] = 'x';

    assertThat(PackedTokens.token(longer)).isEqualTo(TOKEN);
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, -20, 1, 3})
  void whatIsCutOrHasABrokenTailIsRefusedWithoutTellingTheToken(int bytes) {
    byte[] packed = PackedTokens.packed(covering(Set.of("mail-backup")));

    assertThatThrownBy(() -> PackedTokens.token(Arrays.copyOf(packed, packed.length + bytes)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasNoCause()
        .message()
        .doesNotContain("secret");
  }

  @Test
  void aLengthBeyondTheEndIsRefused() {
    byte[] packed = PackedTokens.packed(TOKEN);
    packed[0] = 0x7f;

    assertThatThrownBy(() -> PackedTokens.token(packed))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static AccessToken covering(Set<String> codes) {
    return new AccessToken(
        TOKEN.value(),
        TOKEN.type(),
        TOKEN.expiresAt(),
        TOKEN.connectorId(),
        TOKEN.capability(),
        TOKEN.api(),
        TOKEN.address(),
        TOKEN.connectionId(),
        TOKEN.applicationId(),
        TOKEN.applicationName(),
        codes);
  }

  private interface Answer {
    Object of(String method, Object argument) throws Exception;
  }

  private static <T> T tokens(Class<T> view, Answer answer) {
    return view.cast(
        Proxy.newProxyInstance(
            view.getClassLoader(),
            new Class<?>[] {view},
            (proxy, method, arguments) -> answer.of(method.getName(), arguments[0])));
  }
}
