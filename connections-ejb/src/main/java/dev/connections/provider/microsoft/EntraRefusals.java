package dev.connections.provider.microsoft;

import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import dev.connections.api.FindingCode;
import dev.connections.credential.CertificateKey;
import dev.connections.credential.Credential;
import dev.connections.provider.call.OAuthClient;
import dev.connections.provider.call.ProviderRefusal;
import dev.connections.provider.call.TokenEndpoint;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;

/**
 * What a tenant's token endpoint means when it refuses an application: its errors are the same for
 * things that a look at the used credential tells apart.
 *
 * @param tenantId that was asked; what stands for all of them where none is known yet
 * @param caller for whom
 */
record EntraRefusals(String tenantId, Clock clock, Caller caller) implements TokenEndpoint.Errors {
  /** Who is refused. */
  enum Caller {
    /** An application of the tenant's own. */
    APPLICATION,
    /** One that another tenant has registered: here it is known once somebody consented. */
    SYSTEM_APPLICATION,
    /** A person who signed in to such a one. */
    PERSON
  }

  private static final Set<FindingCode> ABOUT_TENANT =
      EnumSet.of(
          FindingCode.WRONG_CLOUD,
          FindingCode.ORGANIZATION_NOT_FOUND,
          FindingCode.ORGANIZATION_BLOCKED,
          FindingCode.NETWORK_RESTRICTED);

  @Override
  public ProviderRefusal read(HTTPResponse answer, OAuthClient client) {
    MicrosoftErrors errors =
        caller == Caller.PERSON ? MicrosoftErrors.OF_PEOPLE : MicrosoftErrors.OF_APPLICATIONS;
    ProviderRefusal refusal = errors.refusal(answer);
    Credential credential = client.application().credential();
    FindingCode finding =
        switch (refusal.finding()) {
          // Microsoft has one code for a certificate that is over and for one that it does not
          // have.
          case SECRET_MISMATCH, KEY_MISMATCH ->
              credential.fold(
                  key -> FindingCode.KEY_MISMATCH,
                  this::mismatch,
                  secret -> mismatch(client.secret()),
                  grant -> FindingCode.SECRET_MISMATCH);
          case CLIENT_NOT_FOUND ->
              caller == Caller.APPLICATION
                  ? FindingCode.CLIENT_NOT_FOUND
                  : FindingCode.CONSENT_MISSING;
          // The tenant is named by its own id here, so that input was ours.
          case NOT_AN_ORGANIZATION -> FindingCode.REQUEST_REFUSED;
          default -> refusal.finding();
        };
    return new ProviderRefusal(finding, refusal.details(), refusal.words(), refusal.error())
        .about(subject(finding, credential));
  }

  private static FindingCode mismatch(String secret) {
    return TenantName.isGuid(secret) ? FindingCode.SECRET_ID_PASTED : FindingCode.SECRET_MISMATCH;
  }

  private FindingCode mismatch(CertificateKey certificate) {
    Instant now = clock.instant();
    if (now.isAfter(certificate.endsAt())) {
      return FindingCode.CREDENTIAL_EXPIRED;
    }
    return now.isBefore(certificate.startsAt())
        ? FindingCode.CREDENTIAL_NOT_YET_VALID
        : FindingCode.KEY_MISMATCH;
  }

  /** Null for what the step is about. */
  private String subject(FindingCode finding, Credential credential) {
    if (finding == FindingCode.CREDENTIAL_NOT_YET_VALID) {
      return Days.day(credential.startsAt());
    }
    if (ABOUT_TENANT.contains(finding)) {
      return tenantId;
    }
    return finding == FindingCode.CREDENTIAL_EXPIRED && credential.endsAt() != null
        ? Days.day(credential.endsAt())
        : null;
  }
}
