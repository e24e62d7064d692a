package dev.connections.console.connections;

/**
 * How many connections there are. Numbers stop behind {@link dev.connections.console.Page#COUNTED}:
 * the one behind it stands for any that is larger.
 *
 * @param all without the removed ones
 * @param critical of all
 * @param needAttention of all
 * @param expiring of all, those of which a credential ends within {@code soonDays} or has ended
 * @param soonDays the days before the end that are warned of, as configured
 * @param removed those that can be restored
 */
public record ConnectionTally(
    long all, long critical, long needAttention, long expiring, int soonDays, long removed) {}
