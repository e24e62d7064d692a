package dev.connections.capability;

import java.util.List;

/** The files of a catalog cannot be used; names all that is wrong in them at once. */
final class CatalogException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient List<String> mistakes;

  CatalogException(List<String> mistakes) {
    super("The capability catalog: " + String.join(" ", mistakes));
    this.mistakes = List.copyOf(mistakes);
  }

  /** One line each, with file and line. */
  List<String> mistakes() {
    return mistakes;
  }
}
