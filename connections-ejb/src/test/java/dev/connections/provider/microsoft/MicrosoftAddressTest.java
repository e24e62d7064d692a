package dev.connections.provider.microsoft;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.connections.console.profiles.DomainRefusal;
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
import org.junit.jupiter.params.provider.ValueSource;

/** What is offered of addresses that people copy instead of a tenant. */
class MicrosoftAddressTest {
  private static final String ID = "6f1c2a34-1111-4222-8333-444455556666";

  private static final Set<DomainRefusal> OFFERING =
      EnumSet.of(
          DomainRefusal.ACCOUNT,
          DomainRefusal.ADMIN_HOST,
          DomainRefusal.BARE_WORD,
          DomainRefusal.PATH,
          DomainRefusal.PORT,
          DomainRefusal.WEB_ADDRESS);

  private static DomainRefusedException refusal(String typed) {
    return catchThrowableOfType(DomainRefusedException.class, () -> TenantName.parse(typed));
  }

  static List<String> addresses() throws IOException {
    try (InputStream in = MicrosoftAddressTest.class.getResourceAsStream("tenant-addresses.txt")) {
      return new String(in.readAllBytes(), UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .toList();
    }
  }

  @ParameterizedTest
  @MethodSource("addresses")
  void offersTheTenantOfAnAddressOfMicrosofts(String address) throws Exception {
    DomainRefusedException refused = refusal(address);

    assertThat(refused.refusal()).isEqualTo(DomainRefusal.ADMIN_HOST);
    assertThat(refused.details()).containsAnyOf(ID, "contoso.onmicrosoft.com").hasSize(1);
    assertThat(TenantName.parse(refused.details().get(0))).isNotNull();
  }

  static Stream<String> logins() {
    return Stream.of(
            "login.microsoftonline.com",
            "login.microsoftonline.us",
            "login.partner.microsoftonline.cn",
            "login.chinacloudapi.cn",
            "login.microsoft.com",
            "login.windows.net",
            "sts.windows.net",
            "sts.chinacloudapi.cn")
        .flatMap(
            host ->
                Stream.of(
                        "/",
                        "",
                        "/v2.0",
                        "/oauth2/token",
                        "/oauth2/v2.0/authorize?client_id=11111111-2222-3333-4444-555555555555",
                        "/.well-known/openid-configuration",
                        "/v2.0/.well-known/openid-configuration?appid=1",
                        "/v2.0/adminconsent",
                        "/discovery/v2.0/keys",
                        "/federationmetadata/2007-06/federationmetadata.xml",
                        "/saml2")
                    .map(path -> host + "/%s" + path));
  }

  @ParameterizedTest
  @MethodSource("logins")
  void offersTheTenantOfEachCloudsLogin(String form) {
    for (String tenant : List.of(ID, "contoso.com", "contoso.onmicrosoft.us")) {
      assertThat(refusal("https://" + form.formatted(tenant)).details()).containsExactly(tenant);
      assertThat(refusal(form.formatted(tenant)).details()).containsExactly(tenant);
    }
    assertThat(refusal("https://" + form.formatted(ID.toUpperCase())).details())
        .containsExactly(ID);
  }

  @ParameterizedTest
  @CsvSource({
    "https://portal.azure.com/#@contoso.onmicrosoft.com/resource, contoso.onmicrosoft.com",
    "https://portal.azure.us/#@contoso.onmicrosoft.us/blade/x, contoso.onmicrosoft.us",
    "https://portal.azure.cn/#@contoso.partner.onmschina.cn, contoso.partner.onmschina.cn",
    "https://portal.azure.com/contoso.com#view/Microsoft_AAD_IAM, contoso.com",
    "https://portal.azure.com/?feature.x=true#@" + ID + "/dashboard, " + ID,
    "https://entra.microsoft.com/" + ID + "/#view/Microsoft_AAD_IAM/Overview, " + ID,
    "https://entra.microsoft.com/#view/Microsoft_AAD_IAM/TenantOverview/tenantId/" + ID + ", " + ID,
    "https://entra.microsoft.com/#view/X/~/Overview/TenantId~/" + ID + "/y/z, " + ID,
    "https://entra.microsoft.com/?tenant=contoso.com, contoso.com",
    "https://myapps.microsoft.com/?tenantid=" + ID + ", " + ID,
    "https://launcher.myapps.microsoft.com/api/signin/11111111-2222-3333-4444-555555555555?tenantId="
        + ID
        + ", "
        + ID,
    "https://teams.microsoft.com/l/team/19%3aabc/conversations?groupId=1&tenantId="
        + ID
        + ", "
        + ID,
    "https://security.microsoft.com/homepage?tid=" + ID + ", " + ID,
    "https://compliance.microsoft.com/?tid=" + ID + "&x=1, " + ID,
    "https://graph.microsoft.com/v1.0/tenantRelationships/findTenantInformationByTenantId(tenantId='"
        + ID
        + "'), "
        + ID,
    "https://graph.windows.net/contoso.com/users, contoso.com",
    "https://login.microsoftonline.com/common/oauth2/authorize?domain_hint=contoso.com,"
        + " contoso.com",
    "https://login.microsoftonline.com/organizations/oauth2/v2.0/authorize?ctx=a&tenantId%3D"
        + ID
        + ", "
        + ID,
    "https://contoso.sharepoint.com/sites/hr, contoso.onmicrosoft.com",
    "contoso-my.sharepoint.com/personal/anna_contoso_com, contoso.onmicrosoft.com",
    "https://contoso-admin.sharepoint.com/_layouts/15/online/AdminHome.aspx,"
        + " contoso.onmicrosoft.com",
    "https://contoso.sharepoint.us, contoso.onmicrosoft.us",
    "https://contoso.sharepoint-mil.us/, contoso.onmicrosoft.us",
    "https://contoso.sharepoint.cn/, contoso.partner.onmschina.cn",
    "https://contoso.b2clogin.com/contoso.onmicrosoft.com/v2.0/, contoso.onmicrosoft.com"
  })
  void offersTheTenantWhereverAnAddressNamesIt(String address, String tenant) {
    assertThat(refusal(address).refusal()).isEqualTo(DomainRefusal.ADMIN_HOST);
    assertThat(refusal(address).details()).containsExactly(tenant);
  }

  @ParameterizedTest
  @CsvSource({
    "anna@contoso.com, contoso.com",
    "mailto:anna@contoso.com, contoso.com",
    "Anna Admin <anna@contoso.com>, contoso.com",
    "anna@contoso.onmicrosoft.com, contoso.onmicrosoft.com",
    "anna_fabrikam.com#EXT#@contoso.onmicrosoft.com, contoso.onmicrosoft.com"
  })
  void offersTheDomainOfAnAccount(String account, String domain) {
    assertThat(refusal(account).refusal()).isEqualTo(DomainRefusal.ACCOUNT);
    assertThat(refusal(account).details()).containsExactly(domain);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "anna@outlook.com", "anna@hotmail.co.uk", "anna@gmail.com", "anna@localhost",
        "anna@192.0.2.1", "anna@", "@", "anna@portal.azure.com"
      })
  void offersNothingOfAnAccountThatIsNoOrganizations(String account) {
    assertThat(refusal(account).refusal()).isEqualTo(DomainRefusal.USER_INFO);
    assertThat(refusal(account).details()).isEmpty();
  }

