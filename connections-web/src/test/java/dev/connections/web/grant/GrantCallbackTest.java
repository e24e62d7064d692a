package dev.connections.web.grant;

import static org.assertj.core.api.Assertions.assertThat;

import dev.connections.console.grant.Grants.Arrival;
import org.junit.jupiter.api.Test;

class GrantCallbackTest {
  private static final String ID = "6f1d7f0e-8f4b-4a57-9d53-6a4d6c1a9c11";

  @Test
  void leadsBackToTheStepOfTheWizard() {
    assertThat(GrantCallback.page(new Arrival(ID, null), true))
        .isEqualTo("/connections/add.xhtml?draft=" + ID + "&step=sign-in");
  }

  @Test
  void leadsBackToTheApplicationThatIsReauthenticated() {
    assertThat(GrantCallback.page(new Arrival(null, ID), false))
        .isEqualTo("/connections/reauthenticate.xhtml?application=" + ID)
        .isEqualTo(GrantCallback.page(new Arrival("another", ID), true));
  }

  @Test
  void saysOfAnAnswerThatBelongsToNothingThatItDoes() {
    assertThat(GrantCallback.page(new Arrival(null, null), true))
        .isEqualTo("/connections/connections.xhtml?grant=unknown");
    assertThat(GrantCallback.page(new Arrival(null, null), false))
        .as("to somebody who may have come by a link")
        .isEqualTo("/share/share.xhtml?answer=unknown");
  }

  @Test
  void leadsWhoCameByALinkToThePageOfTheLinkAlone() {
    assertThat(GrantCallback.page(new Arrival(null, null, ID), false))
        .isEqualTo("/share/share.xhtml?id=" + ID)
        .isEqualTo(GrantCallback.page(new Arrival(null, null, ID), true));
  }

  @Test
  void takesForAnIdNothingThatLeadsElsewhere() {
    assertThat(GrantPages.isId(ID)).isTrue();
    assertThat(GrantPages.isId(null)).isFalse();
    assertThat(GrantPages.isId("")).isFalse();
    assertThat(GrantPages.isId(ID + "&step=review")).isFalse();
    assertThat(GrantPages.isId("//evil.example/6f1d7f0e-8f4b-4a57-9d5")).isFalse();
  }
}
