package dev.connections.web.rest;

import java.util.List;

/**
 * One page of a list.
 *
 * @param total how many match on all pages
 * @param totalIsAtLeast whether there may be more than that; null for no
 * @param next cursor of the next page; null on the last one
 */
public record Listed<T>(List<T> items, long total, Boolean totalIsAtLeast, String next) {

  static <T> Listed<T> of(List<T> items, long total, Cut cut) {
    int end = cut.first() + items.size();
    return new Listed<>(
        items, total, null, items.isEmpty() || end >= total ? null : cut.cursor(end));
  }

  /** All rows were not counted. */
  Listed<T> atLeast() {
    return new Listed<>(items, total, true, next);
  }
}
