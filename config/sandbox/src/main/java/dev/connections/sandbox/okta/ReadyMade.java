package dev.connections.sandbox.okta;

import com.nimbusds.jose.jwk.KeyType;
import com.nimbusds.jose.jwk.RSAKey;
import dev.connections.sandbox.server.Ids;
import dev.connections.sandbox.server.NewKeys;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The organizations of a first start. Ids and keys are new each time; none is in the sources. */
public final class ReadyMade {
  private final Clock clock;
  private final Runnable changed;

  public ReadyMade(Clock clock, Runnable changed) {
    this.clock = clock;
    this.changed = changed;
  }

  public List<Organization> organizations() {
    return List.of(organization("Acme", "idx"), organization("Globex", "v1"));
  }

  private Organization organization(String name, String pipeline) {
    var organization =
        new Organization(
            Ids.random("00o"),
            name,
            pipeline,
            (RSAKey) NewKeys.generate(KeyType.RSA),
            clock,
            changed);
    complete(organization);
    return organization;
  }

  /** Adds the ready-made applications that an organization of an older state does not have. */
  public void complete(Organization organization) {
    for (ReadyApp ready : ReadyApp.values()) {
      if (organization.apps().stream().noneMatch(app -> app.name().equals(ready.label()))) {
        organization.add(app(ready));
      }
    }
  }

  private ServiceApp app(ReadyApp ready) {
    KeyType type = ready == ReadyApp.BACKUP_WITH_EC_KEY ? KeyType.EC : KeyType.RSA;
    return new ServiceApp(
            Ids.random("0oa"), ready.label(), ready.explanation(), method(ready), clock, changed)
        .restored(List.of(), scopes(ready), role(ready), ready == ReadyApp.BACKUP_WITH_DPOP, true)
        .withKeyToMake(type);
  }

  private static SignInMethod method(ReadyApp ready) {
    return switch (ready) {
      case CLIENT_SECRET -> SignInMethod.CLIENT_SECRET;
      case KEY_SET_ADDRESS -> SignInMethod.KEY_SET_ADDRESS;
      case WEB -> SignInMethod.WEB;
      default -> SignInMethod.PUBLIC_KEY;
    };
  }

  private static Set<String> scopes(ReadyApp ready) {
    Set<String> scopes = new TreeSet<>(Scopes.SEVEN);
    switch (ready) {
      case BACKUP_WITH_GRANTS -> scopes.add("okta.appGrants.read");
      case MISSING_DEVICES -> scopes.remove("okta.devices.read");
      case EXCESS_SCOPES ->
          scopes.addAll(List.of("okta.appGrants.read", "okta.logs.read", "okta.users.manage"));
      case NO_SCOPES -> scopes.clear();
      default -> {
        // The seven are what it has.
      }
    }
    return scopes;
  }

  private static AdminRole role(ReadyApp ready) {
    return switch (ready) {
      case READ_ONLY -> AdminRole.READ_ONLY_ADMIN;
      case HELP_DESK -> AdminRole.HELP_DESK_ADMIN;
      case NO_ROLE -> null;
      default -> AdminRole.SUPER_ADMIN;
    };
  }
}
