package dev.connections.web.health;

import dev.connections.console.SystemHealth;
import dev.connections.console.SystemHealth.Part;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;
import org.eclipse.microprofile.health.Startup;

/** A named check for each part that a node needs, and one that goes down before it stops. */
@ApplicationScoped
public class ReadinessChecks {
  // Not @EJB: in an EAR Payara makes the checks outside the module, where java:comp/env is another.
  @Inject private SystemHealth health;

  @Produces
  @Readiness
  HealthCheck database() {
    return () -> check("database");
  }

  @Produces
  @Readiness
  HealthCheck migrations() {
    return () -> check("migrations");
  }

  @Produces
  @Readiness
  HealthCheck secretKeys() {
    return () -> check("secret-keys");
  }

  @Produces
  @Readiness
  HealthCheck acceptingWork() {
    return () -> HealthCheckResponse.named("accepting-work").status(!health.draining()).build();
  }

  /** Stays up once everything worked: later trouble is for readiness. */
  @Produces
  @Startup
  HealthCheck started() {
    return () ->
        HealthCheckResponse.named("started")
            .status(health.parts().stream().allMatch(part -> part.lastSuccess().isPresent()))
            .build();
  }

  private HealthCheckResponse check(String name) {
    HealthCheckResponseBuilder response = HealthCheckResponse.named(name).down();
    for (Part part : health.parts()) {
      if (part.name().equals(name)) {
        response.status(part.up());
        part.lastSuccess()
            .ifPresent(age -> response.withData("seconds-since-success", age.toSeconds()));
      }
    }
    return response.build();
  }
}