  /** What is offered has to be taken when it is entered. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "onmicrosoft",
        "onmicrosoft.com",
        "microsoft",
        "sharepoint",
        "www",
        "https://onmicrosoft.sharepoint.com/",
        "https://login.microsoftonline.com/common/",
        "https://login.microsoftonline.com/consumers/v2.0",
        "https://login.microsoftonline.com/9188040d-6c67-4c5b-b112-36a304b66dad/v2.0",
        "https://login.microsoftonline.com/192.0.2.1/v2.0",
        "https://portal.azure.com/#@localhost.local/x",
        "https://portal.azure.com/#view/X/appId/" + ID,
        "https://portal.azure.com/",
        "https://admin.microsoft.com/?tid=portal.azure.com",
        "https://192.0.2.1/" + ID,
        "https://10.0.0.1/#@contoso.com",
        "192.0.2.1/contoso.com",
        "https://localhost/" + ID,
        "6f1c2a34-1111-4222-8333-44445555666",
        "af1c2a34-1111-4222-8333-44445555666",
        "af1c2a341111422283334444555566667",
        "thisnameismuchtoolongforatenant"
      })
  void offersNothingThatCouldBeNoTenant(String typed) {
    DomainRefusedException refused = refusal(typed);

    assertThat(refused.refusal())
        .isIn(
            DomainRefusal.OWN_SITE,
            DomainRefusal.NOT_A_HOST,
            DomainRefusal.IP_ADDRESS,
            DomainRefusal.LOCAL_NAME);
  }

  /** Whatever is put together of what people paste: what is offered is taken when it is entered. */
  @Test
  void offersOnlyWhatItTakes() throws Exception {
    String[] pieces = {
      "https://",
      "http://",
      "contoso",
      ".com",
      ".onmicrosoft",
      ".",
      "/",
      "#@",
      "@",
      "?tenantId=",
      ID,
      "portal.azure.com",
      "login.microsoftonline.com",
      "sts.windows.net",
      ".sharepoint.com",
      "-admin",
      "common",
      "onmicrosoft.com",
      "192.0.2.1",
      "localhost",
      ":443",
      "#EXT#",
      "%20",
      "[",
      "microsoft",
      "\u200b",
      " ",
      "\"",
      "ä",
      "x-"
    };
    Random random = new Random(20261128);
    int offered = 0;
    for (int i = 0; i < 50_000; i++) {
      StringBuilder typed = new StringBuilder();
      for (int length = 1 + random.nextInt(6); length > 0; length--) {
        typed.append(pieces[random.nextInt(pieces.length)]);
      }
      DomainRefusedException refused = refusal(typed.toString());
      if (refused != null && OFFERING.contains(refused.refusal()) && !refused.details().isEmpty()) {
        offered++;
        assertThat(refusal(refused.details().get(0))).as("%s of %s", refused, typed).isNull();
      }
    }
    assertThat(offered).isGreaterThan(1_000);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://contoso.com/" + ID,
        "https://intranet.contoso.com/?tenantId=" + ID,
        "https://login.microsoftonline.com.evil.example/" + ID
      })
  void believesNoOtherSiteAboutTenants(String address) {
    assertThat(refusal(address).refusal()).isEqualTo(DomainRefusal.WEB_ADDRESS);
    assertThat(refusal(address).details()).doesNotContain(ID);
  }
}
