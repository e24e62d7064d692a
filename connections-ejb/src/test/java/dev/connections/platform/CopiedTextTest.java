package dev.connections.platform;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CopiedTextTest {
  private static final List<String> VALUES =
      List.of(
          "0oa1b2c3d4e5f6g7h8i9",
          "6f1c2a34-1111-4222-8333-444455556666",
          "acme.okta.com",
          "https://acme.okta.com",
          "contoso.onmicrosoft.com",
          "backup@contoso.com",
          "kAz_9-bQ~1");

  private static final List<String> AROUND =
      List.of(
          "%s\u00a0",
          "\u00a0%s",
          "\u200b%s",
          "\ufeff%s\u2060",
          "%s\u00ad",
          "\u202a%s\u202c",
          "\t%s\r\n",
          "\u3000%s",
          "\u2007%s\u202f",
          "\"%s\"",
          "'%s'",
          "`%s`",
          "```%s```",
          "\u201c%s\u201d",
          "\u201e%s\u201c",
          "\u2018%s\u2019",
          "\u00ab\u00a0%s\u00a0\u00bb",
          "\u2039%s\u203a",
          "\u300c%s\u300d",
          "<%s>",
          "(%s)",
          "[%s]",
          "{%s}",
          "**%s**",
          "%s.",
          "%s,",
          "%s;",
          "%s!",
          "%s?",
          "%s\u3002",
          "%s\u2026",
          "\u201c%s.\u201d",
          "\"%s\",",
          "\\\"%s\\\"",
          "\u2022 %s",
          "- %s",
          "> %s",
          "Client ID: %s",
          "Application (client) ID : %s",
          "Directory (tenant) ID:\u00a0%s",
          "Client ID\t%s",
          "client_id=%s",
          "\"client_id\": \"%s\",",
          "'clientId': '%s'",
          "clientId=%s;",
          "Key ID: \u201c%s\u201d",
          "kid: %s",
          "OKTA DOMAIN: %s",
          "Issuer: %s",
          "User principal name: %s",
          "&nbsp;%s&nbsp;",
          "&quot;%s&quot;");

  static Stream<String[]> copies() {
    return VALUES.stream()
        .flatMap(value -> AROUND.stream().map(form -> new String[] {form.formatted(value), value}));
  }

  @ParameterizedTest
  @MethodSource("copies")
  void knowsWhatWasMeantWhateverCameWithIt(String copied, String meant) {
    assertThat(InputRules.meant(copied)).isEqualTo(meant);
    assertThat(InputRules.meant(meant)).isEqualTo(meant);
  }

  static Stream<String> clientIds() throws IOException {
    try (InputStream in = CopiedTextTest.class.getResourceAsStream("copied-client-ids.txt")) {
      return new String(in.readAllBytes(), UTF_8)
              .lines()
              .filter(line -> !line.startsWith("#"))
              .map(CopiedTextTest::unescaped)
              .toList()
              .stream();
    }
  }

  private static String unescaped(String line) {
    return Pattern.compile("\\\\u([0-9a-f]{4})")
        .matcher(line)
        .replaceAll(code -> Character.toString(Integer.parseInt(code.group(1), 16)));
  }

  @ParameterizedTest
  @MethodSource("clientIds")
  void takesAClientIdThatWasCopiedWithWhatNobodySees(String copied) {
    assertThat(InputRules.clientId("clientId", copied)).isEmpty();
    assertThat(InputRules.clientIdOrEmpty(copied)).isEqualTo("0oa1b2c3d4e5f6g7h8i9");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\u200b", "\u200c", "\u200d", "\u2060", "\ufeff", "\u00ad", "\u200e", "\u202d", "\u2066",
        "\ufe0f", "\u034f"
      })
  void leavesOutWhatHasNoWidthInTheMiddleToo(String unseen) {
    assertThat(InputRules.meant("0oa1" + unseen + "b2c3")).isEqualTo("0oa1b2c3");
  }

  @ParameterizedTest
  @CsvSource({
    "6f1c2a34\u20111111\u20134222\u22128333\u2014444455556666,"
        + " 6f1c2a34-1111-4222-8333-444455556666",
    "０ｏａ１ｂ２, 0oa1b2",
    "Anna Admin <anna@contoso.com>, anna@contoso.com",
    "<https://acme.okta.com|acme.okta.com>, https://acme.okta.com",
    "[our Okta](https://acme.okta.com), https://acme.okta.com",
    "'Domain name login.acme.com', login.acme.com"
  })
  void understandsWhatProgramsMakeOfAValue(String copied, String meant) {
    assertThat(InputRules.meant(copied)).isEqualTo(meant);
  }

  /** A name that holds the word of a label, a port, a scheme, an address: all are values. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "app-1",
        "client_42",
        "my.app_1~x",
        "localhost:9443",
        "okta:9443",
        "app.acme.com:8443",
        "https://okta",
        "a b",
        "-id",
        ".okta.com",
        "::1",
        "backup account",
        "Tenant admin",
        "user",
        "aGVsbG8=",
        "id.acme.com"
      })
  void leavesAValueAsItIs(String value) {
    assertThat(InputRules.meant(value)).isEqualTo(value);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\u200b", "\"\"", "\u00a0\u200b\u201c\u201d", "..."})
  void findsNothingInMarksAlone(String copied) {
    assertThat(InputRules.meant(copied)).isEmpty();
  }

  @Test
  void takesNullForNothing() {
    assertThat(InputRules.meant(null)).isEmpty();
    assertThat(InputRules.sought(null)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "\u00a00oa1\u200bb2\u00a0, 0oa1b2",
    "\u201ccontoso.com\u201d, contoso.com",
    "client, client",
    "Client ID: 1, Client ID: 1",
    "(, (",
    "Acme\u200cbackup, Acme\u200cbackup"
  })
  void looksForWhatWasMeant(String typed, String sought) {
    assertThat(InputRules.sought(typed)).isEqualTo(sought);
  }

  /** A draft keeps at most 4,000 characters; none of them may cost more than a moment. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"",
        "id",
        "username",
        "client id ",
        "a ",
        "<",
        "[",
        "&nbsp;",
        "- ",
        "\u200b",
        "("
      })
  void isDoneSoonWhateverIsRepeated(String unit) {
    String text = unit.repeat(4_000 / unit.length());

    Assertions.assertTimeoutPreemptively(
        Duration.ofSeconds(20), () -> InputRules.meant(text + "x"));
    assertThat(InputRules.meant("x".repeat(1_000_000))).hasSize(1_000_000);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"signing key 2", "Backup user 2", "HR app: backup", "client", "key-2026", "a b"})
  void takesNoWordFromWhatPeopleName(String name) {
    assertThat(CopiedText.named(" \u201c" + name + "\u201d ")).isEqualTo(name);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Key ID: abc", "kid=abc", "\"kid\": \"abc\","})
  void takesTheLabelFromWhatPeopleName(String typed) {
    assertThat(CopiedText.named(typed)).isEqualTo("abc");
  }
}
