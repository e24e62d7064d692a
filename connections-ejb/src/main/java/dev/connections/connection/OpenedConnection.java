package dev.connections.connection;

import dev.connections.console.ChangedMeanwhileException;
import dev.connections.console.FieldProblem;
import dev.connections.console.InvalidFieldsException;
import dev.connections.platform.NameRules;
import java.util.List;

/** A connection that is about to be changed, and nobody else changes meanwhile. */
record OpenedConnection(Connection connection, ConnectionState state) {

  void refuseIfChangedSince(long version) throws ChangedMeanwhileException {
    if (connection.version() != version) {
      throw new ChangedMeanwhileException(connection.changedBy(), connection.changedAt());
    }
  }

  void refuseOtherName(String typed) throws InvalidFieldsException {
    String name = typed == null ? "" : typed;
    if (!NameRules.normalized(name).equals(connection.normalizedName())) {
      throw new InvalidFieldsException(
          List.of(new FieldProblem("name", "OTHER_NAME", List.of(connection.name()))));
    }
  }
}
