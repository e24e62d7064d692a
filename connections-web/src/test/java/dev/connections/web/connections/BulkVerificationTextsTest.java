package dev.connections.web.connections;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BulkVerificationTextsTest {
  private final ResourceBundle texts =
      ResourceBundle.getBundle("dev.connections.web.text.Lists", Locale.ROOT);

  @ParameterizedTest
  @CsvSource({
    "0, 4 without an answer.",
    "1, 4 without an answer. One more is disabled and was left out.",
    "12, 4 without an answer. 12 more are disabled and were left out."
  })
  void tellWhatWasPassedOver(int disabled, String end) {
    assertThat(sentence("bulk.ended", disabled)).endsWith(end);
    assertThat(sentence("bulk.cancelled", disabled)).endsWith(end);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 4 without an answer. You can leave this page; it goes on.",
    "1, One more is disabled and left out. You can leave this page; it goes on.",
    "12, 12 more are disabled and left out. You can leave this page; it goes on."
  })
  void tellWhatIsPassedOver(int disabled, String end) {
    assertThat(sentence("bulk.running", disabled)).endsWith(end);
  }

  private String sentence(String key, int disabled) {
    return new MessageFormat(texts.getString(key), Locale.ROOT)
        .format(new Object[] {10, 20, 3, 3, 4, disabled});
  }
}
