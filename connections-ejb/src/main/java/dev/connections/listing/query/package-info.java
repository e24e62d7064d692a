/**
 * How any list asks the database: conditions, orders, pages and counts. What is listed, and under
 * which names, belongs to the package that owns the rows.
 */
package dev.connections.listing.query;
