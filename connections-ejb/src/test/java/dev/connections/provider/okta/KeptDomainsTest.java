package dev.connections.provider.okta;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.connections.credential.input.FuzzInputs;
import dev.connections.credential.input.InputCost;
import dev.connections.provider.DomainRefusedException;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The inputs from which fuzzing starts and those that it found. Runs without Jazzer. */
class KeptDomainsTest {
  private static final Set<String> SUFFIXES = Set.of("okta.com", "oktapreview.com");
  private static final Set<String> TRUSTED =
      Set.of("https://localhost:9443", "http://localhost:9100", "https://127.0.0.1:9443");

  @ParameterizedTest
  @MethodSource("inputs")
  void answersWithADomainOrItsOwnRefusal(Path input) throws Exception {
    String typed = new String(Files.readAllBytes(input), UTF_8);
    InputCost.checkMemory(() -> check(typed));
  }

  /** A URL can be made of an accepted domain, and it is the same when it is read again. */
  static void check(String typed) {
    OktaDomain domain;
    try {
      domain = OktaDomain.parse(typed, SUFFIXES, TRUSTED);
    } catch (DomainRefusedException refused) {
      assertThat(refused.details()).allMatch(detail -> detail.length() < 300);
      return;
    }
    URI address = URI.create("https://" + domain.authority());
    assertThat(address.getHost()).isNotNull();
    assertThat(address.getRawAuthority()).isEqualTo(domain.authority());
    assertThat(address.getUserInfo()).isNull();
    assertThat(again(domain)).isEqualTo(domain);
  }

  private static OktaDomain again(OktaDomain domain) {
    try {
      return OktaDomain.parse(domain.authority(), SUFFIXES, TRUSTED);
    } catch (DomainRefusedException refused) {
      throw new AssertionError(domain.authority(), refused);
    }
  }

  static List<Path> inputs() throws IOException, URISyntaxException {
    return FuzzInputs.of(KeptDomainsTest.class, "OktaDomainFuzzTest");
  }
}
