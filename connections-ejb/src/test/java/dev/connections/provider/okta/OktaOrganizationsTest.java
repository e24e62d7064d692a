package dev.connections.provider.okta;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import dev.connections.api.FindingCode;
import dev.connections.api.Severity;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the well-known address of a host answers in place of an organization. */
class OktaOrganizationsTest {
  private static final String REFUSED =
      "{\"errorCode\":\"E0000006\",\"errorSummary\":\"Access denied\"}";

  private static HTTPResponse answer(int status, String type, String body) {
    HTTPResponse answer = new HTTPResponse(status);
    try {
      answer.setContentType(type);
    } catch (ParseException impossible) {
      throw new IllegalArgumentException(impossible);
    }
    answer.setBody(body);
    return answer;
  }

  private static HTTPResponse page(int status) {
    return answer(status, "text/html", "<html>Access denied</html>");
  }

  /** R54. */
  @ParameterizedTest
  @CsvSource({
    "200, page, ADDRESS_REFUSED",
    "403, page, ADDRESS_REFUSED",
    "403, json, ADDRESS_REFUSED",
    "404, page, ORGANIZATION_NOT_FOUND",
    "404, json, ORGANIZATION_NOT_FOUND",
    "401, page, ANSWER_NOT_UNDERSTOOD",
    "407, page, ANSWER_NOT_UNDERSTOOD",
    "451, json, ANSWER_NOT_UNDERSTOOD"
  })
  void takesAHostOfOktasOwnForOktasWhateverItAnswers(int status, String form, FindingCode finding) {
    HTTPResponse answer =
        form.equals("page") ? page(status) : answer(status, "application/json", REFUSED);

    assertThat(OktaOrganizations.notFound(true, answer)).isEqualTo(finding);
  }

  @Test
  void neverSaysThatAHostOfOktasOwnIsNoOrganization() {
    for (int status = 200; status < 600; status++) {
      for (HTTPResponse answer :
          List.of(page(status), answer(status, "application/json", REFUSED))) {
        FindingCode finding = OktaOrganizations.notFound(true, answer);

        assertThat(finding).isNotEqualTo(FindingCode.NOT_AN_ORGANIZATION);
        assertThat(finding.severity())
            .isEqualTo(status == 404 ? Severity.CRITICAL : Severity.UNVERIFIED);
      }
    }
  }

  @Test
  void believesAnotherHostThatItIsOktaWhenItRefusesInOktasForm() {
    assertThat(OktaOrganizations.notFound(false, answer(403, "application/json", REFUSED)))
        .isEqualTo(FindingCode.ADDRESS_REFUSED);
    assertThat(OktaOrganizations.notFound(false, page(403)))
        .isEqualTo(FindingCode.NOT_AN_ORGANIZATION);
    assertThat(OktaOrganizations.notFound(false, page(200)))
        .isEqualTo(FindingCode.NOT_AN_ORGANIZATION);
  }
}
