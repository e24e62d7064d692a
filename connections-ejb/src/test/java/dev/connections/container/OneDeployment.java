package dev.connections.container;

import org.jboss.arquillian.container.spi.client.deployment.DeploymentScenario;
import org.jboss.arquillian.container.spi.event.DeployManagedDeployments;
import org.jboss.arquillian.container.spi.event.UnDeployManagedDeployments;
import org.jboss.arquillian.container.test.impl.client.deployment.event.GenerateDeployment;
import org.jboss.arquillian.core.api.Instance;
import org.jboss.arquillian.core.api.InstanceProducer;
import org.jboss.arquillian.core.api.annotation.Inject;
import org.jboss.arquillian.core.api.annotation.Observes;
import org.jboss.arquillian.core.spi.EventContext;
import org.jboss.arquillian.core.spi.LoadableExtension;
import org.jboss.arquillian.test.spi.annotation.ClassScoped;

/**
 * Deploys once for all test classes of a run. The adapter starts a server for each deployment, and
 * Arquillian would deploy once for each class. The server ends with the JVM of the tests.
 */
public class OneDeployment implements LoadableExtension {
  @Override
  public void register(ExtensionBuilder builder) {
    builder.observer(Once.class);
  }

  /** Lets the first class deploy, and gives its deployment to the others. */
  public static class Once {
    private DeploymentScenario deployed;
    private boolean done;

    @Inject @ClassScoped private InstanceProducer<DeploymentScenario> producer;
    @Inject private Instance<DeploymentScenario> current;

    public void generate(@Observes EventContext<GenerateDeployment> event) {
      if (deployed == null) {
        event.proceed();
        deployed = current.get();
      } else {
        producer.set(deployed);
      }
    }

    public void deploy(@Observes EventContext<DeployManagedDeployments> event) {
      if (!done) {
        done = true;
        event.proceed();
      }
    }

    public void keep(@Observes EventContext<UnDeployManagedDeployments> event) {
      // Not proceeding is the point: the next class uses the deployment.
    }
  }
}
