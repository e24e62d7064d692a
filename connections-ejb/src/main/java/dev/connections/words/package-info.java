/**
 * What people read of codes: findings, steps, statuses, acts and refusals as sentences. Pages,
 * files, logs and other programs say the same words, since they ask {@link
 * dev.connections.words.Sentences}; links and markup are the pages' own. Needs nothing but the JDK.
 */
package dev.connections.words;
