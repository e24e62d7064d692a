package dev.connections.provider.okta;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.connections.console.profiles.DomainRefusal;
import dev.connections.platform.Setting;
import dev.connections.provider.DomainRefusedException;
import java.io.IOException;
import java.io.InputStream;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class OktaDomainTest {
  private static final Set<String> SUFFIXES = Set.of("okta.com", "oktapreview.com", "okta.mil");
  private static final Set<String> TRUSTED =
      Set.of(
          "https://localhost:9443",
          "http://localhost:9100",
          "https://okta.corp.internal",
          "https://127.0.0.1:9443");

  private static final Set<DomainRefusal> OFFERING =
      EnumSet.of(
          DomainRefusal.ADMIN_HOST,
          DomainRefusal.BARE_WORD,
          DomainRefusal.PATH,
          DomainRefusal.PORT);

  private static DomainRefusedException refusal(String typed) {
    return catchThrowableOfType(
        DomainRefusedException.class, () -> OktaDomain.parse(typed, SUFFIXES, TRUSTED));
  }

  @ParameterizedTest
  @CsvSource(
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        "acme.okta.com,acme.okta.com",
        "https://acme.okta.com,acme.okta.com",
        "https://acme.okta.com/,acme.okta.com",
        "HTTPS://ACME.Okta.COM,acme.okta.com",
        "http://acme.okta.com,acme.okta.com",
        "  acme.okta.com\t,acme.okta.com",
        "\u00a0\ufeffacme.okta.com\u200b,acme.okta.com",
        "acme.okta.com.,acme.okta.com",
        "acme.okta.com:443,acme.okta.com",
        "acme.okta.com:,acme.okta.com",
        "login.acme.com,login.acme.com",
        "acme.okta.com.evil.org,acme.okta.com.evil.org",
        "anmeldung.müller.de,anmeldung.xn--mller-kva.de",
        "login。acme。com,login.acme.com",
        "sub-admin.acme.com,sub-admin.acme.com",
        "1password.okta.com,1password.okta.com",
        "localhost:9443,localhost:9443",
        "https://LOCALHOST:9443/,localhost:9443",
        "https://localhost:9100,localhost:9100",
        "http://localhost:9100,localhost:9100",
        "okta.corp.internal,okta.corp.internal",
        "okta.corp.internal:443,okta.corp.internal",
        "https://127.0.0.1:9443,127.0.0.1:9443"
      })
  void acceptsWhatPeopleType(String typed, String authority) throws DomainRefusedException {
    assertThat(OktaDomain.parse(typed, SUFFIXES, TRUSTED).authority()).isEqualTo(authority);
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "null",
      value = {
        "null,EMPTY,",
        "'  ',EMPTY,",
        "\u200b,EMPTY,",
        "ftp://acme.okta.com,SCHEME,ftp",
        "javascript://acme.okta.com,SCHEME,javascript",
        "jane@acme.okta.com,USER_INFO,",
        "https://jane:secret@acme.okta.com,USER_INFO,",
        "acme.okta.com:8443,PORT,acme.okta.com",
        "localhost:9444,LOCAL_NAME,localhost",
        "acme.okta.com/app/UserHome,PATH,acme.okta.com",
        "https://acme.okta.com/?from=mail,PATH,acme.okta.com",
        "https://acme.okta.com#top,PATH,acme.okta.com",
        "acme.okta.com//,PATH,acme.okta.com",
        "127.0.0.1,IP_ADDRESS,",
        "https://8.8.8.8/,IP_ADDRESS,",
        "2130706433,IP_ADDRESS,",
        "0x7f000001,IP_ADDRESS,",
        "127.1,IP_ADDRESS,",
        "[::1],IP_ADDRESS,",
        "https://[::1]:9443,IP_ADDRESS,",
        "::1,IP_ADDRESS,",
        "fe80::1,IP_ADDRESS,",
        "１２７.0.0.1,IP_ADDRESS,",
        "localhost,LOCAL_NAME,localhost",
        "printer.local,LOCAL_NAME,printer.local",
        "metadata.google.internal,LOCAL_NAME,metadata.google.internal",
        "acme,BARE_WORD,acme.okta.com",
        "https://acme,BARE_WORD,acme.okta.com",
        "acme-admin,BARE_WORD,acme.okta.com",
        "okta,NOT_A_HOST,",
        "login,NOT_A_HOST,",
        "www-admin,NOT_A_HOST,",
        "help.okta.com,OWN_SITE,help.okta.com",
        "https://login-admin.okta.com/,OWN_SITE,login-admin.okta.com",
        "https://acme-admin.okta.com/admin/app/oidc_client/instance/0oa1/#tab-general,ADMIN_HOST,acme.okta.com",
        "https://acme.okta.com/oauth2/v1/token,PATH,acme.okta.com",
        "https://acme.okta.com/oauth2/default,PATH,acme.okta.com",
        "https://acme.okta.com/.well-known/okta-organization,PATH,acme.okta.com",
        "https://acme.okta.com/app/UserHome?iss=https%3A%2F%2Facme.okta.com,PATH,acme.okta.com",
        "https://acme.okta.com/api/v1/users,PATH,acme.okta.com",
        "https://login.acme.com/oauth2/v1/authorize,PATH,login.acme.com",
        "mailto:jane@acme.okta.com,USER_INFO,",
        "Jane <jane@acme.com>,USER_INFO,",
        "acme-admin.okta.com,ADMIN_HOST,acme.okta.com",
        "https://Acme-Admin.oktapreview.com/admin/dashboard,ADMIN_HOST,acme.oktapreview.com",
        "okta.com,OWN_SITE,okta.com",
        "www.okta.com,OWN_SITE,www.okta.com",
        "acme..okta.com,NOT_A_HOST,",
        ".okta.com,NOT_A_HOST,",
        "-admin.okta.com,NOT_A_HOST,",
        "acme_1.okta.com,NOT_A_HOST,",
        "acme okta.com,NOT_A_HOST,",
        "acme.okta.com\\@evil.org,USER_INFO,",
        "acme.okta.com\\evil.org,NOT_A_HOST,",
        "%61cme.okta.com,NOT_A_HOST,",
        "acme.okta.com:99999999,NOT_A_HOST,",
        "javascript:alert(1),NOT_A_HOST,",
        "https://,NOT_A_HOST,",
        "/,NOT_A_HOST,",
        "null.,BARE_WORD,null.okta.com"
      })
  void refusesTheRestAndSaysWhy(String typed, DomainRefusal why, String detail) {
    DomainRefusedException refusal = refusal(typed);

    assertThat(refusal.refusal()).isEqualTo(why);
    if (detail == null) {
      assertThat(refusal.details()).isEmpty();
    } else {
      assertThat(refusal.details()).containsExactly(detail);
    }
  }

  @ParameterizedTest
  @MethodSource("oktasDomains")
  void knowsEachOfOktasDomainsByTheSettings(String host) throws DomainRefusedException {
    Set<String> suffixes = Set.of(Setting.OKTA_DOMAINS.defaultValue().split(","));
    String organization = host.replace("-admin.", ".");

    if (host.equals(organization)) {
      assertThat(OktaDomain.parse(host, suffixes, TRUSTED).isOktas(suffixes)).isTrue();
    } else {
      DomainRefusedException refused =
          catchThrowableOfType(
              DomainRefusedException.class, () -> OktaDomain.parse(host, suffixes, TRUSTED));
      assertThat(refused.refusal()).isEqualTo(DomainRefusal.ADMIN_HOST);
      assertThat(refused.details()).containsExactly(organization);
      assertThat(OktaDomain.parse(organization, suffixes, TRUSTED).isOktas(suffixes)).isTrue();
    }
  }

  static Stream<String> oktasDomains() throws IOException {
    try (InputStream in = OktaDomainTest.class.getResourceAsStream("okta-domains.txt")) {
      List<String> cases = new String(in.readAllBytes(), UTF_8).lines().toList();
      return Stream.concat(
          cases.stream(),
          Stream.of(Setting.OKTA_DOMAINS.defaultValue().split(","))
              .flatMap(domain -> Stream.of("acme." + domain, "acme-admin." + domain)));
    }
  }

  /** Whatever is put together of what people paste: what is offered is taken when it is entered. */
  @Test
  void offersOnlyWhatItTakes() {
    String[] pieces = {
      "https://", "acme", "-admin", ".okta", ".com", ".", "/", "okta.com", "/app/UserHome", "@",
          "?",
      "okta", "login", "www", "192.0.2.1", "127.1", "localhost", ":443", ":8443", "[", "%20", "#",
      "\u200b", " ", "\"", "ä", ".oktapreview.com", "-"
    };
    Random random = new Random(20261128);
    int offered = 0;
    for (int i = 0; i < 50_000; i++) {
      StringBuilder typed = new StringBuilder();
      for (int length = 1 + random.nextInt(6); length > 0; length--) {
        typed.append(pieces[random.nextInt(pieces.length)]);
      }
      DomainRefusedException refused = refusal(typed.toString());
      if (refused != null && OFFERING.contains(refused.refusal())) {
        offered++;
        assertThat(refusal(refused.details().get(0))).as("%s of %s", refused, typed).isNull();
      }
    }
    assertThat(offered).isGreaterThan(1_000);
  }

  @Test
  void refusesMoreThanAHostNameCanBe() {
    assertThat(refusal("a.".repeat(127) + "okta.com").refusal()).isEqualTo(DomainRefusal.TOO_LONG);
    assertThat(refusal("a".repeat(64) + ".okta.com").refusal()).isEqualTo(DomainRefusal.NOT_A_HOST);
    assertThat(refusal("a".repeat(1_000_000)).refusal()).isEqualTo(DomainRefusal.TOO_LONG);
  }

  @Test
  void knowsOktasOwnHostsFromLookAlikes() throws DomainRefusedException {
    assertThat(OktaDomain.parse("acme.okta.com", SUFFIXES, TRUSTED).isOktas(SUFFIXES)).isTrue();
    assertThat(OktaDomain.parse("evilokta.com", SUFFIXES, TRUSTED).isOktas(SUFFIXES)).isFalse();
    assertThat(OktaDomain.parse("acme.okta.com.evil.org", SUFFIXES, TRUSTED).isOktas(SUFFIXES))
        .isFalse();
  }
}
