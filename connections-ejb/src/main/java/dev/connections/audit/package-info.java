/**
 * Who did what, when, from where, on what, and how it ended. The row of a change is written in the
 * transaction of the change; that of a refusal in one of its own, since the refusal rolls back.
 */
package dev.connections.audit;
