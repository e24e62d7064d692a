/** The page Activity: who did what, when and from where. */
package dev.connections.console.activity;
