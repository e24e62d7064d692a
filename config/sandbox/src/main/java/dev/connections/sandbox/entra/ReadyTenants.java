package dev.connections.sandbox.entra;

import com.nimbusds.jose.jwk.KeyType;
import com.nimbusds.jose.jwk.RSAKey;
import dev.connections.sandbox.server.NewKeys;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;

/** The tenants of a first start. Ids and secrets are new each time; none is in the sources. */
public final class ReadyTenants {
  private static final Duration PAST = Duration.ofDays(200);

  private final Clock clock;
  private final Runnable changed;

  public ReadyTenants(Clock clock, Runnable changed) {
    this.clock = clock;
    this.changed = changed;
  }

  public List<Tenant> tenants() {
    return List.of(tenant("Contoso", Cloud.GLOBAL), tenant("Fabrikam", Cloud.US_GOV_L4));
  }

  private Tenant tenant(String name, Cloud cloud) {
    var tenant =
        new Tenant(
            UUID.randomUUID().toString(),
            name,
            cloud,
            (RSAKey) NewKeys.generate(KeyType.RSA),
            clock,
            changed);
    complete(tenant);
    return tenant;
  }

  /** Adds the ready-made registrations that a tenant of an older state does not have. */
  public void complete(Tenant tenant) {
    for (ReadyRegistration ready : ReadyRegistration.values()) {
      if (tenant.apps().stream().noneMatch(app -> app.name().equals(ready.label()))) {
        tenant.add(app(ready));
      }
    }
  }

  private AppRegistration app(ReadyRegistration ready) {
    Set<AppRole> declared = new TreeSet<>(ready.declared());
    Map<AppRole, Instant> granted = new TreeMap<>();
    if (ready != ReadyRegistration.NO_CONSENT) {
      Instant since = clock.instant().truncatedTo(ChronoUnit.SECONDS).minus(PAST);
      declared.forEach(role -> granted.put(role, since));
    }
    var app =
        new AppRegistration(
                UUID.randomUUID().toString(),
                UUID.randomUUID().toString(),
                ready.label(),
                ready.explanation(),
                clock,
                changed)
            .restored(declared, Set.of(), granted)
            .restored(UUID.randomUUID().toString(), true, List.of());
    // One credential each: a second one that is not entered in Connections is a finding.
    switch (ready) {
      case WITH_CERTIFICATE -> app.credentials().restore(List.of(), List.of(), true);
      case EXPIRED_SECRET -> app.expireSecret(app.addSecret().keyId());
      case EXPIRED_CERTIFICATE -> {
        Instant start = clock.instant().truncatedTo(ChronoUnit.SECONDS).minus(PAST);
        app.generateCertificate(start, PAST.dividedBy(2));
      }
      default -> app.addSecret();
    }
    return app;
  }
}
