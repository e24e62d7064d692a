package dev.connections.secret;

import static org.assertj.core.api.Assertions.assertThat;

import dev.connections.container.Deployments;
import dev.connections.container.EntitiesInContainer;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
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

  /**
   * The start itself looks after the first; tokens and trips end before an old key is taken away.
   */
  private static final Set<String> NOT_FOR_LONG =
      Set.of("key_check", "access_token", "sign_in_trip");

  @Inject private SecretBox box;
  @Inject @Any private Instance<SealedColumn> columns;
  @Inject private EntitiesInContainer entities;

  @Test
  void theStartLeavesAValueThatTellsThisKeyFromAnother() {
    String stored = (String) entities.sql("select sealed from key_check").get(0);

    assertThat(box.opens(stored)).isTrue();
  }

  @Test
  void eachColumnOfSecretsThatLastFollowsANewKey() {
    List<String> sealed =
        entities
            .sql(
                "select lower(table_name) from information_schema.columns"
                    + " where lower(column_name) = 'sealed' and lower(table_schema) = 'public'")
            .stream()
            .map(Object::toString)
            .toList();

    assertThat(columns.stream().map(SealedColumn::table))
        .containsExactlyInAnyOrderElementsOf(
            sealed.stream().filter(table -> !NOT_FOR_LONG.contains(table)).toList());
    assertThat(sealed).containsAll(NOT_FOR_LONG);
  }
}
