/**
 * What all pages of the console share. Pages see {@code dev.connections.api}, {@code
 * dev.connections.console} and this package with those below it, nothing else of the product.
 */
package dev.connections.web;
