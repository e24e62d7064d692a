package dev.connections.web.rest;

import java.util.List;

/**
 * One page of a list.
 *
 * @param total how many match on all pages
 * @param next cursor of the next page; null on the last one
 */
public record Listed<T>(List<T> items, long total, String next) {

  static <T> Listed<T> of(List<T> items, long total, Cut cut) {
    int end = cut.first() + items.size();
    return new Listed<>(items, total, items.isEmpty() || end >= total ? null : cut.cursor(end));
  }
}
