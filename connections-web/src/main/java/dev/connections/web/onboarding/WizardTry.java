package dev.connections.web.onboarding;

import dev.connections.api.ConnectionsException;

/** Something that the wizard's draft may refuse. */
@FunctionalInterface
interface WizardTry {
  void run() throws ConnectionsException;
}
