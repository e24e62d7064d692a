/**
 * What every feature stands on: settings, clock, database, transactions, health. No feature's rule
 * belongs here.
 */
package dev.connections.platform;
