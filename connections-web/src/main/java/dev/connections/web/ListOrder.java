package dev.connections.web;

import java.io.Serializable;
import java.util.Arrays;
import java.util.Locale;

/** What a list is sorted by and which way, as one word of the address. */
final class ListOrder<S extends Enum<S>> implements Serializable {
  private final S usual;
  private S sort;
  private boolean ascending = true;

  ListOrder(S usual) {
    this.usual = usual;
    this.sort = usual;
  }

  /** Such as {@code expiry} or {@code -name}; null for the usual order. */
  String word() {
    return sort == usual && ascending
        ? null
        : (ascending ? "" : "-") + sort.name().toLowerCase(Locale.ROOT);
  }

  /** A word that means nothing changes nothing. */
  void read(String word) {
    String name = word == null ? "" : word;
    boolean descending = name.startsWith("-");
    String column = (descending ? name.substring(1) : name).toUpperCase(Locale.ROOT);
    Arrays.stream(usual.getDeclaringClass().getEnumConstants())
        .filter(known -> known.name().equals(column))
        .findFirst()
        .ifPresent(
            known -> {
              sort = known;
              ascending = !descending;
            });
  }

  S sort() {
    return sort;
  }

  boolean ascending() {
    return ascending;
  }
}
