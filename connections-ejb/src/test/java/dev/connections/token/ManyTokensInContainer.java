package dev.connections.token;

import dev.connections.api.ConnectorLinks;
import dev.connections.api.LinkRequest;
import dev.connections.audit.Actor;
import dev.connections.connection.BareCreationInContainer;
import dev.connections.connection.NewConnection;
import dev.connections.connection.NewConnections;
import dev.connections.container.AsAdministrator;
import dev.connections.container.OneTransactionInContainer;
import dev.connections.secret.SealedColumn;
import dev.connections.secret.SecretBox;
import jakarta.annotation.Resource;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;

/** Many connections, each with one application, one credential and one allowed connector. */
@ApplicationScoped
@Transactional(TxType.NOT_SUPPORTED)
public class ManyTokensInContainer {
  static final String CAPABILITY = "users-backup";
  private static final SealedColumn SEALED = new SealedColumn("profile_key", "sealed");

  @Resource(lookup = "java:app/jdbc/connections")
  private DataSource source;

  @Inject private BareCreationInContainer bare;
  @Inject private NewConnections connections;
  @Inject private OneTransactionInContainer transaction;
  @Inject private SecretBox box;
  @Inject private AsAdministrator administrator;
  @EJB private ConnectorLinks links;

  /** The client ids of their applications; each connector is called by its own one. */
  List<String> linked(int count) throws Exception {
    List<NewConnection> all = bare.wanted(count);
    for (NewConnection one : all) {
      transaction.call(
          () -> {
            connections.add(one, new Actor("", "bench"));
            return null;
          });
    }
    giveSecrets(all);
    List<String> clients = new ArrayList<>();
    administrator.call(
        () -> {
          for (NewConnection one : all) {
            String client = one.application().profile().clientId();
            links.link(LinkRequest.of(client, one.id()).needing(Set.of(CAPABILITY)));
            clients.add(client);
          }
          return null;
        });
    return clients;
  }

  private void giveSecrets(List<NewConnection> all) throws SQLException {
    try (Connection jdbc = source.getConnection();
        PreparedStatement insert =
            jdbc.prepareStatement(
                "insert into profile_key (id, version, profile_id, state, sealed, public_jwk,"
                    + " key_id, thumbprint, kind, source, added_by, added_at, credential_kind)"
                    + " values (?, 1, ?, 'CURRENT', ?, '', '', ?, '', 'ENTERED', 'bench', ?,"
                    + " 'CLIENT_SECRET')")) {
      for (NewConnection one : all) {
        String id = UUID.randomUUID().toString();
        insert.setString(1, id);
        insert.setString(2, one.application().profile().id());
        insert.setString(
            3, box.seal(SEALED.place(id), "bench-secret".getBytes(StandardCharsets.UTF_8)));
        insert.setString(4, id);
        insert.setObject(5, Instant.now().atOffset(ZoneOffset.UTC));
        insert.executeUpdate();
      }
    }
  }
}
