package com.example.nightly;

import java.io.IOException;
import java.net.URI;
import java.util.List;

/**
 * Lists the users of an Okta organization, or the mails of a mailbox of Microsoft 365. The address
 * of Connections is in {@code CONNECTIONS}, the API key in {@code CONNECTIONS_KEY}: arguments can
 * be seen by everybody on the machine.
 */
public final class Nightly {
  private static final String USAGE =
      "usage: nightly users CONNECTOR ORGANIZATION\n"
          + "       nightly mails CONNECTOR ORGANIZATION MAILBOX";

  private Nightly() {}

  public static void main(String[] arguments) throws InterruptedException {
    String address = System.getenv("CONNECTIONS");
    String key = System.getenv("CONNECTIONS_KEY");
    List<String> words = List.of(arguments);
    boolean users = words.size() == 3 && words.get(0).equals("users");
    boolean mails = words.size() == 4 && words.get(0).equals("mails");
    if (address == null || key == null || !users && !mails) {
      System.err.println(USAGE);
      System.exit(2);
    }
    try {
      Connections connections = new Connections(URI.create(address), key);
      String workload = users ? "OKTA" : "MICROSOFT_365";
      String capability = users ? "users-backup" : "exchange-backup";
      Connector connector =
          Connector.link(connections, words.get(1), workload, words.get(2), capability);
      Provider provider = new Provider(connections, connector);
      (users ? Users.logins(provider) : Mails.ids(provider, words.get(3)))
          .forEach(System.out::println);
    } catch (RefusedException refused) {
      System.err.println(refused.getMessage());
      refused.page().ifPresent(System.err::println);
      System.exit(1);
    } catch (IOException broken) {
      System.err.println(broken);
      System.exit(1);
    }
  }
}
