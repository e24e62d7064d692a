package dev.connections.web.grant;

import static org.assertj.core.api.Assertions.assertThat;

import dev.connections.api.Workload;
import dev.connections.console.grant.GrantEnd;
import dev.connections.console.workloads.WorkloadView;
import dev.connections.web.PageTexts;
import dev.connections.words.Text;
import java.util.Locale;
import java.util.ResourceBundle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class GrantTextsTest {
  private static final ResourceBundle BUNDLE =
      ResourceBundle.getBundle("dev.connections.web.text.Grant", Locale.ENGLISH);
  private static final Text TEXT = new Text(BUNDLE, Locale.ENGLISH, WorkloadView::unknown);
  private static final Workload ACME = Workload.of("ACME");

  @ParameterizedTest
  @EnumSource
  void sayHowEachTripEndedAndWhatToDoNext(GrantEnd end) {
    String title = TEXT.about(ACME, "end." + end + ".title", "one", "two");
    String next = TEXT.about(ACME, "end." + end + ".next", "one", "two");

    assertThat(title).isNotBlank().doesNotContain("{", "}").doesNotEndWith(".");
    assertThat(next).endsWith(".").doesNotContain("{", "}");
    if (end != GrantEnd.GRANTED) {
      assertThat(next.toLowerCase(Locale.ROOT)).contains("sign in");
    }
  }

  @Test
  void nameBothOrganizationsAndBothAccountsWhereOneIsAnother() {
    assertThat(TEXT.about(ACME, "end.OTHER_ORGANIZATION.next", "Acme", "Globex"))
        .contains("This is for Acme", "belongs to Globex", "service account of Acme");
    assertThat(TEXT.about(ACME, "end.OTHER_ACCOUNT.next", "old@acme", "new@acme"))
        .contains("Before it was old@acme", "now it is new@acme", "sign in again with old@acme");
  }

  @Test
  void areThereWhereverAPageNamesThem() {
    assertThat(PageTexts.missing("grantText", BUNDLE)).isEmpty();
  }
}
