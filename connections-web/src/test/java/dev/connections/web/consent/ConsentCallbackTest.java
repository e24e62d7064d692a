package dev.connections.web.consent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.connections.console.grant.SharedGrants.Consent;
import org.junit.jupiter.api.Test;

class ConsentCallbackTest {
  private static final String ID = "6f1d7f0e-8f4b-4a57-9d53-6a4d6c1a9c11";

  @Test
  void leadsWhoCameByALinkToThePageOfTheLink() {
    assertThat(ConsentCallback.page(new Consent(ID, true, "")))
        .isEqualTo("/share/share.xhtml?id=" + ID);
    assertThat(ConsentCallback.page(new Consent(ID, false, "access_denied AADSTS65004")))
        .isEqualTo("/share/share.xhtml?id=" + ID + "&consent=access_denied+AADSTS65004");
  }

  @Test
  void namesNoLinkToABrowserThatDidNotBeginWithIt() {
    assertThat(ConsentCallback.page(new Consent(null, false, "")))
        .isEqualTo("/share/share.xhtml?answer=unknown");
  }
}
