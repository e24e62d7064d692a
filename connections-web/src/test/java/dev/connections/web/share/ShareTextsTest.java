package dev.connections.web.share;

import static org.assertj.core.api.Assertions.assertThat;

import dev.connections.console.grant.GrantEnd;
import dev.connections.console.grant.GrantTrip;
import dev.connections.console.grant.SharedGrants.Kind;
import dev.connections.console.grant.SharedGrants.Life;
import dev.connections.console.grant.SharedGrants.Look;
import dev.connections.console.grant.SharedGrants.State;
import dev.connections.console.workloads.WorkloadView;
import dev.connections.web.PageTexts;
import dev.connections.words.Text;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShareTextsTest {
  private static final ResourceBundle BUNDLE =
      ResourceBundle.getBundle("dev.connections.web.text.Share", Locale.ENGLISH);
  private static final Text TEXT = new Text(BUNDLE, Locale.ENGLISH, WorkloadView::unknown);

  @ParameterizedTest
  @EnumSource
  void sayHowEachTripEndedAndWhatToDoNext(GrantEnd end) {
    String title = sentence("end." + end + ".title", end);
    String next = sentence("end." + end + ".next", end);

    assertThat(title).isNotBlank().doesNotContain("{", "}").doesNotEndWith(".");
    assertThat(next).endsWith(".").doesNotContain("{", "}");
  }

  @ParameterizedTest
  @EnumSource
  void sayWhatIsAskedFor(Kind kind) {
    assertThat(sentence("ask.title." + kind, null)).startsWith("Otto asks you").contains("Acme");
    assertThat(sentence("ask.lead." + kind, null)).contains("tenant", "You need no account here");
  }

  @ParameterizedTest
  @EnumSource
  void sayHowLongALinkLasts(Life life) {
    assertThat(BUNDLE.getString("life." + life)).isNotBlank();
  }

  @ParameterizedTest
  @EnumSource
  void sayHowALinkStands(State state) {
    assertThat(BUNDLE.getString("state." + state)).isNotBlank();
  }

  @ParameterizedTest
  @ValueSource(strings = {SharePage.UNREACHABLE, SharePage.INCOMPLETE})
  void sayWhyNothingCouldBegin(String why) {
    assertThat(sentence("begin." + why + ".title", null)).isNotBlank();
    assertThat(sentence("begin." + why + ".next", null)).contains("Otto");
  }

  @Test
  void nameBothOrganizationsAndBothAccountsWhereOneIsAnother() {
    assertThat(sentence("end.OTHER_ORGANIZATION.next", GrantEnd.OTHER_ORGANIZATION))
        .contains("This is for one", "belongs to two");
    assertThat(sentence("done.OTHER_ACCOUNT", GrantEnd.OTHER_ACCOUNT))
        .contains("signed in as two", "Before it was one", "Otto has to confirm");
  }

  @ParameterizedTest
  @EnumSource
  void tellTheProvidersCodeWhereTheDetailsHoldOne(GrantEnd end) {
    boolean names =
        List.of(
                GrantEnd.GRANTED,
                GrantEnd.OTHER_ORGANIZATION,
                GrantEnd.OTHER_ACCOUNT,
                GrantEnd.ORGANIZATION_TO_CHOOSE,
                GrantEnd.ORGANIZATION_TAKEN)
            .contains(end);

    assertThat(ShareTexts.code(trip(end))).isEqualTo(names ? "" : "one");
    assertThat(ShareTexts.code(new GrantTrip(end, true, List.of(), Instant.EPOCH))).isEmpty();
  }

  @Test
  void sayNothingOfALinkThatCannotBeUsed() {
    for (String key : List.of("gone.title", "gone.lead", "unknown.title", "unknown.lead")) {
      assertThat(TEXT.sentence(key, ShareTexts.values(null, null)))
          .isEqualTo(BUNDLE.getString(key));
    }
  }

  @Test
  void areThereWhereverAPageNamesThem() {
    assertThat(PageTexts.missing("shareText", BUNDLE)).isEmpty();
  }

  private static String sentence(String key, GrantEnd end) {
    GrantTrip trip = end == null ? null : trip(end);
    Look look =
        new Look(
            "id",
            Kind.SIGN_IN,
            "Otto",
            "Acme",
            "tenant",
            "",
            "Globex",
            List.of(),
            List.of(),
            List.of(),
            Instant.EPOCH,
            trip,
            false);
    return TEXT.sentence(key, ShareTexts.values(look, trip));
  }

  private static GrantTrip trip(GrantEnd end) {
    return new GrantTrip(end, true, List.of("one", "two"), Instant.EPOCH);
  }
}
