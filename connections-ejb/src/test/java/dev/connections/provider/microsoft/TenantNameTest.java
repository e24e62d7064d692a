package dev.connections.provider.microsoft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.connections.console.profiles.DomainRefusal;
import dev.connections.provider.DomainRefusedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TenantNameTest {

  @ParameterizedTest
  @CsvSource({
    "contoso.onmicrosoft.com, contoso.onmicrosoft.com",
    "' Contoso.COM. ', contoso.com",
    "microsoft.com, microsoft.com",
    "tailspin.partner.onmschina.cn, tailspin.partner.onmschina.cn",
    "72F988BF-86F1-41AF-91AB-2D7CD011DB47, 72f988bf-86f1-41af-91ab-2d7cd011db47",
    "blåbær.example, xn--blbr-roah.example"
  })
  void acceptsATenantIdAndAVerifiedDomain(String typed, String value) throws Exception {
    assertThat(TenantName.parse(typed).value()).isEqualTo(value);
  }

  @ParameterizedTest
  @CsvSource({
    "'', EMPTY, ",
    "'  ', EMPTY, ",
    "https://contoso.com/, WEB_ADDRESS, contoso.com",
    "https://anna@contoso.com:8443/x, WEB_ADDRESS, contoso.com",
    "https://entra.microsoft.com/, OWN_SITE, entra.microsoft.com",
    "https://login.microsoftonline.com/common/oauth2/v2.0/token, OWN_SITE,"
        + " login.microsoftonline.com",
    "onmicrosoft.com, OWN_SITE, onmicrosoft.com",
    "ldap://contoso.com, SCHEME, ldap",
    "anna@contoso.com, ACCOUNT, contoso.com",
    "contoso.com/path, PATH, contoso.com",
    "contoso.com:443, PORT, contoso.com",
    "common, RESERVED_WORD, common",
    "Organizations, RESERVED_WORD, organizations",
    "consumers, RESERVED_WORD, consumers",
    "contoso, BARE_WORD, contoso.onmicrosoft.com",
    "contoso-admin.sharepoint.com, ADMIN_HOST, contoso.onmicrosoft.com",
    "contoso.sharepoint.com, ADMIN_HOST, contoso.onmicrosoft.com",
    "192.0.2.1, IP_ADDRESS, ",
    "dc.contoso.local, LOCAL_NAME, dc.contoso.local",
    "not a domain, NOT_A_HOST, ",
    "72f988bf-86f1-41af-91ab-2d7cd011db4, NOT_A_HOST, "
  })
  void saysWhyATextIsNoTenant(String typed, DomainRefusal refusal, String detail) {
    assertThatThrownBy(() -> TenantName.parse(typed))
        .asInstanceOf(type(DomainRefusedException.class))
        .satisfies(
            refused -> {
              assertThat(refused.refusal()).isEqualTo(refusal);
              assertThat(String.join("", refused.details()))
                  .isEqualTo(detail == null ? "" : detail);
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://",
        "://",
        "@",
        "/",
        "https:///x",
        "a..b",
        "-a.com",
        "%2e%2e",
        "a.com%00",
        "[::1]"
      })
  void refusesWhatIsNoNameWithoutFailing(String typed) {
    assertThatThrownBy(() -> TenantName.parse(typed)).isInstanceOf(DomainRefusedException.class);
  }

  @Test
  void refusesNullAndWhatIsTooLong() {
    assertThatThrownBy(() -> TenantName.parse(null)).isInstanceOf(DomainRefusedException.class);
    assertThatThrownBy(() -> TenantName.parse("a".repeat(3_000) + ".com"))
        .asInstanceOf(type(DomainRefusedException.class))
        .extracting(DomainRefusedException::refusal)
        .isEqualTo(DomainRefusal.TOO_LONG);
  }
}
