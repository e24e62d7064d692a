/**
 * The lists of connections and applications: what there is, across all features. Their rows are
 * copies that the features which own the things keep up to date through {@link
 * dev.connections.listing.ConnectionListing} and {@link
 * dev.connections.listing.ApplicationListing}, in the transactions that change them, since no index
 * spans two tables. Nobody else reads or writes these rows, and this package reads no others.
 */
package dev.connections.listing;
