package dev.connections.profile;

import java.text.Normalizer;
import java.util.Locale;

/** When two names are the same name. */
public final class ProfileNames {
  private ProfileNames() {}

  /** One form for all cases, widths and compositions (NFKC) and for any run of blanks. */
  public static String normalized(String name) {
    return Normalizer.normalize(name, Normalizer.Form.NFKC)
        .toLowerCase(Locale.ROOT)
        .strip()
        .replaceAll("\\s+", " ");
  }
}
