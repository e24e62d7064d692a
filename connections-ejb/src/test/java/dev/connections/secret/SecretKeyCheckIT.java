package dev.connections.secret;

import static org.assertj.core.api.Assertions.assertThat;

import dev.connections.container.Deployments;
import dev.connections.container.EntitiesInContainer;
import jakarta.inject.Inject;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(ArquillianExtension.class)
public class SecretKeyCheckIT {
  @Deployment
  public static WebArchive deployment() {
    return Deployments.all();
  }

  @Inject private SecretBox box;
  @Inject private EntitiesInContainer entities;

  @Test
  void theStartLeavesAValueThatTellsThisKeyFromAnother() {
    String stored = (String) entities.sql("select sealed from key_check").get(0);

    assertThat(box.opens(stored)).isTrue();
  }
}
