package dev.connections.web.health;

import jakarta.enterprise.context.ApplicationScoped;
import java.lang.management.ManagementFactory;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/**
 * The process works. Says nothing about the database: a restart of this process would not bring
 * that back.
 */
@Liveness
@ApplicationScoped
public class ProcessLive implements HealthCheck {
  @Override
  public HealthCheckResponse call() {
    boolean deadlock = ManagementFactory.getThreadMXBean().findDeadlockedThreads() != null;
    return HealthCheckResponse.named("process").status(!deadlock).build();
  }
}
