/** The tab Activity: who did what, as a list and as a file. */
package dev.connections.web.activity;
