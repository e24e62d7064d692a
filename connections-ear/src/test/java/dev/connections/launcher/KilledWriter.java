package dev.connections.launcher;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.concurrent.TimeUnit;

/** A process of its own: commits rows, says how many, and waits to be killed. */
public final class KilledWriter {
  /**
   * By default H2 writes every 500 ms: the last rows come just after that and long before the next.
   */
  private static final long MILLIS = 700;

  private KilledWriter() {}

  /**
   * @param args the JDBC address
   */
  public static void main(String[] args) throws Exception {
    try (Connection connection = DriverManager.getConnection(args[0], "connections", "");
        Statement statement = connection.createStatement()) {
      statement.execute("create table saved (id int primary key)");
      connection.setAutoCommit(false);
      int id = 0;
      long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(MILLIS);
      while (System.nanoTime() < end) {
        id++;
        statement.executeUpdate("insert into saved values (" + id + ")");
        connection.commit();
      }
      System.out.println(id);
      System.in.read();
    }
  }
}
