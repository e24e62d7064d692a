package dev.connections.container;

import static org.assertj.core.api.Assertions.assertThat;

import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The server of these tests runs as connections.jar does. */
@ExtendWith(ArquillianExtension.class)
public class ServerIT {
  @Deployment
  public static WebArchive deployment() {
    return Deployments.all();
  }

  /** The grid listens on every address of the machine. */
  @Test
  void hasNoDataGrid() {
    assertThat(Thread.getAllStackTraces().keySet())
        .extracting(Thread::getName)
        .noneMatch(name -> name.startsWith("hz."));
  }
}
