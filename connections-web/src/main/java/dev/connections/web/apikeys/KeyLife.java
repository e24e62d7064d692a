package dev.connections.web.apikeys;

import java.util.List;

/** For how long keys are offered. */
final class KeyLife {
  static final int USUAL_DAYS = 90;
  static final List<Integer> OFFERED_DAYS = List.of(30, USUAL_DAYS, 180, 365);

  private KeyLife() {}
}
