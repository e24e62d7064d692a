package dev.connections.client;

import java.time.Duration;

/** How to let time pass. */
@FunctionalInterface
interface Pause {
  Pause OF_THREAD = time -> Thread.sleep(time.toMillis());

  void of(Duration time) throws InterruptedException;
}
