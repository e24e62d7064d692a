package dev.connections.web.onboarding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.connections.api.ApplicationType;
import dev.connections.console.capabilities.PermissionNeed;
import dev.connections.console.onboarding.WizardStep;
import dev.connections.console.verification.Known;
import dev.connections.console.verification.PermissionVerdict;
import dev.connections.web.PageTexts;
import java.text.MessageFormat;
import java.util.Arrays;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class WizardTextsTest {
  private static final ResourceBundle TEXT =
      ResourceBundle.getBundle("dev.connections.web.text.Wizard", Locale.ENGLISH);

  @Test
  void nameEveryCodeThatThePagesShow() {
    assertThat(keys("step.", WizardStep.values())).allMatch(TEXT::containsKey);
    assertThat(keys("preset.", Preset.values())).allMatch(TEXT::containsKey);
    assertThat(keys("basics.type.", ApplicationType.values())).allMatch(TEXT::containsKey);
    assertThat(keys("verdict.", PermissionVerdict.values())).allMatch(TEXT::containsKey);
    assertThat(keys("need.", PermissionNeed.values())).allMatch(TEXT::containsKey);
    assertThat(keys("known.", Known.values())).allMatch(TEXT::containsKey);
  }

  @Test
  void areThereWhereverAPageNamesThem() {
    assertThat(PageTexts.missing("wizardText", TEXT)).isEmpty();
  }

  @Test
  void canBeFilledIn() {
    assertThat(TEXT.keySet())
        .allSatisfy(
            key ->
                assertThatCode(
                        () ->
                            new MessageFormat(
                                TEXT.getString(key)
                                    .replace("{workload}", "W")
                                    .replace("{organization}", "o"),
                                Locale.ENGLISH))
                    .as(key)
                    .doesNotThrowAnyException());
  }

  private static Stream<String> keys(String prefix, Enum<?>[] codes) {
    return Arrays.stream(codes).map(code -> prefix + code.name());
  }
}
