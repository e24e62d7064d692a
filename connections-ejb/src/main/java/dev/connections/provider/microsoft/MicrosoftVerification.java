package dev.connections.provider.microsoft;

import dev.connections.api.FindingCode;
import dev.connections.capability.KnownPermissions;
import dev.connections.capability.Permission;
import dev.connections.capability.PermissionDifference;
import dev.connections.capability.PermissionNeeds;
import dev.connections.console.verification.PermissionView;
import dev.connections.console.verification.StepCode;
import dev.connections.console.verification.StepOutcome;
import dev.connections.provider.Organization;
import dev.connections.provider.StepRunner;
import dev.connections.provider.StepRunner.Result;
import dev.connections.provider.VerificationResult;
import dev.connections.provider.call.ProviderRefusal;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * One verification of an application whose tenant is known. A token alone proves nothing: Entra
 * issues tokens without any role (Microsoft, "OAuth 2.0 client credentials flow").
 */
final class MicrosoftVerification {
  private final StepRunner steps;
  private final PermissionNeeds needs;
  private final AppTokens tokens;
  private final TokenOrganization tokenOrganization;
  private final OwnApplication application;
  private final GrantedPermissions grants;
  private final CredentialSteps credentialSteps;

  MicrosoftVerification(
      StepRunner steps,
      PermissionNeeds needs,
      AppTokens tokens,
      TokenOrganization tokenOrganization,
      OwnApplication application,
      GrantedPermissions grants,
      CredentialSteps credentialSteps) {
    this.steps = steps;
    this.needs = needs;
    this.tokens = tokens;
    this.tokenOrganization = tokenOrganization;
    this.application = application;
    this.grants = grants;
    this.credentialSteps = credentialSteps;
  }

  VerificationResult run() {
    if (steps.run(StepCode.CREDENTIAL, "", this::credential) != StepOutcome.OK) {
      steps.skip(StepCode.TOKEN_ORGANIZATION, "");
      skipFromApplicationOn(steps, needs, credentialSteps);
      return VerificationResult.of(organization(), false);
    }
    StepOutcome organization =
        steps.run(StepCode.TOKEN_ORGANIZATION, "", () -> tokenOrganization.check(tokens.graph()));
    if (organization == StepOutcome.FAILED) {
      skipFromApplicationOn(steps, needs, credentialSteps);
      return VerificationResult.of(organization(), false);
    }
    application.readPrincipal(steps);
    grants.read(steps, application.principalId());
    application.readRegistration(steps);
    List<PermissionView> views = permissions();
    if (application.registrationSeen()) {
      credentialSteps.tell(application.registration());
    } else {
      credentialSteps.tellUnseen();
    }
    return new VerificationResult(organization(), false, views, credentialSteps.endsAt());
  }

  static void skipAll(StepRunner steps, PermissionNeeds needs, CredentialSteps credentialSteps) {
    steps.skip(StepCode.CREDENTIAL, "");
    steps.skip(StepCode.TOKEN_ORGANIZATION, "");
    skipFromApplicationOn(steps, needs, credentialSteps);
  }

  private static void skipFromApplicationOn(
      StepRunner steps, PermissionNeeds needs, CredentialSteps credentialSteps) {
    steps.skip(StepCode.APPLICATION, "");
    steps.skip(StepCode.GRANTS, "");
    steps.skip(StepCode.DECLARED, "");
    List<PermissionView> unknown =
        PermissionDifference.of(needs, KnownPermissions.unknown(), KnownPermissions.unknown());
    new PermissionSteps(steps, needs, unknown, Apis::label).skip();
    credentialSteps.skip();
  }

  private Result credential() throws ProviderRefusal {
    try {
      tokens.graph();
      return Result.ok("");
    } catch (ProviderRefusal refusal) {
      // Nothing works without Microsoft Graph, so its absence is no capability's alone.
      throw refusal.finding() == FindingCode.SERVICE_NOT_AVAILABLE
          ? ProviderRefusal.said(FindingCode.CREDENTIAL_REJECTED, refusal.words())
          : refusal;
    }
  }

  /** Without capabilities nothing is needed, and nothing that is granted is too much. */
  private List<PermissionView> permissions() {
    if (needs.capabilities().isEmpty()) {
      steps.skip(StepCode.EXCESS, "");
      return List.of();
    }
    KnownPermissions granted = grants.known();
    KnownPermissions declared = application.declared();
    Set<Permission> told = new HashSet<>(granted.present());
    told.addAll(declared.present());
    PermissionNeeds widened = new NeededPermissions(needs).widenedBy(told);
    List<PermissionView> views = PermissionDifference.of(widened, granted, declared);
    new PermissionSteps(steps, widened, views, grants::apiName)
        .tell(grants.refused(), grants.showExcess());
    return views;
  }

  private Organization organization() {
    return tokenOrganization.found();
  }
}
