package dev.connections.provider.okta;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import com.code_intelligence.jazzer.mutation.annotation.WithUtf8Length;
import dev.connections.provider.DomainRefusedException;
import java.net.URI;
import java.util.Set;

/**
 * Whatever is typed, the parser answers with a host that a URL can be made of and that it answers
 * with again, or with its own refusal.
 */
class OktaDomainFuzzTest {
  private static final Set<String> SUFFIXES = Set.of("okta.com", "oktapreview.com");
  private static final Set<String> TRUSTED =
      Set.of("https://localhost:9443", "http://localhost:9100", "https://127.0.0.1:9443");

  @FuzzTest(maxDuration = "5m")
  void parse(@NotNull @WithUtf8Length(max = 3000) String typed) throws DomainRefusedException {
    OktaDomain domain;
    try {
      domain = OktaDomain.parse(typed, SUFFIXES, TRUSTED);
    } catch (DomainRefusedException refused) {
      assertThat(refused.details()).allMatch(detail -> detail.length() <= 300);
      return;
    }
    URI address = URI.create("https://" + domain.authority());
    assertThat(address.getHost()).isNotNull();
    assertThat(address.getRawAuthority()).isEqualTo(domain.authority());
    assertThat(address.getUserInfo()).isNull();
    assertThat(OktaDomain.parse(domain.authority(), SUFFIXES, TRUSTED)).isEqualTo(domain);
  }
}
