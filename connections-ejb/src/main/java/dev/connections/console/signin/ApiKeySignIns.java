package dev.connections.console.signin;

import dev.connections.console.ProgramCaller;
import java.util.Optional;

/** Signing in with an API key. Open to programs that nobody knows yet. */
public interface ApiKeySignIns {

  /** How every key begins, so that it is recognized where it was left by mistake. */
  String PREFIX = "cnk_";

  /**
   * Whom a key belongs to. Answers from memory for a second, so that a revoked key works for no
   * longer than that; the last use is written down once a minute.
   *
   * @return empty for what is no key, or none any more
   */
  Optional<ProgramCaller> signIn(String key);
}
