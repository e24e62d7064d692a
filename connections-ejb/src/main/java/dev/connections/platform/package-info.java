/**
 * What every feature stands on: settings, clock, database, and the one way out to other hosts with
 * its guard. No feature's rule belongs here.
 */
package dev.connections.platform;
