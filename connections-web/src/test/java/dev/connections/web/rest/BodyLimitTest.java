package dev.connections.web.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BodyLimitTest {
  @ParameterizedTest
  @CsvSource({
    "{\"a\":\"\\u0000\"},true",
    "{\"a\":\"x\\\\\\u0000y\"},true",
    "{\"a\":\"\\\\u0000\"},false",
    "{\"a\":\"\\u0001 u0000 \\u00000\"},true",
    "{\"a\":\"\\u0001 u0000\"},false",
    "{},false"
  })
  void findsTheZeroCharacterInTextsOfJson(String json, boolean zero) {
    for (Charset charset :
        new Charset[] {
          StandardCharsets.UTF_8, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE
        }) {
      assertThat(BodyLimit.holdsZero(json.getBytes(charset))).as(charset.name()).isEqualTo(zero);
    }
  }

  /** A body is looked through once, whatever it holds. */
  @Test
  void looksThroughABodyOfBackslashes() {
    byte[] body = "\\".repeat(BodyLimit.MOST_BYTES).getBytes(StandardCharsets.UTF_8);

    assertThat(BodyLimit.holdsZero(body)).isFalse();
  }
}
