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
  private final ServiceAccount account;

  /**
   * @param account of a system application; null for an application of the tenant's own
   */
  MicrosoftVerification(
      StepRunner steps,
      PermissionNeeds needs,
      AppTokens tokens,
      TokenOrganization tokenOrganization,
      OwnApplication application,
      GrantedPermissions grants,
      CredentialSteps credentialSteps,
      ServiceAccount account) {
    this.steps = steps;
    this.needs = needs;
    this.tokens = tokens;
    this.tokenOrganization = tokenOrganization;
    this.application = application;
    this.grants = grants;
    this.credentialSteps = credentialSteps;
    this.account = account;
  }

  VerificationResult run() {
    if (steps.run(StepCode.CREDENTIAL, "", this::credential) != StepOutcome.OK) {
      skipFromTokenOn(steps, needs, credentialSteps, account);
      return VerificationResult.of(organization(), false);
    }
    StepOutcome organization =
        steps.run(StepCode.TOKEN_ORGANIZATION, "", () -> tokenOrganization.check(tokens.graph()));
    if (isSystem()) {
      account.tryOut(steps);
    }
    if (organization == StepOutcome.FAILED) {
      skipFromApplicationOn(steps, needs, credentialSteps, isSystem());
      return VerificationResult.of(organization(), false);
    }
    application.readPrincipal(steps);
    grants.read(steps, application.principalId());
    if (isSystem()) {
      return new VerificationResult(organization(), false, permissions(), null);
    }
    application.readRegistration(steps);
    List<PermissionView> views = permissions();
    if (application.registrationSeen()) {
      credentialSteps.tell(application.registration());
    } else {
      credentialSteps.tellUnseen();
    }
    return new VerificationResult(organization(), false, views, credentialSteps.endsAt());
  }

  /**
   * A system application's registration, with what it declares and its credentials, is in the
   * tenant of its publisher, where only the publisher has to look.
   */
  private boolean isSystem() {
    return account != null;
  }

  static void skipAll(
      StepRunner steps,
      PermissionNeeds needs,
      CredentialSteps credentialSteps,
      ServiceAccount account) {
    steps.skip(StepCode.CREDENTIAL, "");
    skipFromTokenOn(steps, needs, credentialSteps, account);
  }

  private static void skipFromTokenOn(
      StepRunner steps,
      PermissionNeeds needs,
      CredentialSteps credentialSteps,
      ServiceAccount account) {
    steps.skip(StepCode.TOKEN_ORGANIZATION, "");
    if (account != null) {
      account.skip(steps);
    }
    skipFromApplicationOn(steps, needs, credentialSteps, account != null);
  }

  private static void skipFromApplicationOn(
      StepRunner steps, PermissionNeeds needs, CredentialSteps credentialSteps, boolean system) {
    steps.skip(StepCode.APPLICATION, "");
    steps.skip(StepCode.GRANTS, "");
    if (!system) {
      steps.skip(StepCode.DECLARED, "");
    }
    List<PermissionView> unknown =
        PermissionDifference.of(needs, KnownPermissions.unknown(), KnownPermissions.unknown());
    new PermissionSteps(steps, needs, unknown, Apis::label).skip();
    if (!system) {
      credentialSteps.skip();
    }
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
    // A system application declares all that the platform can do: what lacks is a consent.
    KnownPermissions declared =
        isSystem()
            ? KnownPermissions.complete(new NeededPermissions(needs).all())
            : application.declared();
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
